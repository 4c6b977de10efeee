import { and, asc, eq, gt, lte, max, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { searchResults } from '../../db/schema/searches.ts';
import type { SearchResult } from '../../domain/search.ts';
import { platformById } from '../../platforms/index.ts';
import type { ImageService } from '../images/image-service.ts';

interface Reader {
  database: Database;
  images: Pick<ImageService, 'avatarUrl' | 'thumbnailUrl'>;
}

/**
 * Results that changed after a revision, oldest change first. All rows of one revision come together, so that the last
 * one's revision is where to go on: the answer may be longer than `limit`.
 */
export async function readChangedResults(
  { database, images }: Reader,
  searchId: string,
  after: number,
  limit: number,
): Promise<SearchResult[]> {
  const rows = await selectChanged(database, searchId, after, limit);
  return rows.map((row) => toSearchResult(row, images));
}

/** Without the times of our own rows: every timestamp costs as much as ten texts to read. */
const creatorColumns = {
  id: creators.id,
  platform: creators.platform,
  externalId: creators.externalId,
  handle: creators.handle,
  name: creators.name,
  bio: creators.bio,
  emails: creators.emails,
  links: creators.links,
  avatarSourceUrl: creators.avatarSourceUrl,
  followerCount: creators.followerCount,
  followingCount: creators.followingCount,
  postCount: creators.postCount,
  verified: creators.verified,
  private: creators.private,
  category: creators.category,
  country: creators.country,
  language: creators.language,
  profileReadAt: creators.profileReadAt,
};
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

function selectChanged(database: Database, searchId: string, after: number, limit: number) {
  const changed = and(eq(searchResults.searchId, searchId), gt(searchResults.revision, after));
  const nextChanges = database
    .select({ revision: searchResults.revision })
    .from(searchResults)
    .where(changed)
    .orderBy(asc(searchResults.revision))
    .limit(limit)
    .as('next_changes');
  const lastRevision = database.select({ revision: max(nextChanges.revision) }).from(nextChanges);
  return database
    .select({
      position: searchResults.position,
      revision: searchResults.revision,
      enrichment: searchResults.enrichment,
      enrichmentError: searchResults.errorCode,
      creator: creatorColumns,
      post: postColumns,
      // A keyword stands there once for each of its posts.
      matched: sql<{ posts: number; queries: string[] | null }>`(
        select jsonb_build_object(
          'posts', count(distinct match.post_id), 'queries', jsonb_agg(query.text order by query.position)
        )
        from search_matches match join search_queries query on query.id = match.query_id
        where match.search_id = ${searchResults.searchId} and match.creator_id = ${searchResults.creatorId}
      )`,
    })
    .from(searchResults)
    .innerJoin(creators, eq(creators.id, searchResults.creatorId))
    .leftJoin(posts, eq(posts.id, searchResults.postId))
    .where(and(changed, lte(searchResults.revision, lastRevision)))
    .orderBy(asc(searchResults.revision), asc(searchResults.position));
}

type Row = Awaited<ReturnType<typeof selectChanged>>[number];

function toSearchResult(row: Row, images: Reader['images']): SearchResult {
  const { creator, post } = row;
  return {
    position: row.position,
    revision: row.revision,
    enrichment: row.enrichment,
    enrichmentError: row.enrichmentError,
    matchedPostCount: row.matched.posts,
    queries: [...new Set(row.matched.queries)],
    creator: {
      id: creator.id,
      platform: creator.platform,
      externalId: creator.externalId,
      handle: creator.handle,
      name: creator.name,
      bio: creator.bio,
      emails: creator.emails,
      links: creator.links,
      avatarUrl: images.avatarUrl(creator),
      followerCount: creator.followerCount,
      followingCount: creator.followingCount,
      postCount: creator.postCount,
      verified: creator.verified,
      private: row.enrichment === 'private' ? true : creator.private,
      category: creator.category,
      country: creator.country,
      language: creator.language,
      profileUrl: platformById(creator.platform)?.profileUrl(creator.handle) ?? '',
      profileReadAt: creator.profileReadAt?.toISOString() ?? null,
    },
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
