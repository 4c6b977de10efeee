import { z } from 'zod';
import { type Endpoint, missing, type Outcome } from '../network-api.ts';
import { hashText, type Random, shaken } from '../random.ts';
import { remember } from '../remember.ts';
import type { Creator } from '../world/creator.ts';
import { searchCreators } from '../world/search-creators.ts';
import type { FoundPost } from '../world/search-posts.ts';
import type { World } from '../world/world.ts';
import { openContinuation, sealContinuation } from './continuation.ts';
import { searchPageSize, searchVideos, type VideoSearch, videoSearchSchema } from './search-videos.ts';
import { shelvesOf } from './shelves.ts';
import { videoKind } from './video.ts';
import { type VideoForm, videoId, wireFoundChannel, wireFoundVideo, wireShelf } from './wire-video.ts';

const rememberedSearches = 100;

/** Where a page starts: the filters travel in the token, the query with each request. */
const stateSchema = z.object({ search: videoSearchSchema, at: z.number().int() });
type PageState = z.infer<typeof stateSchema>;

export function search(world: World): Endpoint {
  const videosFor = remember(rememberedSearches, (key) => searchVideos(world, JSON.parse(key)));
  const channelsFor = remember(rememberedSearches, (query) => searchCreators(world, query));
  return ({ query, jitter, nowSeconds }) => {
    if (!query.query) return missing('a query');
    const state = readState(query);
    if (state === null) return missing('valid parameters');
    if (state.search.type === 'channels') return channelPage(state, channelsFor(query.query));
    // No playlist has been recorded, and none is invented.
    const all = state.search.type === 'playlists' ? [] : videosFor(JSON.stringify(state.search));
    const form = { nowSeconds, withExtras: query.includeExtras === 'true' };
    const channels = showsChannels(state) ? topOf(channelsFor(query.query), query.query) : [];
    return videoPage(state, all, channels, form, jitter);
  };
}

/** Null also for the token of another query: what the provider makes of one is not known, and a refusal is loud. */
function readState(query: Readonly<Record<string, string>>): PageState | null {
  const token = query.continuationToken;
  const { data } = stateSchema.safeParse(token ? openContinuation(token) : { search: query, at: 0 });
  return data === undefined || data.search.query !== query.query ? null : data;
}

/** Channels stand above the first page of a search for everything. */
function showsChannels({ search, at }: PageState): boolean {
  return at === 0 && search.type === undefined;
}

/** None to two. */
function topOf(channels: Creator[], query: string): Creator[] {
  return channels.slice(0, hashText(query) % 3);
}

const emptyPage = { videos: [], channels: [], playlists: [], shorts: [], shelves: [], lives: [] };

function channelPage(state: PageState, all: Creator[]): Outcome {
  const channels = all.slice(state.at, state.at + searchPageSize);
  const payload = {
    ...emptyPage,
    channels: channels.map(wireFoundChannel),
    ...continuation(state, all.length, []),
  };
  return { kind: 'answer', payload, credits: 1 };
}

function videoPage(
  state: PageState,
  all: FoundPost[],
  channels: Creator[],
  form: VideoForm,
  jitter: Random | null,
): Outcome {
  const { search, at } = state;
  const found = all.slice(at, at + searchPageSize);
  const shown = jitter === null ? found : shaken(found, jitter);
  const ofKind = (kind: 'video' | 'short') =>
    shown
      .filter(({ creator, number }) => videoKind(creator, number) === kind)
      .map((post) => wireFoundVideo(post, form));
  const shelves = isFiltered(search) ? [] : shelvesOf(search.query, all, at);
  const payload = {
    ...emptyPage,
    videos: ofKind('video'),
    channels: channels.map(wireFoundChannel),
    shorts: ofKind('short'),
    shelves: shelves.map((shelf) => wireShelf(shelf, form)),
    ...continuation(state, all.length, found.map(videoId)),
  };
  return { kind: 'answer', payload, credits: 1 };
}

function isFiltered({ type, uploadDate, duration, sortBy }: VideoSearch): boolean {
  return [type, uploadDate, duration].some((filter) => filter !== undefined) || sortBy === 'popular';
}

/** Absent at the end. */
function continuation({ search, at }: PageState, length: number, shownIds: string[]) {
  const next = at + searchPageSize;
  if (next >= length) return {};
  const state: PageState = { search, at: next };
  return {
    continuationToken: sealContinuation({ query: search.query, feed: 'search-feed', state, shownIds }),
  };
}
