import { z } from 'zod';
import { hashText, mix } from '../random.ts';
import { createPost, postSubject, publishedAt } from '../world/post.ts';
import { type FoundPost, searchPosts } from '../world/search-posts.ts';
import type { World } from '../world/world.ts';
import { videoKind, videoLengthSeconds } from './video.ts';

export const searchPageSize = 20;
/** The network does not go on for ever: some 80 pages. */
const longestList = 80 * searchPageSize;

export const videoSearchSchema = z.object({
  query: z.string().min(1),
  uploadDate: z.enum(['today', 'this_week', 'this_month', 'this_year']).optional(),
  sortBy: z.enum(['relevance', 'popular']).optional(),
  type: z.enum(['videos', 'shorts', 'channels', 'playlists']).optional(),
  duration: z.enum(['under_3_min', 'between_3_and_20_min', 'over_20_min']).optional(),
});
export type VideoSearch = z.infer<typeof videoSearchSchema>;

const uploadDateDays = { today: 1, this_week: 7, this_month: 31, this_year: 365 } as const;

/** All videos and shorts that a search gives, in the order of its pages, with what is shown twice. */
export function searchVideos(world: World, search: VideoSearch): FoundPost[] {
  const salt = hashText(JSON.stringify(search));
  const found = withMoreOfTheSame(searchPosts(world, search.query), salt)
    .filter((post) => isWanted(world, search, post))
    .slice(0, longestList);
  return withRepetitions(search.sortBy === 'popular' ? byViews(found) : found, salt);
}

function isWanted(world: World, search: VideoSearch, { creator, number }: FoundPost): boolean {
  const { uploadDate, type, duration } = search;
  if (type !== undefined && type !== `${videoKind(creator, number)}s`) return false;
  if (uploadDate !== undefined) {
    const since = world.nowSeconds - uploadDateDays[uploadDate] * 86_400;
    if (publishedAt(creator, number) < since) return false;
  }
  const minutes = videoLengthSeconds(creator, number) / 60;
  if (duration === 'under_3_min') return minutes < 3;
  if (duration === 'between_3_and_20_min') return minutes >= 3 && minutes <= 20;
  return duration === undefined || minutes > 20;
}

function byViews(found: FoundPost[]): FoundPost[] {
  const views = new Map(found.map((post) => [post, createPost(post.creator, post.number).viewCount]));
  return found.toSorted((a, b) => (views.get(b) ?? 0) - (views.get(a) ?? 0));
}

/** One channel in eight comes with a second video close behind its first. */
function withMoreOfTheSame(found: readonly FoundPost[], salt: number): FoundPost[] {
  const known = new Set(found.map(nameOf));
  return found.flatMap((post, at) => {
    const other = mix(salt, at) % 8 === 0 ? earlierAlike(post) : undefined;
    return other === undefined || known.has(nameOf(other)) ? [post] : [post, other];
  });
}

function nameOf({ creator, number }: FoundPost): string {
  return `${creator.index}/${number}`;
}

function earlierAlike({ creator, number }: FoundPost): FoundPost | undefined {
  const { niche } = postSubject(creator, number);
  for (let earlier = number - 1; earlier > number - 6; earlier--) {
    if (postSubject(creator, earlier).niche === niche) return { creator, number: earlier };
  }
  return undefined;
}

/** From the second page on, one place in fourteen shows again what stood one to three pages before. */
function withRepetitions(found: readonly FoundPost[], salt: number): FoundPost[] {
  const list: FoundPost[] = [];
  for (const post of found) {
    const at = list.length;
    const repeated = list[at - searchPageSize - (mix(salt + 1, at) % 41)];
    if (mix(salt + 2, at) % 14 === 0 && repeated !== undefined) list.push(repeated);
    list.push(post);
  }
  return list;
}
