import { hashText, mix, type Random, shaken } from '../random.ts';
import { remember } from '../remember.ts';
import { createPost, publishedAt } from '../world/post.ts';
import { type FoundPost, searchPosts } from '../world/search-posts.ts';
import type { World } from '../world/world.ts';

export const pageSize = 30;
const smallestFullPage = 27;
/** The network does not go on for ever: at most 80 pages. */
const longestList = 80 * pageSize;
export const rememberedQueries = 100;

export const datePostedDays = {
  yesterday: 1,
  'this-week': 7,
  'this-month': 31,
  'last-3-months': 92,
  'last-6-months': 183,
  'all-time': Number.POSITIVE_INFINITY,
} as const;
export type DatePosted = keyof typeof datePostedDays;
export const sortOrders = ['relevance', 'most-liked', 'date-posted'] as const;

export interface KeywordQuery {
  query: string;
  datePosted: DatePosted;
  sortBy: (typeof sortOrders)[number];
}

export interface KeywordPage {
  posts: FoundPost[];
  hasMore: boolean;
}

/** Serves a query's posts page by page, with the network's habits. */
export function createKeywordPages(world: World) {
  const listFor = remember(rememberedQueries, (key) => {
    const keyword = JSON.parse(key) as KeywordQuery;
    return withRepetitions(sorted(recent(world, keyword), keyword), hashText(key));
  });

  /** Null when the query finds nothing at all. `jitter` makes the same page differ from call to call. */
  return (keyword: KeywordQuery, cursor: number, jitter: Random | null): KeywordPage | null => {
    const list = listFor(JSON.stringify(keyword));
    if (list.length === 0) return null;
    const hasMore = cursor + pageSize < list.length;
    if (cursor >= list.length) return { posts: afterTheEnd(list, cursor), hasMore: false };
    const posts = distinct(list.slice(cursor, cursor + pageSize));
    for (
      let next = cursor + pageSize;
      hasMore && posts.length < smallestFullPage && next < list.length;
      next++
    ) {
      const post = list[next];
      if (post !== undefined && isNew(posts, post)) posts.push(post);
    }
    return { posts: jitter === null ? posts : shaken(posts, jitter), hasMore };
  };
}

function recent(world: World, keyword: KeywordQuery): FoundPost[] {
  const since = world.nowSeconds - datePostedDays[keyword.datePosted] * 86_400;
  return searchPosts(world, keyword.query).filter(
    ({ creator, number }) => publishedAt(creator, number) >= since,
  );
}

function sorted(found: FoundPost[], keyword: KeywordQuery): FoundPost[] {
  const best = found.slice(0, longestList);
  if (keyword.sortBy === 'date-posted') {
    return best.sort((a, b) => publishedAt(b.creator, b.number) - publishedAt(a.creator, a.number));
  }
  if (keyword.sortBy === 'relevance') return best;
  const likes = new Map(best.map((post) => [post, createPost(post.creator, post.number).likeCount]));
  return best.sort((a, b) => (likes.get(b) ?? 0) - (likes.get(a) ?? 0));
}

/**
 * From the second page on, one place in fourteen shows again what stood 10 to 50 places before. The end is cut so
 * that the last of several pages has 1 to 16 videos, as recorded last pages had.
 */
function withRepetitions(found: FoundPost[], salt: number): FoundPost[] {
  const list: FoundPost[] = [];
  for (const post of found) {
    const at = list.length;
    const repeated = list[at - 10 - (mix(salt, at) % 41)];
    if (at >= pageSize && mix(salt + 1, at) % 14 === 0 && repeated !== undefined) list.push(repeated);
    list.push(post);
  }
  const rest = list.length % pageSize;
  if (list.length >= pageSize) list.length -= rest === 0 ? pageSize - 16 : Math.max(0, rest - 16);
  return list;
}

/** Asking on past the end gives a few that were shown before, once; then nothing. */
function afterTheEnd(list: FoundPost[], cursor: number): FoundPost[] {
  if (cursor >= list.length + pageSize) return [];
  const from = mix(cursor, list.length) % Math.max(1, list.length - 4);
  return distinct(list.slice(from, from + 4));
}

/** No video and no creator stands twice on one page. */
function distinct(posts: FoundPost[]): FoundPost[] {
  const kept: FoundPost[] = [];
  for (const post of posts) if (isNew(kept, post)) kept.push(post);
  return kept;
}

function isNew(posts: FoundPost[], post: FoundPost): boolean {
  return !posts.some(({ creator }) => creator === post.creator);
}
