import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { searchQueries, searchResults } from '../../db/schema/searches.ts';
import type { ExportRow } from '../../platforms/platform.ts';

/** Results in the order they were found, from behind a position on: the keyset page for exports of any size. */
export async function readExportRows(
  database: Database,
  searchId: string,
  afterPosition: number,
  limit: number,
): Promise<(ExportRow & { position: number })[]> {
  const queries = await database
    .select({ id: searchQueries.id, text: searchQueries.text })
    .from(searchQueries)
    .where(eq(searchQueries.searchId, searchId))
    .orderBy(searchQueries.position);
  const rows = await selectRows(database, searchId, afterPosition, limit);
  return rows.map(({ position, creator, post, queryIds }) => ({
    position,
    creator,
    post: post && { ...post, publishedAt: post.publishedAt?.toISOString() ?? null },
    queries: queries.flatMap(({ id, text }) => (queryIds.includes(id) ? text : [])),
  }));
}

function selectRows(database: Database, searchId: string, afterPosition: number, limit: number) {
  return database
    .select({
      position: searchResults.position,
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
    .where(and(eq(searchResults.searchId, searchId), gt(searchResults.position, afterPosition)))
    .orderBy(asc(searchResults.position))
    .limit(limit);
}
