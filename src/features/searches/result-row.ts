import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { searchResults } from '../../db/schema/searches.ts';
import type { ListedResult } from '../../domain/results-query.ts';
import { creatorColumns, viewCreator } from '../creators/view-creator.ts';
import type { ImageService } from '../images/image-service.ts';
import { foundBefore } from './result-filters.ts';
import type { FoundBy } from './results-scope.ts';

export interface ResultsReader {
  database: Database;
  images: Pick<ImageService, 'avatarUrl' | 'thumbnailUrl'>;
}

const postColumns = {
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
  thumbnailSourceUrl: posts.thumbnailSourceUrl,
};

/** Rows of `search_results` with all that is shown of them, but for where they were seen before. */
export function selectResultRows(database: Database, foundBy: FoundBy, which: SQL | undefined) {
  return database
    .select({
      searchId: searchResults.searchId,
      position: searchResults.position,
      revision: searchResults.revision,
      enrichment: searchResults.enrichment,
      enrichmentError: searchResults.errorCode,
      score: searchResults.score,
      reasons: searchResults.reasons,
      creator: creatorColumns,
      post: postColumns,
      // Not the texts: to look them up here would be a third of the query's time.
      matched: sql<{ posts: number; queryIds: string[] | null }>`(
        select jsonb_build_object('posts', count(distinct match.post_id), 'queryIds', jsonb_agg(match.query_id))
        from search_matches match
        where ${foundBy.matchesOf(sql`match`, searchResults.creatorId)}
      )`,
    })
    .from(searchResults)
    .innerJoin(creators, eq(creators.id, searchResults.creatorId))
    .leftJoin(posts, eq(posts.id, searchResults.postId))
    .where(and(eq(searchResults.admission, 'admitted'), which));
}

type ResultRow = Awaited<ReturnType<typeof selectResultRows>>[number];

/** Rows of a page as the API shows them, in their order. */
export async function viewResults(
  { database, images }: ResultsReader,
  foundBy: FoundBy,
  rows: ResultRow[],
): Promise<ListedResult[]> {
  const seenIn = await readSeenIn(database, rows);
  return rows.map((row) => viewResult(row, foundBy, seenIn.get(row.creator.id) ?? [], images));
}

function viewResult(
  row: ResultRow,
  foundBy: FoundBy,
  seenIn: ListedResult['seenIn'],
  images: ResultsReader['images'],
): ListedResult {
  const { creator, post, matched } = row;
  return {
    searchId: row.searchId,
    position: row.position,
    revision: row.revision,
    enrichment: row.enrichment,
    enrichmentError: row.enrichmentError,
    score: row.score,
    reasons: row.reasons,
    matchedPostCount: matched.posts,
    queries: foundBy.textsOf(matched.queryIds ?? []),
    seenIn,
    creator: viewCreator(
      { ...creator, private: row.enrichment === 'private' ? true : creator.private },
      images,
    ),
    post: post && {
      id: post.id,
      url: post.url,
      caption: post.caption,
      publishedAt: post.publishedAt?.toISOString() ?? null,
      durationSeconds: post.durationSeconds,
      viewCount: post.viewCount,
      likeCount: post.likeCount,
      commentCount: post.commentCount,
      shareCount: post.shareCount,
      hashtags: post.hashtags,
      thumbnailUrl: images.thumbnailUrl({ ...post, platform: creator.platform }),
    },
  };
}

/** Earlier searches that are named beside a creator. */
const mostSeenIn = 3;

/** By creator, newest first: for the whole page at once, which visits a tenth of what each row for itself would. */
async function readSeenIn(
  database: Database,
  rows: { searchId: string; creator: { id: string } }[],
): Promise<Map<string, ListedResult['seenIn']>> {
  const seenIn = new Map<string, ListedResult['seenIn']>();
  if (rows.length === 0) return seenIn;
  const creatorIds = sql.param(rows.map(({ creator }) => creator.id));
  const searchIds = sql.param(rows.map(({ searchId }) => searchId));
  const seen = await database.execute<{
    creator_id: string;
    search_id: string;
    campaign_id: string;
    campaign_name: string;
    at: Date;
  }>(sql`
    select seen.creator_id, seen.search_id, search.campaign_id, campaign.name as campaign_name, search.created_at as at
    from unnest(${creatorIds}::uuid[], ${searchIds}::uuid[]) as shown(creator_id, search_id)
    join search_results result on result.search_id = shown.search_id and result.creator_id = shown.creator_id
    cross join lateral (
      select before.creator_id, before.search_id, before.created_at from ${foundBefore}
      order by before.created_at desc, before.search_id desc limit ${mostSeenIn}
    ) as seen
    join searches search on search.id = seen.search_id
    join campaigns campaign on campaign.id = search.campaign_id
    order by seen.created_at desc, seen.search_id desc`);
  for (const row of seen.rows) {
    const own = seenIn.get(row.creator_id) ?? [];
    seenIn.set(row.creator_id, [
      ...own,
      {
        searchId: row.search_id,
        campaignId: row.campaign_id,
        campaignName: row.campaign_name,
        at: new Date(row.at).toISOString(),
      },
    ]);
  }
  return seenIn;
}
