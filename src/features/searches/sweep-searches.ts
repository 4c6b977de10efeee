import { and, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { searches } from '../../db/schema/searches.ts';
import { endSearch } from './end-search.ts';
import { lockRunningSearch } from './locked-search.ts';

/** Ends searches past their deadline, whoever is or is not looking; answers their ids. */
export async function endOverdueSearches(database: Database): Promise<string[]> {
  const overdue = await database
    .select({ id: searches.id })
    .from(searches)
    .where(and(inArray(searches.status, ['pending', 'processing']), lte(searches.deadlineAt, sql`now()`)));
  for (const { id } of overdue) {
    await database.transaction(async (transaction) => {
      const search = await lockRunningSearch(transaction, id);
      if (search?.overdue) await endSearch(transaction, search, 'timeout', 'deadline_passed');
    });
  }
  return overdue.map(({ id }) => id);
}

/**
 * Answers that came when their search had ended and their step had lost its database: nobody is left to use them. A
 * minute is longer than any call.
 */
export async function dropLeftAnswers(database: Database): Promise<void> {
  await database.execute(sql`
    update provider_calls call set answer = null
    from searches search
    where call.answer is not null and search.id = call.search_id and search.finished_at < now() - interval '1 minute'`);
}

/** Searches that have something to do and nobody who does it: what a lost wake-up or a dead worker left behind. */
export async function findIdleSearches(database: Database): Promise<string[]> {
  const idle = await database.execute<{ id: string }>(sql`
    select search.id from searches search
    where search.status in ('pending', 'processing') and (
      exists (
        select from search_queries query
        where query.search_id = search.id and query.status in ('pending', 'processing') and query.claimed_by is null
      ) or exists (
        select from search_results result
        where result.search_id = search.id and result.enrichment = 'pending' and result.claimed_by is null
      )
    )
    order by search.created_at`);
  return idle.rows.map(({ id }) => id);
}
