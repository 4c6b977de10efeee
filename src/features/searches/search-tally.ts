import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import type { SearchMode } from '../../domain/search.ts';
import { hasFilters, type SearchFilters } from '../../domain/search-filters.ts';

/** Where a search stands, counted from its rows under its lock. */
export interface SearchTally {
  admitted: number;
  undecided: number;
  leftOut: number;
  pendingProfiles: number;
  claimedProfiles: number;
  claimedPages: number;
  openQueries: number;
  /** Open queries without any page yet. */
  unseenQueries: number;
  unclaimedUnseenQueries: number;
  /** Seeds whose profiles are still to be read. */
  unreadSeeds: number;
  /** The share of read candidates that passed the filters so far. */
  passRate: number;
}

export async function readTally(executor: Executor, searchId: string): Promise<SearchTally> {
  const { rows } = await executor.execute<
    Omit<SearchTally, 'passRate'> & { missed: number } & Record<string, unknown>
  >(
    sql`
    select result.*, query.* from (
      select
        (count(*) filter (where admission = 'admitted'))::int as admitted,
        (count(*) filter (where admission = 'undecided'))::int as undecided,
        (count(*) filter (where admission = 'left_out'))::int as "leftOut",
        (count(*) filter (where left_out_by is not null and enrichment <> 'skipped'))::int as missed,
        (count(*) filter (where enrichment = 'pending'))::int as "pendingProfiles",
        (count(*) filter (where claimed_by is not null))::int as "claimedProfiles"
      from search_results where search_id = ${searchId}
    ) as result, (
      select
        (count(*) filter (
          where query.status in ('pending', 'processing') and claimed_by is not null
        ))::int as "claimedPages",
        (count(*) filter (where query.status in ('pending', 'processing')))::int as "openQueries",
        (count(*) filter (where query.status in ('pending', 'processing') and page_count = 0))::int as "unseenQueries",
        (count(*) filter (
          where query.status in ('pending', 'processing') and page_count = 0 and claimed_by is null
        ))::int as "unclaimedUnseenQueries",
        (count(*) filter (
          where query.status in ('pending', 'processing') and parent_id is null and seed_creator_id is null
            and search.mode = 'similar'
        ))::int as "unreadSeeds"
      from search_queries query join searches search on search.id = query.search_id
      where query.search_id = ${searchId}
    ) as query`,
  );
  const [row] = rows;
  if (!row) throw new Error('A count answered no row.');
  const { missed, ...tally } = row;
  return { ...tally, passRate: passRateOf(tally.admitted, missed) };
}

/** As if one had been read and missed and one had passed before: a first miss says little. Rare ones are sought, too. */
function passRateOf(admitted: number, missed: number): number {
  return missed === 0 ? 1 : Math.max(0.05, (admitted + 1) / (admitted + missed + 1));
}

interface Wanting {
  mode: SearchMode;
  target: number;
  filters: SearchFilters;
}

/** Whether a candidate belongs to the results only shows when its profile has been read. */
export function isDecidedLater({ mode, filters }: Pick<Wanting, 'mode' | 'filters'>): boolean {
  return mode === 'similar' || hasFilters(filters);
}

/** To choose the nearest from, a similar search gathers so many times its target, and at most so many more. */
const gathered = 3;
const mostGatheredBeyond = 400;

/** How many more candidates pages should bring: 0 when there are enough. */
export function candidatesWanted({ mode, target, filters }: Wanting, tally: SearchTally): number {
  const missing = target - tally.admitted;
  if (missing <= 0) return 0;
  if (!isDecidedLater({ mode, filters })) return missing;
  const needed = Math.ceil(missing / tally.passRate) - tally.undecided;
  if (mode !== 'similar') return Math.max(0, needed);
  const whole = Math.ceil(target / tally.passRate);
  const pool = Math.min(whole * gathered, whole + mostGatheredBeyond);
  return Math.max(0, needed, pool - tally.admitted - tally.undecided - tally.leftOut);
}
