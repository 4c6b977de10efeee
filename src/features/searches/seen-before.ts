import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';

/** Of these creators those that another search of the same account has among its results. */
export async function readSeen(
  executor: Executor,
  search: { id: string; accountId: string },
  creatorIds: string[],
): Promise<Set<string>> {
  if (creatorIds.length === 0) return new Set();
  const { rows } = await executor.execute<{ creator_id: string }>(sql`
    select distinct creator_id from search_results
    where creator_id = any(${sql.param(creatorIds)}::uuid[]) and account_id = ${search.accountId}
      and admission = 'admitted' and search_id <> ${search.id}`);
  return new Set(rows.map((row) => row.creator_id));
}
