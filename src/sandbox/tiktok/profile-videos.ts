import { type Endpoint, missing, nothingFound } from '../network-api.ts';
import type { Creator } from '../world/creator.ts';
import { createPost, newestPostNumber, type Post, publishedAt } from '../world/post.ts';
import { profileOf } from '../world/profile.ts';
import type { World } from '../world/world.ts';
import { findCreator } from './find-creator.ts';
import { wireProfileVideo, wireTrimmedProfileVideo } from './wire-video.ts';

const smallestPage = 10;
const largestPage = 20;
/** So many of the newest are looked at for the popular ones, which come in a single page. */
const popularAmong = 60;

/** A creator's videos, newest first; `max_cursor` is the time in milliseconds from which on they are older. */
export function profileVideos(world: World): Endpoint {
  return ({ query, nowSeconds }) => {
    const creator = findCreator(world, query);
    const sortBy = query.sort_by ?? 'latest';
    const before = /^\d*$/.test(query.max_cursor ?? '') ? Number(query.max_cursor || Infinity) : null;
    if (creator === null) return missing('a handle or a user_id');
    if (before === null || !['latest', 'popular'].includes(sortBy)) return missing('valid parameters');
    if (creator === undefined || creator.state !== 'open') return nothingFound('videos');
    const size = smallestPage + (creator.seed % (largestPage - smallestPage + 1));
    const { posts, hasMore } =
      sortBy === 'popular' ? popular(world, creator, size) : latest(world, creator, size, before);
    const cursor = (posts.at(-1)?.publishedAt ?? 0) * 1000;
    if (query.trim === 'true') {
      const videos = posts.map((post) => wireTrimmedProfileVideo(post, nowSeconds));
      return { kind: 'answer', payload: { aweme_list: videos, max_cursor: cursor }, credits: 1 };
    }
    const logId = `${nowSeconds}SANDBOX`;
    const payload = {
      aweme_list: posts.map((post) => wireProfileVideo(post, nowSeconds)),
      extra: { fatal_item_ids: [], logid: logId, now: nowSeconds * 1000 },
      has_locate_item: false,
      has_more: hasMore ? 1 : 0,
      log_pb: { impr_id: logId },
      max_cursor: cursor,
      min_cursor: (posts[0]?.publishedAt ?? 0) * 1000,
      status_code: 0,
      status_msg: '',
    };
    return { kind: 'answer', payload, credits: 1 };
  };
}

function latest(world: World, creator: Creator, size: number, beforeMs: number) {
  const newest = newestPostNumber(creator, world.nowSeconds);
  const oldest = Math.max(0, newest - profileOf(creator).videoCount + 1);
  const posts: Post[] = [];
  let number = newest;
  for (; number >= oldest && posts.length < size; number--) {
    if (publishedAt(creator, number) * 1000 < beforeMs) posts.push(createPost(creator, number));
  }
  return { posts, hasMore: number >= oldest };
}

function popular(world: World, creator: Creator, size: number) {
  const { posts } = latest(world, creator, popularAmong, Infinity);
  return { posts: posts.sort((a, b) => b.viewCount - a.viewCount).slice(0, size), hasMore: false };
}
