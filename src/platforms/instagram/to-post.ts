import { z } from 'zod';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import { count, edgeCount, edges, firstKnown, flag, seconds, text, viewCount } from './provider-fields.ts';
import { toCreator } from './to-creator.ts';

const mediaId = z
  .union([z.string(), z.int().transform(String)])
  .nullish()
  .catch(null);
/** The search says "2026-08-01T12:00:00.000Z", profiles say seconds. */
const moment = z
  .union([
    z.string(),
    z
      .number()
      .positive()
      .transform((unixSeconds) => unixSeconds * 1000),
  ])
  .transform((time) => new Date(time))
  .pipe(z.date())
  .nullish()
  .catch(null);

const mediaSchema = z.object({
  id: mediaId,
  pk: mediaId,
  shortcode: text,
  code: text,
  url: text,
  product_type: text,
  caption: z
    .union([z.string(), z.object({ text }).transform((caption) => caption.text)])
    .nullish()
    .catch(null),
  edge_media_to_caption: edges,
  taken_at: moment,
  taken_at_timestamp: moment,
  video_duration: seconds,
  ig_play_count: viewCount,
  video_play_count: viewCount,
  play_count: viewCount,
  video_view_count: viewCount,
  like_and_view_counts_disabled: flag,
  like_count: count,
  edge_liked_by: edgeCount,
  edge_media_preview_like: edgeCount,
  comment_count: count,
  edge_media_to_comment: edgeCount,
  thumbnail_src: text,
  display_url: text,
  display_uri: text,
  owner: z.unknown().optional(),
  user: z.unknown().optional(),
});
type Media = z.infer<typeof mediaSchema>;

export interface OwnedPost {
  /** Who wrote it; null where that can't be told. */
  owner: CreatorFacts | null;
  /** Null where the post has no identity. */
  post: PostFacts | null;
}

/** A post in any of the shapes that profiles, searches and lists have. */
export function toOwnedPost(value: unknown): OwnedPost {
  const media = mediaSchema.safeParse(value).data;
  if (!media) return { owner: null, post: null };
  return { owner: toCreator(media.owner ?? media.user, ownerIdInMediaId(media)), post: toPost(media) };
}

function toPost(media: Media): PostFacts | null {
  const externalId = mediaNumberOf(media);
  if (externalId === null) return null;
  const caption = captionOf(media);
  return {
    externalId,
    url: urlOf(media),
    caption,
    publishedAt: media.taken_at ?? media.taken_at_timestamp ?? null,
    durationSeconds: media.video_duration ?? null,
    viewCount: viewCountOf(media),
    likeCount: likeCountOf(media),
    commentCount: media.comment_count ?? media.edge_media_to_comment?.count ?? null,
    shareCount: null,
    hashtags: hashtagsIn(caption ?? ''),
    thumbnailSourceUrl: firstKnown(media.thumbnail_src, media.display_url, media.display_uri),
  };
}

/** "<post>" or "<post>_<owner>"; some lists have ids of their own, there the shortcode is the number in base 64. */
function mediaNumberOf({ pk, id, shortcode, code }: Media): string | null {
  const written = /^\d+/.exec(pk ?? '')?.[0] ?? /^\d+/.exec(id ?? '')?.[0];
  return written ?? numberInShortcode(firstKnown(shortcode, code) ?? '');
}

function ownerIdInMediaId({ id, pk }: Media): string | null {
  return /^\d+_(\d+)$/.exec(id ?? pk ?? '')?.[1] ?? null;
}

const shortcodeDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Shortcodes of private accounts' posts have a secret behind the eleven characters of the number. */
function numberInShortcode(shortcode: string): string | null {
  if (!/^[A-Za-z0-9_-]{5,}$/.test(shortcode)) return null;
  let number = 0n;
  for (const digit of shortcode.slice(0, 11)) {
    number = number * 64n + BigInt(shortcodeDigits.indexOf(digit));
  }
  return number.toString();
}

/** The provider's own addresses differ from list to list ("/p/", "/<handle>/p/"): one post has one address here. */
function urlOf({ shortcode, code, product_type, url }: Media): string | null {
  const written = firstKnown(shortcode, code);
  if (written === null) return null;
  const isReel = product_type === 'clips' || /\/reels?\//.test(url ?? '');
  return `https://www.instagram.com/${isReel ? 'reel' : 'p'}/${encodeURIComponent(written)}/`;
}

const captionNode = z.object({ node: z.object({ text }) });

function captionOf(media: Media): string | null {
  const edge = captionNode.safeParse(media.edge_media_to_caption?.edges[0]).data;
  return firstKnown(media.caption, edge?.node.text);
}

/** Plays come first: they are what Instagram calls views today; and its own before those with Facebook's. */
function viewCountOf(media: Media): number | null {
  if (media.like_and_view_counts_disabled) return null;
  return media.ig_play_count ?? media.video_play_count ?? media.play_count ?? media.video_view_count ?? null;
}

/** A count that its owner hides is not always -1: the app says how many of one's friends liked it. */
function likeCountOf(media: Media): number | null {
  if (media.like_and_view_counts_disabled) return null;
  return media.like_count ?? media.edge_liked_by?.count ?? media.edge_media_preview_like?.count ?? null;
}

/** Numbers alone are none: "#2 of the list". */
const hashtagPattern = /[#＃]((?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+)/gu;

function hashtagsIn(caption: string): string[] {
  return [...new Set([...caption.matchAll(hashtagPattern)].map((match) => match[1] ?? ''))];
}
