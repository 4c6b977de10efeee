import type { SessionView } from '../domain/account.ts';
import type {
  Campaign,
  CampaignDetail,
  CampaignEvent,
  ChangeCampaignInput,
  CreateCampaignInput,
} from '../domain/campaign.ts';
import type { Creator } from '../domain/creator.ts';
import type { ErrorBody } from '../domain/error.ts';
import type { ImageStatisticsView } from '../domain/image-statistics.ts';
import type { PlatformDescription } from '../domain/platform.ts';
import type { ResultsPage } from '../domain/results-query.ts';
import type { ResultsParameterName } from '../domain/results-query-parameters.ts';
import type { Search, SearchPage, StartSearchInput } from '../domain/search.ts';

/** An answer of our server that is not the one hoped for. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

async function request<Answer>(
  method: Method,
  path: string,
  options: { body?: unknown; signal?: AbortSignal } = {},
): Promise<Answer> {
  const response = await send(method, path, options);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  throw await readError(response);
}

async function send(
  method: Method,
  path: string,
  { body, signal }: { body?: unknown; signal?: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiError('unreachable', 'The server can’t be reached. Is it running?', 0);
  }
}

async function readError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as Partial<ErrorBody> | null;
  return new ApiError(
    body?.error?.code ?? `http_${response.status}`,
    body?.error?.message ?? `The server answered ${response.status}.`,
    response.status,
  );
}

/** Whose results: those of one search, or of all searches of a campaign, merged. */
export interface ResultsScope {
  of: 'search' | 'campaign';
  id: string;
}

/** How results are looked at, as it stands in an address. */
export type ResultsParameterValues = Partial<Record<ResultsParameterName, string | number>>;

/** What a pasted handle or profile address means on a network, and what we know already of that creator. */
export interface CreatorLookUp {
  creator: Creator | null;
  reason: 'not_understood' | 'not_known' | null;
  /** The handle as it was understood. */
  handle: string | null;
}

/** Above every revision: asks for how a search stands, without its rows. */
const noRows = 'limit=0';

/** Everything that the screens ask of the server, one line each. */
export const api = {
  session: (signal: AbortSignal) => request<SessionView>('GET', '/api/session', { signal }),
  signIn: (body: { email: string; password: string }) => request('POST', '/api/auth/sign-in/email', { body }),
  signUp: (body: { name: string; email: string; password: string }) =>
    request('POST', '/api/auth/sign-up/email', { body }),
  signInAsDemo: () => request('POST', '/api/session/demo', { body: {} }),
  signOut: () => request('POST', '/api/auth/sign-out', { body: {} }),

  platforms: (signal: AbortSignal) =>
    request<{ platforms: PlatformDescription[] }>('GET', '/api/platforms', { signal }),

  campaigns: (signal: AbortSignal) => request<{ campaigns: Campaign[] }>('GET', '/api/campaigns', { signal }),
  campaign: (id: string, signal: AbortSignal) =>
    request<CampaignDetail>('GET', `/api/campaigns/${encodeURIComponent(id)}`, { signal }),
  campaignActivity: (id: string, signal: AbortSignal) =>
    request<{ events: CampaignEvent[] }>('GET', `/api/campaigns/${encodeURIComponent(id)}/activity`, {
      signal,
    }),
  createCampaign: (body: CreateCampaignInput) => request<Campaign>('POST', '/api/campaigns', { body }),
  changeCampaign: (id: string, body: ChangeCampaignInput) =>
    request<Campaign>('PATCH', `/api/campaigns/${encodeURIComponent(id)}`, { body }),
  deleteCampaign: (id: string) => request<void>('DELETE', `/api/campaigns/${encodeURIComponent(id)}`),

  lookUpCreator: (body: { platform: string; handle: string }, signal: AbortSignal) =>
    request<CreatorLookUp>('POST', '/api/creators/look-up', { body, signal }),

  recentSearches: (limit: number, signal: AbortSignal) =>
    request<{ searches: Search[] }>('GET', `/api/searches?limit=${limit}`, { signal }),
  startSearch: (body: StartSearchInput) => request<Search>('POST', '/api/searches', { body }),
  search: async (id: string, signal: AbortSignal) =>
    (await request<SearchPage>('GET', `/api/searches/${encodeURIComponent(id)}?${noRows}`, { signal }))
      .search,
  results: (scope: ResultsScope, parameters: ResultsParameterValues, signal: AbortSignal) =>
    request<ResultsPage>('GET', `${scopePath(scope)}/results${queryString(parameters)}`, { signal }),
  cancelSearch: (id: string) =>
    request<Search>('POST', `/api/searches/${encodeURIComponent(id)}/cancel`, { body: {} }),
  retrySearch: (id: string) =>
    request<Search>('POST', `/api/searches/${encodeURIComponent(id)}/retry`, { body: {} }),
  runSearchAgain: (id: string) =>
    request<Search>('POST', `/api/searches/${encodeURIComponent(id)}/run-again`, { body: {} }),

  imageStatistics: (hours: number, signal: AbortSignal) =>
    request<ImageStatisticsView>('GET', `/api/admin/images?hours=${hours}`, { signal }),
};

export function searchEventsAddress(id: string): string {
  return `/api/searches/${encodeURIComponent(id)}/events`;
}

/** The CSV of a search or a campaign: of those who pass the filters, or of those chosen by id. */
export function exportAddress(
  scope: ResultsScope,
  which: ResultsParameterValues & { ids?: string },
  /** Marks the file as UTF-8 for spreadsheets that guess otherwise. */
  byteOrderMark: boolean,
): string {
  const query = queryString({ ...which, ...(byteOrderMark ? { bom: 1 } : {}) });
  return `${scopePath(scope)}/export.csv${query}`;
}

function scopePath({ of, id }: ResultsScope): string {
  return `/api/${of === 'search' ? 'searches' : 'campaigns'}/${encodeURIComponent(id)}`;
}

function queryString(parameters: Record<string, string | number>): string {
  const entries = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}
