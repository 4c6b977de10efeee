import { z } from 'zod';
import type { Endpoint } from '../network-api.ts';
import { missing, nothingFound } from '../network-api.ts';
import type { Creator } from '../world/creator.ts';
import { createPost, newestPostNumber } from '../world/post.ts';
import { profileOf } from '../world/profile.ts';
import type { FoundPost } from '../world/search-posts.ts';
import type { World } from '../world/world.ts';
import { openContinuation, sealContinuation } from './continuation.ts';
import type { FindChannel } from './find-channel.ts';
import { videoKind } from './video.ts';
import { videoId, wireChannelVideo } from './wire-video.ts';

const pageSize = 30;

const stateSchema = z.object({
  channelId: z.string(),
  sort: z.enum(['latest', 'popular']),
  at: z.number().int(),
});

/** A channel's videos, without its shorts. */
export function channelVideos(world: World, findChannel: FindChannel): Endpoint {
  return ({ query, nowSeconds }) => {
    const creator = findChannel(query);
    if (creator === null) return missing('a handle or a channelId');
    if (creator === undefined) return nothingFound('channel');
    const start = { channelId: creator.id, sort: query.sort ?? 'latest', at: 0 };
    const token = query.continuationToken;
    const state = stateSchema.safeParse(token ? openContinuation(token) : start).data;
    if (state === undefined || state.channelId !== creator.id) return missing('valid parameters');
    const all = videosOf(world, creator, state.sort);
    const next = state.at + pageSize;
    const page = all.slice(state.at, next);
    const form = { nowSeconds, withExtras: query.includeExtras === 'true' };
    const continuationToken = sealContinuation({
      query: creator.id,
      feed: 'videos-feed',
      state: { ...state, at: next },
      shownIds: page.map(videoId),
    });
    const payload = {
      videos: page.map((video) => wireChannelVideo(video, form)),
      ...(next < all.length ? { continuationToken } : {}),
    };
    return { kind: 'answer', payload, credits: 1 };
  };
}

function videosOf(world: World, creator: Creator, sort: 'latest' | 'popular'): FoundPost[] {
  const newest = newestPostNumber(creator, world.nowSeconds);
  const oldest = Math.max(0, newest - profileOf(creator).videoCount + 1);
  const videos: FoundPost[] = [];
  for (let number = newest; number >= oldest; number--) {
    if (videoKind(creator, number) === 'video') videos.push({ creator, number });
  }
  if (sort === 'latest') return videos;
  return videos
    .map((video) => ({ video, views: createPost(creator, video.number).viewCount }))
    .sort((a, b) => b.views - a.views)
    .map(({ video }) => video);
}
