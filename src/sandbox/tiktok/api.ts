import {
  type Endpoint,
  type EndpointRequest,
  missing,
  type NetworkApi,
  nothingFound,
} from '../network-api.ts';
import { ProfileCache } from '../profile-cache.ts';
import { remember } from '../remember.ts';
import { createPost } from '../world/post.ts';
import { searchCreators } from '../world/search-creators.ts';
import type { World } from '../world/world.ts';
import { findCreator } from './find-creator.ts';
import {
  createKeywordPages,
  type DatePosted,
  datePostedDays,
  type KeywordPage,
  type KeywordQuery,
  pageSize,
  rememberedQueries,
  sortOrders,
} from './keyword-pages.ts';
import { profileVideos } from './profile-videos.ts';
import { wireTrimmedUser, wireUser } from './wire-author.ts';
import { wireProfile } from './wire-profile.ts';
import { wireSearchItem, wireTrimmedVideo } from './wire-video.ts';

export function createTikTokApi(world: World): NetworkApi {
  const profileCache = new ProfileCache();
  return {
    endpoints: new Map([
      ['tiktok/search/keyword', keywordSearch(world)],
      ['tiktok/search/users', userSearch(world)],
      ['tiktok/profile', profileEndpoint(world, profileCache)],
      ['tiktok/profile/videos', profileVideos(world)],
    ]),
    reset: () => profileCache.clear(),
  };
}

function readCursor(text: string | undefined): number | null {
  if (text === undefined || text === '') return 0;
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

function readKeywordQuery(query: EndpointRequest['query']): KeywordQuery | null {
  const datePosted = query.date_posted ?? 'all-time';
  const sortBy = sortOrders.find((order) => order === (query.sort_by ?? 'relevance'));
  if (!(datePosted in datePostedDays) || sortBy === undefined) return null;
  return { query: query.query ?? '', datePosted: datePosted as DatePosted, sortBy };
}

function keywordSearch(world: World): Endpoint {
  const pageOf = createKeywordPages(world);
  return ({ query, jitter, nowSeconds }) => {
    const cursor = readCursor(query.cursor);
    if (!query.query) return missing('a query');
    const keyword = readKeywordQuery(query);
    if (cursor === null || keyword === null) return missing('valid parameters');
    const page = pageOf(keyword, cursor, jitter);
    if (page === null) return nothingFound('videos');
    const posts = page.posts.map(({ creator, number }) => createPost(creator, number));
    // Always 30 further, however many came.
    const next = cursor + pageSize;
    const payload =
      query.trim === 'true'
        ? { search_item_list: posts.map((post) => wireTrimmedVideo(post, nowSeconds)), cursor: next }
        : wholePage(
            keyword,
            page,
            next,
            nowSeconds,
            posts.map((post) => wireSearchItem(post, nowSeconds)),
          );
    return { kind: 'answer', payload, credits: 1 };
  };
}

function wholePage(
  keyword: KeywordQuery,
  page: KeywordPage,
  cursor: number,
  nowSeconds: number,
  items: object[],
) {
  const logId = `${nowSeconds}SANDBOX`;
  return {
    aweme_list: [],
    backtrace: '',
    components: null,
    cursor,
    extra: {
      api_debug_info: null,
      fatal_item_ids: [],
      logid: logId,
      now: nowSeconds * 1000,
      search_request_id: '',
    },
    feedback_type: 'video',
    global_doodle_config: {
      display_filter_bar: 1,
      hide_results: false,
      keyword: keyword.query,
      search_intent: {},
    },
    has_more: page.hasMore ? 1 : 0,
    log_pb: { impr_id: logId },
    search_item_list: items,
    status_code: 0,
  };
}

function userSearch(world: World): Endpoint {
  const usersFor = remember(rememberedQueries, (query) => searchCreators(world, query));
  return ({ query, nowSeconds }) => {
    const cursor = readCursor(query.cursor);
    if (!query.query) return missing('a query');
    if (cursor === null) return missing('a valid cursor');
    const found = usersFor(query.query);
    if (found.length === 0) return nothingFound('users');
    const wire = query.trim === 'true' ? wireTrimmedUser : wireUser;
    const users = found.slice(cursor, cursor + pageSize).map((creator) => wire(creator, nowSeconds));
    return { kind: 'answer', payload: { cursor: cursor + pageSize, users }, credits: 1 };
  };
}

function profileEndpoint(world: World, cache: ProfileCache): Endpoint {
  return (request) => {
    const creator = findCreator(world, request.query);
    if (creator === null) return missing('a handle or a user_id');
    if (creator === undefined) return nothingFound('profile');
    return cache.answer(creator.handle, wireProfile(creator, request.nowSeconds), request);
  };
}
