import type { Search } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';
import type { Services } from '../services.ts';
import { endSearch, lockRunningSearch } from './finish-search.ts';
import { viewSearch } from './search-view.ts';

/** Cancels a search of the account's: what was found stays, nothing more is bought. One that has ended stays as it is. */
export async function cancelSearch(
  { database, searchEvents }: Pick<Services, 'database' | 'searchEvents'>,
  accountId: string,
  searchId: string,
): Promise<Search> {
  if (!(await viewSearch(database, accountId, searchId))) throw notFound('search');
  await database.transaction(async (transaction) => {
    const search = await lockRunningSearch(transaction, searchId);
    if (search) await endSearch(transaction, search, 'cancelled', 'cancelled');
  });
  searchEvents.changed(searchId);
  const cancelled = await viewSearch(database, accountId, searchId);
  if (!cancelled) throw notFound('search');
  return cancelled;
}
