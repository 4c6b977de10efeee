import type { Search } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { endSearch } from './end-search.ts';
import { lockRunningSearch } from './locked-search.ts';
import { viewSearch } from './search-view.ts';

/** Cancels a search of the account's: what was found stays, nothing more is bought. One that has ended stays as it is. */
export async function cancelSearch(
  services: Pick<Services, 'database' | 'images' | 'searchEvents'>,
  accountId: string,
  searchId: string,
): Promise<Search> {
  if (!(await viewSearch(services, accountId, searchId))) throw notFound('search');
  await services.database.transaction(async (transaction) => {
    const search = await lockRunningSearch(transaction, searchId);
    if (search) await endSearch(transaction, search, 'cancelled', 'cancelled');
  });
  services.searchEvents.changed(searchId);
  const cancelled = await viewSearch(services, accountId, searchId);
  if (!cancelled) throw notFound('search');
  return cancelled;
}
