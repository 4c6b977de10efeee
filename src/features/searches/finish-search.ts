import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { providerCalls, searches, searchQueries, searchResults } from '../../db/schema/searches.ts';
import type { SearchEnding, SearchMode, SearchStatus } from '../../domain/search.ts';
import type { SearchFilters } from '../../domain/search-filters.ts';
import { openNextRing } from './similar-candidates.ts';

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
    })
    .from(searches)
    .where(and(eq(searches.id, searchId), inArray(searches.status, ['pending', 'processing'])))
    .for('no key update');
  return search ?? null;
}

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

export async function countAdmitted(executor: Executor, searchId: string): Promise<number> {
  const { rows } = await executor.execute<{ found: number }>(sql`
    select count(*)::int as found from search_results where search_id = ${searchId} and admission = 'admitted'`);
  return rows[0]?.found ?? 0;
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

/** Ends the queries of a search and leaves out whoever is still undecided: the target is reached. */
export async function closeSearching(executor: Executor, search: LockedSearch): Promise<void> {
  await executor
    .update(searchQueries)
    .set({ status: 'done', claimedBy: null })
    .where(
      and(eq(searchQueries.searchId, search.id), inArray(searchQueries.status, ['pending', 'processing'])),
    );
  await executor
    .update(searchResults)
    .set({ admission: 'left_out', enrichment: 'skipped', claimedBy: null })
    .where(and(eq(searchResults.searchId, search.id), eq(searchResults.admission, 'undecided')));
}

/** Ends a locked search whatever is open: queries stop where they are, profiles not read yet stay unread. */
export async function endSearch(
  executor: Executor,
  search: LockedSearch,
  status: Exclude<SearchStatus, 'pending' | 'processing'>,
  ending: SearchEnding,
): Promise<void> {
  const [failed] =
    status === 'error'
      ? await executor
          .select({ code: searchQueries.errorCode, message: searchQueries.errorMessage })
          .from(searchQueries)
          .where(and(eq(searchQueries.searchId, search.id), eq(searchQueries.status, 'failed')))
          .orderBy(searchQueries.position)
          .limit(1)
      : [];
  await executor
    .update(searches)
    .set({
      status,
      ending,
      errorCode: failed?.code ?? null,
      errorMessage: failed?.message ?? null,
      finishedAt: sql`now()`,
      revision: search.revision + 1,
    })
    .where(eq(searches.id, search.id));
  await executor
    .update(searchQueries)
    .set({ status: 'stopped', claimedBy: null })
    .where(
      and(eq(searchQueries.searchId, search.id), inArray(searchQueries.status, ['pending', 'processing'])),
    );
  await executor
    .update(searchResults)
    .set({
      enrichment: 'skipped',
      admission: sql`case when admission = 'undecided' then 'left_out' else admission end`,
      claimedBy: null,
      revision: search.revision + 1,
    })
    .where(and(eq(searchResults.searchId, search.id), eq(searchResults.enrichment, 'pending')));
  await executor.update(providerCalls).set({ answer: null }).where(eq(providerCalls.searchId, search.id));
  // Locked by a statement of its own: of two searches that end at once the second must see that the first has ended.
  await executor
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(eq(campaigns.id, search.campaignId))
    .for('no key update');
  await executor
    .update(campaigns)
    .set({
      updatedAt: sql`now()`,
      status: sql`case when ${campaigns.status} = 'active' and not exists (
        select from searches other where other.campaign_id = ${search.campaignId}
          and other.status in ('pending', 'processing')
      ) then 'completed' else ${campaigns.status} end`,
    })
    .where(eq(campaigns.id, search.campaignId));
}
