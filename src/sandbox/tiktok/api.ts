import type { Random } from '../random.ts';
import { remember } from '../remember.ts';
import type { Creator } from '../world/creator.ts';
import { createPost } from '../world/post.ts';
import { searchCreators } from '../world/search-creators.ts';
import type { World } from '../world/world.ts';
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
import { wireTrimmedUser, wireUser } from './wire-author.ts';
import { wireProfile } from './wire-profile.ts';
import { wireSearchItem, wireTrimmedVideo } from './wire-video.ts';

/** What an endpoint says, before the envelope. */
type Outcome =
  | { kind: 'answer'; payload: Record<string, unknown>; credits: number }
  | { kind: 'nothing-found'; message: string }
  | { kind: 'bad-request'; message: string };

interface EndpointRequest {
  query: Readonly<Record<string, string>>;
  /** Set when answers shall differ from call to call. */
  jitter: Random | null;
  nowSeconds: number;
}

type Endpoint = (request: EndpointRequest) => Outcome;

export interface TikTokApi {
  endpoints: ReadonlyMap<string, Endpoint>;
  /** Forgets which profiles the provider has in its cache. */
  reset(): void;
}

export function createTikTokApi(world: World): TikTokApi {
  const profileCache = new Map<string, number>();
  return {
    endpoints: new Map([
      ['tiktok/search/keyword', keywordSearch(world)],
      ['tiktok/search/users', userSearch(world)],
      ['tiktok/profile', profileEndpoint(world, profileCache)],
    ]),
    reset: () => profileCache.clear(),
  };
}

function missing(what: string): Outcome {
  return { kind: 'bad-request', message: `You must provide ${what}` };
}

function nothingFound(what: string): Outcome {
  return { kind: 'nothing-found', message: `No ${what} found. You were not charged for this request.` };
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

function profileEndpoint(world: World, cache: Map<string, number>): Endpoint {
  return ({ query, nowSeconds }) => {
    const creator = findCreator(world, query);
    if (creator === null) return missing('a handle or a user_id');
    if (creator === undefined) return nothingFound('profile');
    const payload = wireProfile(creator, nowSeconds);
    const cachedAt = cache.get(creator.handle);
    const maximumAgeDays = Number.parseInt(query.cache_max_age ?? '0', 10);
    if (cachedAt !== undefined && nowSeconds - cachedAt < maximumAgeDays * 86_400) {
      const cached = { cached: true, cached_at: new Date(cachedAt * 1000).toISOString() };
      return { kind: 'answer', payload: { ...payload, ...cached }, credits: 0 };
    }
    cache.set(creator.handle, nowSeconds);
    return { kind: 'answer', payload, credits: 1 };
  };
}

/** Null when the request names nobody, undefined when it names somebody who never was. */
function findCreator(world: World, query: EndpointRequest['query']): Creator | null | undefined {
  if (query.handle) return world.byHandle.get(query.handle.toLowerCase());
  if (query.user_id) return world.creators.find(({ id }) => id === query.user_id);
  return null;
}
