import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { providerCalls, searches, searchQueries, searchResults } from '../../db/schema/searches.ts';
import type { SearchEnding, SearchStatus } from '../../domain/search.ts';

/** The search's row, locked: the first lock of every effect, so that effects of one search take turns. */
export interface LockedSearch {
  id: string;
  campaignId: string;
  platform: string;
  target: number;
  revision: number;
}

/** Locks a search that still runs; null when it has ended meanwhile. */
export async function lockRunningSearch(executor: Executor, searchId: string): Promise<LockedSearch | null> {
  const [search] = await executor
    .select({
      id: searches.id,
      campaignId: searches.campaignId,
      platform: searches.platform,
      target: searches.target,
      revision: searches.revision,
    })
    .from(searches)
    .where(and(eq(searches.id, searchId), inArray(searches.status, ['pending', 'processing'])))
    .for('no key update');
  return search ?? null;
}

/** Ends a locked search when no query and no profile is open any more. Part of the effect's transaction. */
export async function finishSearchIfOver(executor: Executor, search: LockedSearch): Promise<boolean> {
  const state = await executor.execute<{ open: boolean; found: number; failed_code: string | null }>(sql`
    select
      exists (select from search_queries where search_id = ${search.id} and status in ('pending', 'processing'))
        or exists (select from search_results where search_id = ${search.id} and enrichment = 'pending') as open,
      (select count(*)::int from search_results where search_id = ${search.id}) as found,
      (select error_code from search_queries
        where search_id = ${search.id} and status = 'failed' order by position limit 1) as failed_code`);
  const {
    open,
    found,
    failed_code: failedCode,
  } = state.rows[0] ?? { open: true, found: 0, failed_code: null };
  if (open) return false;
  if (found >= search.target) await endSearch(executor, search, 'completed', 'target_reached');
  else if (failedCode === 'out_of_credits') {
    await endSearch(executor, search, found === 0 ? 'error' : 'completed', 'out_of_credits');
  } else if (failedCode !== null) {
    await endSearch(
      executor,
      search,
      found === 0 ? 'error' : 'completed',
      found === 0 ? 'provider_failed' : 'part_failed',
    );
  } else await endSearch(executor, search, 'completed', found === 0 ? 'nothing_found' : 'exhausted');
  return true;
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
    .set({ enrichment: 'skipped', claimedBy: null, revision: search.revision + 1 })
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
