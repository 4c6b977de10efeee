import { type Endpoint, missing, type NetworkApi, nothingFound } from '../network-api.ts';
import { ProfileCache } from '../profile-cache.ts';
import type { World } from '../world/world.ts';
import { channelVideos } from './channel-videos.ts';
import { createChannelFinder, type FindChannel } from './find-channel.ts';
import { search } from './search.ts';
import { wireChannel } from './wire-channel.ts';

export function createYouTubeApi(world: World): NetworkApi {
  const findChannel = createChannelFinder(world);
  const channelCache = new ProfileCache();
  return {
    endpoints: new Map([
      ['youtube/search', search(world)],
      ['youtube/channel', channelEndpoint(findChannel, channelCache)],
      ['youtube/channel-videos', channelVideos(world, findChannel)],
    ]),
    reset: () => channelCache.clear(),
  };
}

function channelEndpoint(findChannel: FindChannel, cache: ProfileCache): Endpoint {
  return (request) => {
    const creator = findChannel(request.query);
    if (creator === null) return missing('a handle or a channelId');
    if (creator === undefined) return nothingFound('channel');
    return cache.answer(creator.id, wireChannel(creator), request);
  };
}
