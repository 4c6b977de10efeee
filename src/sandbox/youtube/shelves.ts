import { hashText, mix } from '../random.ts';
import type { FoundPost } from '../world/search-posts.ts';
import { searchPageSize } from './search-videos.ts';
import { videoKind } from './video.ts';

/** A titled row of suggestions between the results. */
export interface Shelf {
  title: string;
  posts: FoundPost[];
  /** The row of shorts tells no channels. */
  isShorts: boolean;
}

const mostItems = 10;
const smallChannelSubscribers = 15_000;

/**
 * Three to five on the first page, one on every third of the others. Their videos come from further down the list: most
 * are met again on later pages.
 */
export function shelvesOf(query: string, list: readonly FoundPost[], at: number): Shelf[] {
  const salt = mix(hashText(query), at);
  const further = list.slice(at + searchPageSize);
  const pool = further.length >= searchPageSize ? further : list;
  if (at > 0) {
    return (at / searchPageSize) % 3 === 0 ? [shelf('People also watched', spread(pool, salt, 6))] : [];
  }
  const small = pool.filter(({ creator }) => creator.followerCount < smallChannelSubscribers);
  const shorts = pool.filter(({ creator, number }) => videoKind(creator, number) === 'short');
  const shelves = [
    shelf('People also watched', spread(pool, salt, mostItems)),
    shelf('Channels new to you', spread(small, salt + 1, 8 + (salt % 2))),
    shelf('From related searches', spread(pool, salt + 2, 2 + (salt % 2))),
  ];
  const [first] = list;
  if (salt % 5 < 3) shelves.push({ ...shelf('Shorts', spread(shorts, salt + 3, mostItems)), isShorts: true });
  if (salt % 7 < 3 && first !== undefined) shelves.push(latestFrom(first));
  return shelves.filter(({ posts }) => posts.length > 0);
}

function shelf(title: string, posts: FoundPost[]): Shelf {
  return { title, posts, isShorts: false };
}

function latestFrom({ creator, number }: FoundPost): Shelf {
  const posts = [number, number - 1, number - 2].map((one) => ({ creator, number: one }));
  return shelf(`Latest from ${creator.nickname}`, posts);
}

/** Up to `count` different ones from the first few pages of a list. */
function spread(pool: readonly FoundPost[], salt: number, count: number): FoundPost[] {
  return pool
    .slice(0, 4 * searchPageSize)
    .map((post, at) => ({ post, order: mix(salt, at) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ post }) => post);
}
