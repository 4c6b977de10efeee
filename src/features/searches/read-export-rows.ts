import { and, asc, eq, gt, inArray, lte, max, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { searchResults } from '../../db/schema/searches.ts';
import type { SearchMode } from '../../domain/search.ts';
import type { ExportRow } from '../../platforms/platform.ts';
import { filterConditions, type ResultFilters } from './result-filters.ts';
import type { ResultsScope } from './results-scope.ts';

/** Which results a file has: those that pass the filters and, where some were chosen, are among them; all, if nothing is said. */
export interface ExportChoice extends Partial<ResultFilters> {
  creatorIds?: string[] | undefined;
}

/** With what files over several networks show besides. */
export interface ListedExportRow extends ExportRow {
  platform: string;
  engagementRate: number | null;
}

/** Results of one search behind one position, up to and with another. */
interface ExportRange {
  searchId: string;
  mode: SearchMode;
  after: number;
  upTo: number;
  /** Of the same campaign, before this one: whom they found is in the file already. */
  earlierIds: string[];
}

export interface ExportReader {
  /** Of the results that are there now: an export of a search that still runs ends with them. */
  ranges: ExportRange[];
  /** In the order they were found. */
  read(range: ExportRange): Promise<ListedExportRow[]>;
}

/** Reads results of any number range by range: positions are known beforehand, so that several can be under way. */
export async function openExportReader(
  database: Database,
  scope: ResultsScope,
  choice: ExportChoice,
  rangeSize: number,
): Promise<ExportReader> {
  const searchIds = scope.searches.map(({ id }) => id);
  const last = await database
    .select({ searchId: searchResults.searchId, position: max(searchResults.position) })
    .from(searchResults)
    .where(inArray(searchResults.searchId, searchIds))
    .groupBy(searchResults.searchId);
  const lastPositions = new Map(last.map(({ searchId, position }) => [searchId, position ?? 0]));
  const conditions = [...filterConditions({ filters: {}, ...choice }, scope, new Date()).values()];
  if (choice.creatorIds) conditions.push(sql`creator.id = any(${sql.param(choice.creatorIds)}::uuid[])`);
  return {
    ranges: scope.searches.flatMap(({ id, mode }, index) => {
      const rangeCount = Math.ceil((lastPositions.get(id) ?? 0) / rangeSize);
      return Array.from({ length: rangeCount }, (_, number) => ({
        searchId: id,
        mode,
        after: number * rangeSize,
        upTo: (number + 1) * rangeSize,
        earlierIds: searchIds.slice(0, index),
      }));
    }),
    async read(range) {
      const rows = await selectRows(database, scope, range, conditions);
      return rows.map(({ creator, post, queryIds, platform, engagementRate, score }) => ({
        creator,
        post: post && { ...post, publishedAt: post.publishedAt?.toISOString() ?? null },
        queries: scope.textsOf(queryIds),
        mode: range.mode,
        score,
        platform,
        engagementRate,
      }));
    },
  };
}

/** By the names that the conditions of filters know. */
const result = alias(searchResults, 'result');
const creator = alias(creators, 'creator');
const post = alias(posts, 'post');

function selectRows(
  database: Database,
  scope: ResultsScope,
  { searchId, after, upTo, earlierIds }: ExportRange,
  conditions: SQL[],
) {
  const foundEarlier = sql`exists (
    select from search_results first where first.search_id = any(${sql.param(earlierIds)}::uuid[])
      and first.creator_id = ${result.creatorId} and first.admission = 'admitted'
  )`;
  return database
    .select({
      creator: {
        handle: creator.handle,
        name: creator.name,
        bio: creator.bio,
        emails: creator.emails,
        links: creator.links,
        followerCount: creator.followerCount,
        verified: creator.verified,
        private: sql<boolean | null>`${creator.private} or ${result.enrichment} = 'private'`,
      },
      platform: creator.platform,
      engagementRate: creator.engagementRate,
      post: {
        // First, because Drizzle takes the object for absent when its first column is null.
        id: post.id,
        url: post.url,
        caption: post.caption,
        publishedAt: post.publishedAt,
        durationSeconds: post.durationSeconds,
        viewCount: post.viewCount,
        likeCount: post.likeCount,
        commentCount: post.commentCount,
        shareCount: post.shareCount,
        hashtags: post.hashtags,
      },
      score: result.score,
      // Not the texts: to look them up here would be a third of the query's time.
      queryIds: sql<string[]>`array(
        select match.query_id from search_matches match where ${scope.matchesOf(sql`match`, result.creatorId)}
      )`,
    })
    .from(result)
    .innerJoin(creator, eq(creator.id, result.creatorId))
    .leftJoin(post, eq(post.id, result.postId))
    .where(
      and(
        eq(result.searchId, searchId),
        eq(result.admission, 'admitted'),
        gt(result.position, after),
        lte(result.position, upTo),
        earlierIds.length === 0 ? undefined : sql`not ${foundEarlier}`,
        ...conditions,
      ),
    )
    .orderBy(asc(result.position));
}
