import { and, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searchQueries } from '../../db/schema/searches.ts';
import { endSearch } from './end-search.ts';
import { countAdmitted, type LockedSearch } from './locked-search.ts';
import { openNextRing } from './similar-candidates.ts';

/** Ends a locked search when no query and no profile is open any more. Part of the effect's transaction. */
export async function finishSearchIfOver(executor: Executor, search: LockedSearch): Promise<boolean> {
  if (await isOpen(executor, search.id)) return false;
  const found = await countAdmitted(executor, search.id);
  if (found < search.target && (await openNextRing(executor, search))) return false;
  if (found >= search.target) await endSearch(executor, search, 'completed', 'target_reached');
  else await endShort(executor, search, found);
  return true;
}

async function isOpen(executor: Executor, searchId: string): Promise<boolean> {
  const { rows } = await executor.execute<{ open: boolean }>(sql`
    select exists (select from search_queries where search_id = ${searchId} and status in ('pending', 'processing'))
      or exists (select from search_results where search_id = ${searchId} and enrichment = 'pending') as open`);
  return rows[0]?.open ?? true;
}

/** Everything was looked at and the target not reached: the first failure tells why, else the network has no more. */
async function endShort(executor: Executor, search: LockedSearch, found: number): Promise<void> {
  const failures = await executor
    .select({ code: searchQueries.errorCode })
    .from(searchQueries)
    .where(and(eq(searchQueries.searchId, search.id), eq(searchQueries.status, 'failed')))
    .orderBy(searchQueries.position);
  const codes = failures.map(({ code }) => code ?? '');
  const status = found === 0 ? 'error' : 'completed';
  if (codes.includes('out_of_credits')) await endSearch(executor, search, status, 'out_of_credits');
  else if (codes.length === 0) {
    await endSearch(executor, search, 'completed', found === 0 ? 'nothing_found' : 'exhausted');
  } else if (found > 0) await endSearch(executor, search, 'completed', 'part_failed');
  else {
    const unusable = codes.every((code) => code.startsWith('seed_'));
    await endSearch(executor, search, 'error', unusable ? 'seed_unusable' : 'provider_failed');
  }
}
