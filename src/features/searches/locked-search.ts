import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches } from '../../db/schema/searches.ts';
import type { SearchMode } from '../../domain/search.ts';
import type { SearchFilters } from '../../domain/search-filters.ts';

/** The search's row, locked: the first lock of every effect, so that effects of one search take turns. */
export interface LockedSearch {
  id: string;
  accountId: string;
  campaignId: string;
  platform: string;
  mode: SearchMode;
  target: number;
  filters: SearchFilters;
  revision: number;
  /** Past its deadline. */
  overdue: boolean;
}

/** Locks a search that still runs; null when it has ended meanwhile. */
export async function lockRunningSearch(executor: Executor, searchId: string): Promise<LockedSearch | null> {
  const [search] = await executor
    .select({
      id: searches.id,
      accountId: searches.accountId,
      campaignId: searches.campaignId,
      platform: searches.platform,
      mode: searches.mode,
      target: searches.target,
      filters: searches.filters,
      revision: searches.revision,
      overdue: sql<boolean>`${searches.deadlineAt} <= now()`,
    })
    .from(searches)
    .where(and(eq(searches.id, searchId), inArray(searches.status, ['pending', 'processing'])))
    .for('no key update');
  return search ?? null;
}

/** The creators of a search that are its results so far. */
export async function countAdmitted(executor: Executor, searchId: string): Promise<number> {
  const { rows } = await executor.execute<{ found: number }>(sql`
    select count(*)::int as found from search_results where search_id = ${searchId} and admission = 'admitted'`);
  return rows[0]?.found ?? 0;
}
