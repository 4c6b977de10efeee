import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';

/** What may be spent, in the provider's credits; null is no limit. */
export interface Budgets {
  perSearch: number | null;
  perAccountMonth: number | null;
  perDay: number | null;
}

export interface CreditsLeft {
  /** After what was spent and what is claimed. */
  credits: number;
  /** After what was spent alone: when this is too little as well, waiting brings nothing. */
  unspent: number;
  /** The budget that leaves the least. */
  budget: 'search' | 'account' | 'installation';
  limit: number;
}

/** Any fixed number: claims that spend from a common budget take turns on this advisory lock. */
const budgetLock = 7_020_113;
/** A seed's page reads profile and posts and may look for names besides; every other step is one call. */
const mostCallsOfSeedPage = 3;

/**
 * What may still be claimed for a locked search: the least that any budget leaves after what was spent and what is
 * claimed right now. Null without any budget. Claims are counted as spent until they are settled, so that parallel
 * workers never pass a budget together. Months and days are those of UTC.
 */
export async function creditsLeft(
  executor: Executor,
  search: { id: string; accountId: string; creditLimit: number | null },
  budgets: Budgets,
): Promise<CreditsLeft | null> {
  const left: CreditsLeft[] = [];
  const measure = async (budget: CreditsLeft['budget'], limit: number | null) => {
    if (limit === null) return;
    const { spent, claimed } = await spentFrom(executor, budget, search);
    const unspent = Math.max(0, Math.floor(limit - spent));
    left.push({ budget, limit, unspent, credits: Math.max(0, unspent - claimed) });
  };
  if (budgets.perAccountMonth !== null || budgets.perDay !== null) {
    await executor.execute(sql`select pg_advisory_xact_lock(${budgetLock})`);
  }
  await measure('search', search.creditLimit);
  await measure('account', budgets.perAccountMonth);
  await measure('installation', budgets.perDay);
  return left.length === 0 ? null : left.reduce((least, one) => (one.credits < least.credits ? one : least));
}

async function spentFrom(
  executor: Executor,
  budget: CreditsLeft['budget'],
  search: { id: string; accountId: string },
): Promise<{ spent: number; claimed: number }> {
  const midnight = (unit: string) => sql`date_trunc(${unit}, now() at time zone 'utc') at time zone 'utc'`;
  const calls = {
    search: sql`search_id = ${search.id}`,
    account: sql`account_id = ${search.accountId} and created_at >= ${midnight('month')}`,
    installation: sql`created_at >= ${midnight('day')}`,
  }[budget];
  const claims = {
    search: sql`search.id = ${search.id}`,
    account: sql`search.account_id = ${search.accountId}`,
    installation: sql`true`,
  }[budget];
  const { rows } = await executor.execute<{ spent: string; claimed: string }>(sql`
    select (select coalesce(sum(credits), 0) from provider_calls where credits > 0 and ${calls}) as spent,
      (
        select coalesce(sum(case
          when search.mode = 'similar' and query.parent_id is null and query.seed_creator_id is null
            then ${mostCallsOfSeedPage}::int else 1 end), 0)
        from search_queries query join searches search on search.id = query.search_id
        where query.claimed_by is not null and ${claims}
      )
      + (
        select count(*) from creators left join searches search on search.id = creators.read_for
        where creators.read_by is not null and ${claims}
      ) as claimed`);
  return { spent: Number(rows[0]?.spent ?? 0), claimed: Number(rows[0]?.claimed ?? 0) };
}
