import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';

/** Of these creators those that an earlier search of the same account had among its results. */
export async function readSeen(
  executor: Executor,
  search: { id: string; accountId: string },
  creatorIds: string[],
): Promise<Set<string>> {
  if (creatorIds.length === 0) return new Set();
  const { rows } = await executor.execute<{ creator_id: string }>(sql`
    select distinct result.creator_id
    from search_results result
    join searches earlier on earlier.id = result.search_id
    join searches own on own.id = ${search.id}
    where result.creator_id = any(${sql.param(creatorIds)}::uuid[]) and result.account_id = ${search.accountId}
      and result.admission = 'admitted' and earlier.id <> own.id and earlier.created_at <= own.created_at`);
  return new Set(rows.map((row) => row.creator_id));
}
