import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { viewSearch } from './search-view.ts';
import { startSearch } from './start-search.ts';

/** Starts a new search with the same keywords, filters and target in the same campaign; the old one stays. */
export async function runSearchAgain(
  services: Pick<Services, 'database' | 'images' | 'queue' | 'sandbox' | 'searchDeadlineMinutes' | 'budgets'>,
  accountId: string,
  searchId: string,
): Promise<{ searchId: string }> {
  const search = await viewSearch(services, accountId, searchId);
  if (!search) throw notFound('search');
  const input = {
    campaignId: search.campaignId,
    platform: search.platform,
    mode: search.mode,
    queries: search.queries.flatMap(({ parentId, text }) => (parentId === null ? text : [])),
    target: search.target,
    filters: search.filters,
    ...(search.creditLimit === null ? {} : { creditLimit: search.creditLimit }),
  };
  return startSearch(services, accountId, input, { runAgain: true });
}
