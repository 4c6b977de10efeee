import type { SearchPage } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { readChangedResults } from './read-results.ts';
import { viewSearch } from './search-view.ts';

/** A search of the account's with the rows that changed after a revision (0 for all); with a limit of 0 its state alone. Throws `not_found`. */
export async function getSearch(
  services: Pick<Services, 'database' | 'images'>,
  accountId: string,
  { searchId, after, limit }: { searchId: string; after: number; limit: number },
): Promise<SearchPage> {
  // Read before the rows: when it says that the search has ended, the rows are all there is.
  const search = await viewSearch(services, accountId, searchId);
  if (!search) throw notFound('search');
  if (limit === 0) return { search, results: [], after, more: false };
  const results = await readChangedResults(services, searchId, after, limit);
  return {
    search,
    results,
    after: results.at(-1)?.revision ?? after,
    more: results.length >= limit,
  };
}
