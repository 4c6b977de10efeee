import { z } from 'zod';
import type { PostFacts } from '../../domain/creator.ts';
import { countSchema, readCount } from './count.ts';
import { imageAddress, known, text } from './to-creator.ts';

export const videoSchema = z.object({
  id: z.string().min(1),
  url: text,
  title: text,
  thumbnail: text,
  viewCountInt: countSchema,
  viewCountText: text,
  likeCountInt: countSchema,
  likeCountText: text,
  commentCountInt: countSchema,
  commentCountText: text,
  publishedTime: text,
  publishDate: text,
  lengthSeconds: z.number().positive().nullish().catch(null),
});
type Video = z.infer<typeof videoSchema>;

/** A video or a short. Likes and comments come with few lists only. */
export function toPost(video: Video): PostFacts {
  const title = known(video.title);
  return {
    externalId: video.id,
    url: known(video.url) ?? `https://www.youtube.com/watch?v=${encodeURIComponent(video.id)}`,
    caption: title,
    publishedAt: readDate(video.publishDate) ?? dayOf(readDate(video.publishedTime)),
    durationSeconds: video.lengthSeconds ?? null,
    viewCount: viewCountOf(video),
    likeCount: readCount(video.likeCountInt, video.likeCountText),
    commentCount: readCount(video.commentCountInt, video.commentCountText),
    shareCount: null,
    hashtags: hashtagsIn(title ?? ''),
    thumbnailSourceUrl: imageAddress(video.thumbnail),
  };
}

/** Of a live video or a premiere the network counts those who watch or wait right now. */
function viewCountOf({ viewCountInt, viewCountText }: Video): number | null {
  if (/watching|waiting/i.test(viewCountText ?? '')) return null;
  return readCount(viewCountInt, viewCountText);
}

/** `publishedTime` is reckoned back from the moment of the call ("5 years ago"): a time of day in it would be made up. */
function dayOf(date: Date | null): Date | null {
  date?.setUTCHours(0, 0, 0, 0);
  return date;
}

function readDate(written: string | null | undefined): Date | null {
  const date = new Date(written ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

function hashtagsIn(title: string): string[] {
  return [...new Set([...title.matchAll(/#([\p{L}\p{M}\p{N}_]+)/gu)].map(([, tag]) => tag ?? ''))];
}
