import { type Endpoint, missing, type NetworkApi, nothingFound } from '../network-api.ts';
import { ProfileCache } from '../profile-cache.ts';
import type { World } from '../world/world.ts';
import { hashtagSearch, profileSearch, reelsSearch } from './searches.ts';
import { userPosts } from './user-posts.ts';
import { wireBasicProfile } from './wire-basic-profile.ts';
import { wireProfile, wireTrimmedProfile } from './wire-profile.ts';

export function createInstagramApi(world: World): NetworkApi {
  const profileCache = new ProfileCache();
  const basicProfileCache = new ProfileCache();
  return {
    endpoints: new Map([
      ['instagram/profile', profileEndpoint(world, profileCache)],
      ['instagram/basic-profile', basicProfileEndpoint(world, basicProfileCache)],
      ['instagram/reels/search', reelsSearch(world)],
      ['instagram/search/hashtag', hashtagSearch(world)],
      ['instagram/search/profiles', profileSearch(world)],
      ['instagram/user/posts', userPosts(world)],
    ]),
    reset() {
      profileCache.clear();
      basicProfileCache.clear();
    },
  };
}

/** Deleted accounts are not to be found; private ones are, without media. */
function profileEndpoint(world: World, cache: ProfileCache): Endpoint {
  return (request) => {
    const { query, nowSeconds } = request;
    if (!query.handle) return missing('a handle');
    const creator = world.byHandle.get(query.handle.toLowerCase());
    if (creator === undefined || creator.state === 'deactivated') return nothingFound('profile');
    const wire = query.trim === 'true' ? wireTrimmedProfile : wireProfile;
    return cache.answer(creator.handle, wire(world, creator, nowSeconds), request);
  };
}

/** By id: what finds an account whose handle has changed. */
function basicProfileEndpoint(world: World, cache: ProfileCache): Endpoint {
  const byId = new Map(world.creators.map((creator) => [creator.id, creator]));
  return (request) => {
    const { query, nowSeconds } = request;
    if (!query.userId) return missing('a userId');
    const creator = byId.get(query.userId);
    if (creator === undefined || creator.state === 'deactivated') return nothingFound('profile');
    return cache.answer(creator.id, wireBasicProfile(world, creator, nowSeconds), request);
  };
}
