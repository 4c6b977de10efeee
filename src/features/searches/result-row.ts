import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { searches, searchResults } from '../../db/schema/searches.ts';
import type { ListedResult } from '../../domain/results-query.ts';
import { creatorColumns, viewCreator } from '../creators/view-creator.ts';
import type { ImageService } from '../images/image-service.ts';
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

/** Earlier searches that are named beside a creator. */
const mostSeenIn = 3;

interface Seen {
  searchId: string;
  campaignId: string;
  campaignName: string;
  at: string;
}

/** Rows of `search_results` with all that is shown of them. */
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
      seenIn: sql<Seen[] | null>`(
        select jsonb_agg(seen) from (
          select earlier.id as "searchId", campaign.id as "campaignId", campaign.name as "campaignName",
            earlier.created_at as at
          from search_results found
          join searches earlier on earlier.id = found.search_id
          join campaigns campaign on campaign.id = earlier.campaign_id
          where found.creator_id = ${searchResults.creatorId} and found.admission = 'admitted'
            and earlier.account_id = ${searches.accountId} and earlier.id <> ${searches.id}
            and earlier.created_at <= ${searches.createdAt}
          order by earlier.created_at desc, earlier.id limit ${mostSeenIn}
        ) as seen
      )`,
    })
    .from(searchResults)
    .innerJoin(searches, eq(searches.id, searchResults.searchId))
    .innerJoin(creators, eq(creators.id, searchResults.creatorId))
    .leftJoin(posts, eq(posts.id, searchResults.postId))
    .where(and(eq(searchResults.admission, 'admitted'), which));
}

type ResultRow = Awaited<ReturnType<typeof selectResultRows>>[number];

export function viewResult(row: ResultRow, foundBy: FoundBy, images: ResultsReader['images']): ListedResult {
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
    seenIn: (row.seenIn ?? []).map((seen) => ({ ...seen, at: new Date(seen.at).toISOString() })),
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
      thumbnailUrl: images.thumbnailUrl(post),
    },
  };
}
