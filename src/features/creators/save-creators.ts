import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import { toStorableJson } from '../../lib/text.ts';

/**
 * Writes what a network shows of creators, one row each over all searches and customers, and answers their ids by
 * external id. What is unknown now does not wipe what was known, except that a profile just read (`profileRead`) is the
 * truth about bio, e-mails and links. It brings the same picture that the search just brought under another address:
 * that one stays, or every face would be fetched twice. Rows are written in one order, so that two searches never wait for each other.
 */
export async function saveCreators(
  executor: Executor,
  platform: string,
  creators: CreatorFacts[],
  { profileRead }: { profileRead: boolean },
): Promise<Map<string, string>> {
  if (creators.length === 0) return new Map();
  const saved = await executor.execute<{ id: string; external_id: string }>(sql`
    insert into creators (
      platform, external_id, handle, name, bio, emails, links, avatar_source_url, follower_count, following_count,
      post_count, verified, private, category, country, language, tags, profile_read_at, profile_status
    )
    select ${platform}, f."externalId", f.handle, f.name, f.bio, f.emails, f.links, f."avatarSourceUrl",
      f."followerCount", f."followingCount", f."postCount", f.verified, f.private, f.category, f.country, f.language, f.tags,
      case when ${profileRead}::boolean then now() end, case when ${profileRead}::boolean then 'enriched' end
    from jsonb_to_recordset(${toStorableJson(creators)}::jsonb) as f(
      "externalId" text, handle text, name text, bio text, emails jsonb, links jsonb, "avatarSourceUrl" text,
      "followerCount" bigint, "followingCount" bigint, "postCount" bigint, verified boolean, private boolean,
      category text, country text, language text, tags jsonb
    )
    order by f."externalId"
    on conflict (platform, external_id) do update set
      -- Where a page tells no handle, the id stands in its place.
      handle = case when excluded.handle = excluded.external_id then creators.handle else excluded.handle end,
      name = coalesce(excluded.name, creators.name),
      bio = case when ${profileRead}::boolean then excluded.bio else coalesce(creators.bio, excluded.bio) end,
      emails = case when ${profileRead}::boolean then excluded.emails else creators.emails end,
      links = case when ${profileRead}::boolean then excluded.links else creators.links end,
      avatar_source_url = case
        when ${profileRead}::boolean then coalesce(creators.avatar_source_url, excluded.avatar_source_url)
        else coalesce(excluded.avatar_source_url, creators.avatar_source_url)
      end,
      follower_count = coalesce(excluded.follower_count, creators.follower_count),
      following_count = coalesce(excluded.following_count, creators.following_count),
      post_count = coalesce(excluded.post_count, creators.post_count),
      verified = coalesce(excluded.verified, creators.verified),
      private = coalesce(excluded.private, creators.private),
      category = coalesce(excluded.category, creators.category),
      country = coalesce(excluded.country, creators.country),
      language = coalesce(excluded.language, creators.language),
      tags = case when excluded.tags = '[]' then creators.tags else excluded.tags end,
      counts_read_at = case when excluded.follower_count is null then creators.counts_read_at else now() end,
      profile_read_at = coalesce(excluded.profile_read_at, creators.profile_read_at),
      profile_status = coalesce(excluded.profile_status, creators.profile_status),
      updated_at = now()
    returning id, external_id`);
  return new Map(saved.rows.map((row) => [row.external_id, row.id]));
}

/** Writes posts, newest figures winning; answers their ids by external id. */
export async function savePosts(
  executor: Executor,
  platform: string,
  posts: (PostFacts & { creatorId: string })[],
): Promise<Map<string, string>> {
  if (posts.length === 0) return new Map();
  // A list may show one twice: pinned, and in its place.
  const distinct = [...new Map(posts.map((post) => [post.externalId, post])).values()];
  const saved = await executor.execute<{ id: string; external_id: string }>(sql`
    insert into posts (
      platform, external_id, creator_id, url, caption, published_at, duration_seconds, view_count, like_count,
      comment_count, share_count, hashtags, thumbnail_source_url
    )
    select ${platform}, f."externalId", f."creatorId", f.url, f.caption, f."publishedAt", f."durationSeconds",
      f."viewCount", f."likeCount", f."commentCount", f."shareCount", f.hashtags, f."thumbnailSourceUrl"
    from jsonb_to_recordset(${toStorableJson(distinct)}::jsonb) as f(
      "externalId" text, "creatorId" uuid, url text, caption text, "publishedAt" timestamptz,
      "durationSeconds" double precision, "viewCount" bigint, "likeCount" bigint, "commentCount" bigint,
      "shareCount" bigint, hashtags jsonb, "thumbnailSourceUrl" text
    )
    order by f."externalId"
    on conflict (platform, external_id) do update set
      url = coalesce(excluded.url, posts.url),
      caption = coalesce(excluded.caption, posts.caption),
      published_at = coalesce(excluded.published_at, posts.published_at),
      duration_seconds = coalesce(excluded.duration_seconds, posts.duration_seconds),
      view_count = coalesce(excluded.view_count, posts.view_count),
      like_count = coalesce(excluded.like_count, posts.like_count),
      comment_count = coalesce(excluded.comment_count, posts.comment_count),
      share_count = coalesce(excluded.share_count, posts.share_count),
      hashtags = excluded.hashtags,
      thumbnail_source_url = coalesce(excluded.thumbnail_source_url, posts.thumbnail_source_url),
      updated_at = now()
    returning id, external_id`);
  return new Map(saved.rows.map((row) => [row.external_id, row.id]));
}

/** Writes why profiles could not be read, so that nobody asks again within the cache time. */
export async function markUnreadable(
  executor: Executor,
  creators: { creatorId: string; status: 'private' | 'deleted' | 'missing' }[],
): Promise<void> {
  if (creators.length === 0) return;
  await executor.execute(sql`
    update creators set profile_status = found.status, profile_read_at = now(),
      private = case when found.status = 'private' then true else private end
    from jsonb_to_recordset(${toStorableJson(creators)}::jsonb) as found("creatorId" uuid, status text)
    where creators.id = found."creatorId"`);
}
