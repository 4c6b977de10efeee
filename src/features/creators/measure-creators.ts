import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import type { EngagementFormula } from '../../domain/creator.ts';
import { type CreatorFigures, creatorFigures } from '../../domain/engagement.ts';
import { languageOf } from '../../domain/language-of-text.ts';
import type { SimilarProfile } from '../../domain/similar-profile.ts';
import { toStorableJson } from '../../lib/text.ts';

/** A creator with what its posts tell: what filters ask about, and what similarity compares. */
export interface MeasuredCreator extends SimilarProfile, CreatorFigures {
  id: string;
  verified: boolean | null;
  private: boolean | null;
  hasEmail: boolean;
}

interface CreatorRow {
  id: string;
  external_id: string;
  handle: string;
  name: string | null;
  bio: string | null;
  tags: string[];
  category: string | null;
  language: string | null;
  country: string | null;
  verified: boolean | null;
  private: boolean | null;
  follower_count: string | null;
  has_email: boolean;
  posts: PostRow[];
}

interface PostRow {
  caption: string | null;
  published_at: string | null;
  view_count: number | null;
  like_count: number | null;
  comment_count: number | null;
  hashtags: string[];
}

/** As many as the figures are made of, and some for the words. */
const postsRead = 16;

/**
 * Finds the figures of creators from their recent posts that we have, and their language where the network does not tell
 * it, and writes them down with the day. Creators that are not there are left out of the answer.
 */
export async function measureCreators(
  executor: Executor,
  formula: EngagementFormula,
  creatorIds: string[],
): Promise<Map<string, MeasuredCreator>> {
  const now = new Date();
  const rows = await readRows(executor, creatorIds);
  const measured = rows.map((row) => measure(row, formula, now));
  await writeFigures(executor, formula, measured);
  return new Map(measured.map((creator) => [creator.id, creator]));
}

/** Creators as they were measured last, without writing anything: for seeds, time and again. */
export async function readMeasured(
  executor: Executor,
  formula: EngagementFormula,
  creatorIds: string[],
): Promise<MeasuredCreator[]> {
  const now = new Date();
  return (await readRows(executor, creatorIds)).map((row) => measure(row, formula, now));
}

async function readRows(executor: Executor, creatorIds: string[]): Promise<CreatorRow[]> {
  if (creatorIds.length === 0) return [];
  const { rows } = await executor.execute<CreatorRow & Record<string, unknown>>(sql`
    select id, external_id, handle, name, bio, tags, category, language, country, verified, private, follower_count,
      emails <> '[]' as has_email,
      coalesce((
        select jsonb_agg(recent) from (
          select caption, published_at, view_count, like_count, comment_count, hashtags
          from posts where posts.creator_id = creators.id
          order by published_at desc nulls last, id limit ${postsRead}
        ) as recent
      ), '[]') as posts
    from creators where id = any(${sql.param(creatorIds)}::uuid[]) order by external_id`);
  return rows;
}

function measure(row: CreatorRow, formula: EngagementFormula, now: Date): MeasuredCreator {
  const followerCount = row.follower_count === null ? null : Number(row.follower_count);
  const posts = row.posts.map((post) => ({
    publishedAt: post.published_at === null ? null : new Date(post.published_at),
    viewCount: post.view_count,
    likeCount: post.like_count,
    commentCount: post.comment_count,
  }));
  const captions = row.posts.flatMap(({ caption }) => caption ?? []);
  return {
    id: row.id,
    externalId: row.external_id,
    handle: row.handle,
    name: row.name,
    bio: row.bio,
    tags: row.tags,
    category: row.category,
    language: row.language ?? languageOf([row.bio ?? '', ...captions].join('\n')),
    country: row.country,
    followerCount,
    verified: row.verified,
    private: row.private,
    hasEmail: row.has_email,
    captions,
    hashtags: row.posts.flatMap(({ hashtags }) => hashtags),
    ...creatorFigures(formula, followerCount, posts, now),
  };
}

/** In the order of `saveCreators`, so that two searches never wait for each other. */
async function writeFigures(
  executor: Executor,
  formula: EngagementFormula,
  creators: MeasuredCreator[],
): Promise<void> {
  if (creators.length === 0) return;
  const figures = creators.map((creator) => ({
    id: creator.id,
    language: creator.language,
    rate: creator.engagementRate,
    sample: creator.engagementSampleSize,
    views: creator.averageViewCount,
    last: creator.lastPostAt,
  }));
  await executor.execute(sql`
    update creators set
      language = coalesce(creators.language, f.language),
      engagement_rate = f.rate,
      engagement_formula = case when f.rate is not null then ${formula} end,
      engagement_sample_size = f.sample,
      engagement_measured_at = case when f.rate is not null then now() end,
      average_view_count = f.views,
      last_post_at = f.last
    from jsonb_to_recordset(${toStorableJson(figures)}::jsonb) as f(
      id uuid, language text, rate double precision, sample integer, views bigint, last timestamptz
    )
    where creators.id = f.id`);
}
