import type { Search, SearchPage, SearchResult } from '../../src/domain/search.ts';
import type { BenchApp, BenchClient } from '../support/app.ts';

export interface Watched {
  search: Search;
  results: SearchResult[];
  /** Milliseconds since the epoch, as the call log has them. */
  startedAt: number;
  firstRowsAt: number;
  endedAt: number;
}

/** Starts a search and follows it as a screen does: woken by events, it reads what has changed. */
export async function watchSearch(
  app: BenchApp,
  person: BenchClient,
  { keyword, target }: { keyword: string; target: number },
): Promise<Watched> {
  const campaign = await person.post<{ id: string }>('/api/campaigns', {
    name: 'Bench',
    searchType: 'keyword',
  });
  const startedAt = Date.now();
  const { id } = await person.post<Search>('/api/searches', {
    campaignId: campaign.id,
    platform: 'tiktok',
    mode: 'keyword',
    queries: [keyword],
    target,
  });
  const results = new Map<string, SearchResult>();
  let firstRowsAt = 0;
  let after = 0;
  for await (const _ of changesOf(app, person, id)) {
    for (let more = true; more; ) {
      const page = await person.get<SearchPage>(`/api/searches/${id}?after=${after}&limit=200`);
      for (const result of page.results) results.set(result.creator.id, result);
      if (results.size > 0) firstRowsAt ||= Date.now();
      ({ after, more } = page);
      if (!more && page.search.finishedAt !== null) {
        return {
          search: page.search,
          results: [...results.values()],
          startedAt,
          firstRowsAt,
          endedAt: Date.now(),
        };
      }
    }
  }
  throw new Error('The events of the search ended before the search did.');
}

async function* changesOf(app: BenchApp, person: BenchClient, searchId: string): AsyncGenerator<void> {
  const answer = await fetch(new URL(`/api/searches/${searchId}/events`, app.url), {
    headers: { cookie: person.cookie },
  });
  if (!answer.ok || answer.body === null) throw new Error(`The events answered ${answer.status}.`);
  for await (const _ of answer.body) yield;
}
