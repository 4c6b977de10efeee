import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { resultsPageSchema } from '../../domain/results-query.ts';
import {
  resultsParametersSchema,
  resultsQueryFromParameters,
} from '../../domain/results-query-parameters.ts';
import { isFinished, searchPageSchema, searchSchema, startSearchInputSchema } from '../../domain/search.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { cancelSearch } from './cancel-search.ts';
import { getSearch } from './get-search.ts';
import { listSearches } from './list-searches.ts';
import { querySearchResults } from './query-results.ts';
import { retrySearch } from './retry-search.ts';
import { runSearchAgain } from './run-search-again.ts';
import { readStatus, viewSearch } from './search-view.ts';
import { startSearch } from './start-search.ts';

const tag = 'Searches';
const params = z.object({ id: z.uuid() });
const owner = { kind: 'owner', of: 'search', at: 'params.id' } as const;

/** Proxies close streams that are silent for longer. */
const keepAliveMs = 15_000;

async function mustView(services: Services, accountId: string, searchId: string) {
  const search = await viewSearch(services, accountId, searchId);
  if (!search) throw notFound('search');
  return search;
}

export const searchRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/searches',
    policy: { kind: 'owner', of: 'campaign', at: 'body.campaignId' },
    summary: 'Start a search in a campaign',
    tag,
    body: startSearchInputSchema,
    answer: { status: 201, description: 'The search, pending', schema: searchSchema },
    async handle({ services, account, body }) {
      const { searchId } = await startSearch(services, account.id, body);
      return mustView(services, account.id, searchId);
    },
  }),
  route({
    method: 'get',
    path: '/api/searches',
    policy: { kind: 'signed-in' },
    summary: 'List the latest searches',
    tag,
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    answer: { description: 'Newest first', schema: z.object({ searches: z.array(searchSchema) }) },
    handle: async ({ services, account, query }) => ({
      searches: await listSearches(services, account.id, query),
    }),
  }),
  route({
    method: 'get',
    path: '/api/searches/{id}',
    policy: owner,
    summary: 'Read a search and the results that changed after a revision',
    tag,
    params,
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(0).max(1000).default(200),
    }),
    answer: { description: 'State, counts and changed rows', schema: searchPageSchema },
    handle: ({ services, account, params: { id }, query }) =>
      getSearch(services, account.id, { searchId: id, ...query }),
  }),
  route({
    method: 'get',
    path: '/api/searches/{id}/results',
    policy: owner,
    summary: 'Read the results of a search, filtered, sorted and page by page',
    tag,
    params,
    query: resultsParametersSchema,
    answer: { description: 'A page, and what each filter would leave', schema: resultsPageSchema },
    handle: ({ services, account, params: { id }, query }) =>
      querySearchResults(services, account.id, id, resultsQueryFromParameters(query)),
  }),
  route({
    method: 'post',
    path: '/api/searches/{id}/retry',
    policy: owner,
    summary: 'Go on with what failed or was stopped',
    tag,
    params,
    answer: { description: 'The search, running again', schema: searchSchema },
    async handle({ services, account, params: { id } }) {
      await retrySearch(services, account.id, id);
      return mustView(services, account.id, id);
    },
  }),
  route({
    method: 'post',
    path: '/api/searches/{id}/cancel',
    policy: owner,
    summary: 'Cancel a search; what was found stays',
    tag,
    params,
    answer: { description: 'The search as it ended', schema: searchSchema },
    handle: ({ services, account, params: { id } }) => cancelSearch(services, account.id, id),
  }),
  route({
    method: 'post',
    path: '/api/searches/{id}/run-again',
    policy: owner,
    summary: 'Start a new search for the same',
    tag,
    params,
    answer: { status: 201, description: 'The new search', schema: searchSchema },
    async handle({ services, account, params: { id } }) {
      const { searchId } = await runSearchAgain(services, account.id, id);
      return mustView(services, account.id, searchId);
    },
  }),
  route({
    method: 'get',
    path: '/api/searches/{id}/events',
    policy: owner,
    summary: 'Be woken when a search changes',
    tag,
    params,
    answer: {
      description: 'Server-sent events: `changed` says that reading the search again brings something new',
      contentType: 'text/event-stream',
    },
    async handle({ services, account, params: { id }, http }) {
      if ((await readStatus(services, account.id, id)) === null) throw notFound('search');
      return streamSSE(http, async (stream) => {
        let wake = () => {};
        const unsubscribe = services.searchEvents.subscribe(id, () => wake());
        stream.onAbort(() => wake());
        try {
          while (!stream.aborted) {
            const woken = new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, keepAliveMs);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
            const status = await readStatus(services, account.id, id);
            if (status === null) break; // deleted meanwhile: who reads it again learns that
            await stream.writeSSE({ event: 'changed', data: JSON.stringify({ status }) });
            if (isFinished(status)) break;
            await woken;
          }
        } finally {
          wake();
          unsubscribe();
        }
      });
    },
  }),
];
