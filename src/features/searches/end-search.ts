import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { providerCalls, searches, searchQueries, searchResults } from '../../db/schema/searches.ts';
import type { SearchEnding, SearchStatus } from '../../domain/search.ts';
import type { LockedSearch } from './locked-search.ts';

/**
 * Ends the queries of a search and leaves out whoever is still undecided: the target is reached. Claims of pages stay
 * until their steps are over: what is under way is going to be paid, and budgets count it.
 */
export async function closeSearching(executor: Executor, search: LockedSearch): Promise<void> {
  await executor
    .update(searchQueries)
    .set({ status: 'done' })
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
  search: Pick<LockedSearch, 'id' | 'campaignId' | 'mode' | 'revision'>,
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
    .set({ status: 'stopped' })
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
  if (search.mode === 'similar') await standByScore(executor, search);
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

/** The nearest first, in files and in the seeds' API too: whoever was read first says nothing. */
async function standByScore(
  executor: Executor,
  { id, revision }: Pick<LockedSearch, 'id' | 'revision'>,
): Promise<void> {
  // Out of the way first: a unique key is checked row by row.
  await executor.execute(sql`update search_results set position = -position where search_id = ${id}`);
  await executor.execute(sql`
    update search_results result set position = ranked.place, revision = ${revision + 1}
    from (
      select creator_id, row_number() over (
        order by admission <> 'admitted', score desc nulls last, position desc
      ) as place
      from search_results where search_id = ${id}
    ) as ranked
    where result.search_id = ${id} and result.creator_id = ranked.creator_id`);
}
