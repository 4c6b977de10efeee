import type { ResultsPage } from '../../src/domain/results-query.ts';
import type { Search, SearchMode } from '../../src/domain/search.ts';
import type { BenchApp, BenchClient } from '../support/app.ts';

export interface Found {
  /** External ids, best first. */
  ids: string[];
  /** As if every profile had been bought: what an earlier search has read comes from the cache. */
  credits: number;
}

interface Wanted {
  platform: string;
  mode: SearchMode;
  query: string;
  target: number;
}

/** One search by the API, waited for: a similar one by score, others in the provider's order. */
export async function find(app: BenchApp, person: BenchClient, wanted: Wanted): Promise<Found> {
  const { platform, mode, query, target } = wanted;
  const campaign = await person.post<{ id: string }>('/api/campaigns', {
    name: query,
    searchType: mode === 'similar' ? 'similar' : 'keyword',
  });
  const { id } = await person.post<Search>('/api/searches', {
    campaignId: campaign.id,
    platform,
    mode,
    queries: [query],
    target,
  });
  await ended(app, person, id);
  const { search } = await person.get<{ search: Search }>(`/api/searches/${id}`);
  const order = mode === 'similar' ? 'sort=score&order=descending' : 'sort=position';
  const page = await person.get<ResultsPage>(`/api/searches/${id}/results?${order}&limit=${target}`);
  return {
    ids: page.results.map(({ creator }) => creator.externalId),
    credits: search.credits + search.counts.fromCache,
  };
}

/** The events of a search end with it. */
async function ended(app: BenchApp, person: BenchClient, searchId: string): Promise<void> {
  const answer = await fetch(new URL(`/api/searches/${searchId}/events`, app.url), {
    headers: { cookie: person.cookie },
  });
  if (!answer.ok || answer.body === null) throw new Error(`The events answered ${answer.status}.`);
  for await (const _ of answer.body);
}
