import { type Endpoint, missing, nothingFound } from '../network-api.ts';
import type { Creator } from '../world/creator.ts';
import { createPost, postId } from '../world/post.ts';
import type { World } from '../world/world.ts';
import { mediaNumbers } from './media.ts';
import { feedItemId, wireFeedItem, wireFeedUser, wireTrimmedFeedItem } from './wire-feed-item.ts';

const pageSize = 12;

/** A creator's posts, newest first. The next page starts behind the post that `next_max_id` names. */
export function userPosts(world: World): Endpoint {
  return ({ query, nowSeconds }) => {
    if (!query.handle) return missing('a handle');
    const creator = world.byHandle.get(query.handle.toLowerCase());
    if (creator === undefined || creator.state !== 'open') return nothingFound('posts');
    const newest = query.next_max_id ? numberBehind(world, creator, query.next_max_id) : undefined;
    if (newest === null) return missing('a valid next_max_id');
    const media = mediaNumbers(creator, world.nowSeconds);
    const first = newest ?? media.newest;
    const left = first - (media.newest - media.count);
    const posts = Array.from({ length: Math.min(pageSize, left) }, (_, at) =>
      createPost(creator, first - at),
    );
    const last = posts.at(-1);
    const hasMore = left > posts.length;
    const isTrimmed = query.trim === 'true';
    const page = {
      items: posts.map((post) => (isTrimmed ? wireTrimmedFeedItem : wireFeedItem)(post, nowSeconds)),
      num_results: posts.length,
      more_available: hasMore,
      ...(hasMore && last !== undefined ? { next_max_id: feedItemId(last.id, creator) } : {}),
      user: {
        ...wireFeedUser(creator, nowSeconds),
        is_active_on_text_post_app: true,
        profile_grid_display_type: 'default',
      },
    };
    const payload = isTrimmed
      ? page
      : { ...sameForAll, ...page, auto_load_more_enabled: false, status: 'ok' };
    return { kind: 'answer', payload, credits: 1 };
  };
}

const sameForAll = {
  profile_grid_items: null,
  profile_grid_items_cursor: null,
  pinned_profile_grid_items_ids: null,
  special_empty_state: null,
};

/** The number of the post that comes next, or null when the creator has no such post. */
function numberBehind(world: World, creator: Creator, itemId: string): number | null {
  const { newest, count } = mediaNumbers(creator, world.nowSeconds);
  for (let number = newest; number > newest - count; number--) {
    if (feedItemId(postId(creator, number), creator) === itemId) return number - 1;
  }
  return null;
}
