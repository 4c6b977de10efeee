import { and, asc, eq, gt, lte, max, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { searchQueries, searchResults } from '../../db/schema/searches.ts';
import type { ExportRow } from '../../platforms/platform.ts';

export interface ExportReader {
  /** Of the results that are there now: an export of a search that still runs ends with them. */
  lastPosition: number;
  /** The results behind one position, up to and with another, in the order they were found. */
  read(after: number, upTo: number): Promise<ExportRow[]>;
}

/** Reads a search of any size range by range: positions are known beforehand, so that several can be under way. */
export async function openExportReader(database: Database, searchId: string): Promise<ExportReader> {
  const queries = await database
    .select({ id: searchQueries.id, text: searchQueries.text })
    .from(searchQueries)
    .where(eq(searchQueries.searchId, searchId))
    .orderBy(searchQueries.position);
  const [last] = await database
    .select({ position: max(searchResults.position) })
    .from(searchResults)
    .where(eq(searchResults.searchId, searchId));
  return {
    lastPosition: last?.position ?? 0,
    async read(after, upTo) {
      const rows = await selectRows(database, searchId, after, upTo);
      return rows.map(({ creator, post, queryIds }) => ({
        creator,
        post: post && { ...post, publishedAt: post.publishedAt?.toISOString() ?? null },
        queries: queries.flatMap(({ id, text }) => (queryIds.includes(id) ? text : [])),
      }));
    },
  };
}

function selectRows(database: Database, searchId: string, after: number, upTo: number) {
  return database
    .select({
      creator: {
        handle: creators.handle,
        name: creators.name,
        bio: creators.bio,
        emails: creators.emails,
        links: creators.links,
        followerCount: creators.followerCount,
        verified: creators.verified,
        private: sql<boolean | null>`${creators.private} or ${searchResults.enrichment} = 'private'`,
      },
      post: {
        // First, because Drizzle takes the object for absent when its first column is null.
        id: posts.id,
        url: posts.url,
        caption: posts.caption,
        publishedAt: posts.publishedAt,
        durationSeconds: posts.durationSeconds,
        viewCount: posts.viewCount,
        likeCount: posts.likeCount,
        commentCount: posts.commentCount,
        shareCount: posts.shareCount,
        hashtags: posts.hashtags,
      },
      // Not the texts: to look them up here would be a third of the query's time.
      queryIds: sql<string[]>`array(
        select match.query_id from search_matches match
        where match.search_id = ${searchResults.searchId} and match.creator_id = ${searchResults.creatorId}
      )`,
    })
    .from(searchResults)
    .innerJoin(creators, eq(creators.id, searchResults.creatorId))
    .leftJoin(posts, eq(posts.id, searchResults.postId))
    .where(
      and(
        eq(searchResults.searchId, searchId),
        gt(searchResults.position, after),
        lte(searchResults.position, upTo),
      ),
    )
    .orderBy(asc(searchResults.position));
}
