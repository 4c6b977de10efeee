import { z } from 'zod';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import { emailsInLinks, emailsInText, mergeEmails } from '../../domain/emails-in-text.ts';
import type { FoundCreator } from '../platform.ts';
import { videoUrl } from './profile-address.ts';

// The provider's shapes, as little of them as we need. Everything but an identity may be missing,
// and what is there may be of another type one day: `.catch` makes a strange field unknown and keeps the row.
const count = z.number().int().nonnegative().nullish().catch(null);
const text = z.string().nullish().catch(null);
const addressList = z
  .object({ url_list: z.array(z.string()).nullish() })
  .nullish()
  .catch(null);

/** The author of a video, or somebody whom the search for accounts found. */
export const authorSchema = z.object({
  uid: z.string().min(1),
  unique_id: z.string().min(1),
  nickname: text,
  signature: text,
  region: text,
  language: text,
  follower_count: count,
  following_count: count,
  aweme_count: count,
  is_private_account: z.union([z.number(), z.boolean()]).nullish().catch(null),
  custom_verify: text,
  enterprise_verify_reason: text,
  avatar_300x300: addressList,
  avatar_medium: addressList,
  avatar_larger: addressList,
  avatar_thumb: addressList,
});

export const videoSchema = z.object({
  aweme_id: z.string().min(1),
  desc: text,
  create_time: z.number().positive().nullish().catch(null),
  share_url: text,
  url: text,
  statistics: z
    .object({ play_count: count, digg_count: count, comment_count: count, share_count: count })
    .nullish()
    .catch(null),
  video: z
    .object({
      duration: z.number().nonnegative().nullish().catch(null),
      cover: addressList,
      origin_cover: addressList,
    })
    .nullish()
    .catch(null),
  text_extra: z
    .array(z.object({ hashtag_name: text }).nullish().catch(null))
    .nullish()
    .catch(null),
  author: authorSchema,
});
type Video = z.infer<typeof videoSchema>;

export function toFoundCreator(video: Video): FoundCreator {
  return { creator: toFoundAuthor(video.author), post: toPost(video) };
}

/** As far as a search shows somebody. Bio, country and language come with a creator's own videos only. */
export function toFoundAuthor(author: z.infer<typeof authorSchema>): CreatorFacts {
  const bio = known(author.signature);
  return {
    externalId: author.uid,
    handle: author.unique_id,
    name: known(author.nickname),
    bio,
    emails: emailsInText(bio ?? '', 'bio'),
    links: [],
    avatarSourceUrl: firstJpeg(
      author.avatar_300x300,
      author.avatar_medium,
      author.avatar_larger,
      author.avatar_thumb,
    ),
    followerCount: author.follower_count ?? null,
    followingCount: author.following_count ?? null,
    postCount: author.aweme_count || null, // 0 in every search for videos, whatever the truth
    verified: verifiedBy(author.custom_verify, author.enterprise_verify_reason),
    private: author.is_private_account == null ? null : Boolean(author.is_private_account),
    category: null,
    country: known(author.region)?.toUpperCase() ?? null,
    language: known(author.language)?.toLowerCase() ?? null,
    tags: [],
  };
}

function toPost(video: Video): PostFacts {
  const statistics = video.statistics;
  return {
    externalId: video.aweme_id,
    url: addressOf(video),
    caption: known(video.desc),
    publishedAt: video.create_time ? new Date(video.create_time * 1000) : null,
    durationSeconds: video.video?.duration ? video.video.duration / 1000 : null,
    viewCount: statistics?.play_count ?? null,
    likeCount: statistics?.digg_count ?? null,
    commentCount: statistics?.comment_count ?? null,
    shareCount: statistics?.share_count ?? null,
    hashtags: hashtagsOf(video),
    thumbnailSourceUrl: firstJpeg(video.video?.cover, video.video?.origin_cover),
  };
}

const exactCount = z
  .union([z.string().regex(/^\d+$/), z.number()])
  .transform(Number)
  .pipe(z.number().int().nonnegative())
  .nullish()
  .catch(null);
const statisticsSchema = z
  .object({ followerCount: exactCount, followingCount: exactCount, videoCount: exactCount })
  .nullish()
  .catch(null);

export const profileSchema = z.object({
  account_private: z.boolean().nullish().catch(null),
  account_deactivated: z.boolean().nullish().catch(null),
  user: z
    .object({
      id: z.string().min(1),
      uniqueId: z.string().min(1),
      nickname: text,
      signature: text,
      avatarMedium: text,
      avatarLarger: text,
      avatarThumb: text,
      verified: z.boolean().nullish().catch(null),
      privateAccount: z.boolean().nullish().catch(null),
      language: text,
      region: text,
      bioLink: z.object({ link: text }).nullish().catch(null),
      commerceUserInfo: z.object({ category: text }).nullish().catch(null),
    })
    .nullish(),
  stats: statisticsSchema,
  statsV2: statisticsSchema,
});
type ProfileAnswer = z.infer<typeof profileSchema>;

/** `stats` is rounded and overflows at 2^31; `statsV2`, where present, is exact. */
export function toCreator(
  user: NonNullable<ProfileAnswer['user']>,
  { stats, statsV2 }: Pick<ProfileAnswer, 'stats' | 'statsV2'>,
): CreatorFacts {
  const bio = known(user.signature);
  const links = [user.bioLink?.link].flatMap((link) => known(link) ?? []);
  return {
    externalId: user.id,
    handle: user.uniqueId,
    name: known(user.nickname),
    bio,
    emails: mergeEmails(emailsInText(bio ?? '', 'bio'), emailsInLinks(links)),
    links,
    avatarSourceUrl: known(user.avatarMedium) ?? known(user.avatarLarger) ?? known(user.avatarThumb),
    followerCount: statsV2?.followerCount ?? stats?.followerCount ?? null,
    followingCount: statsV2?.followingCount ?? stats?.followingCount ?? null,
    postCount: statsV2?.videoCount ?? stats?.videoCount ?? null,
    verified: user.verified ?? null,
    private: user.privateAccount ?? null,
    category: known(user.commerceUserInfo?.category),
    country: known(user.region)?.toUpperCase() ?? null,
    language: known(user.language)?.toLowerCase() ?? null,
    tags: [],
  };
}

/** `url` led to another video in two samples: an address without the video's id is not its own. */
function addressOf(video: Video): string {
  const given = [known(video.url), withoutQuery(video.share_url)];
  const own = given.find((address) => address?.includes(video.aweme_id));
  return own ?? videoUrl(video.author.unique_id, video.aweme_id);
}

/** An empty text says nothing. */
function known(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

function withoutQuery(url: string | null | undefined): string | null {
  return known(url)?.replace(/[?#].*$/s, '') ?? null;
}

/** "" means not verified; a missing field means unknown. */
function verifiedBy(...reasons: (string | null | undefined)[]): boolean | null {
  if (reasons.some((reason) => known(reason) !== null)) return true;
  return reasons.some((reason) => reason === '') ? false : null;
}

/** The lists start with HEIC or WebP; a JPEG stood in every one of 2,779 recorded. */
function firstJpeg(...lists: z.infer<typeof addressList>[]): string | null {
  for (const list of lists) {
    const jpeg = list?.url_list?.find((address) => /\.jpe?g(?:[?#]|$)/i.test(address));
    if (jpeg !== undefined) return jpeg;
  }
  return lists.find((list) => list?.url_list?.length)?.url_list?.at(-1) ?? null;
}

/** As the network marked them; from the caption where it marks none (the trimmed shape). */
function hashtagsOf(video: Video): string[] {
  const marked = video.text_extra?.flatMap((part) => known(part?.hashtag_name) ?? []);
  const written =
    marked ?? [...(video.desc ?? '').matchAll(/#([\p{L}\p{M}\p{N}_]+)/gu)].map((match) => match[1] ?? '');
  return [...new Set(written)];
}
