import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Executor } from '../../db/client.ts';
import { isFinished, type SearchStatus } from '../../domain/search.ts';

/** What is counted from a search's rows. */
export interface SearchFigures {
  found: number;
  settled: number;
  enriched: number;
  notEnriched: number;
  withBio: number;
  withEmail: number;
  /** Creators by the id of the query that found them. */
  foundByQuery: Record<string, number>;
}

export interface Spent {
  credits: number;
  calls: number;
}

/**
 * Counting a thousand rows takes 4 ms, and a list shows many searches. The rows of one that has ended change no more;
 * what other searches learn of its creators meanwhile (a bio, an address) shows in its figures after this time.
 */
const figuresOfEnded = new LRUCache<string, SearchFigures>({ max: 10_000, ttl: 60_000 });

/** The figures of searches by id. The status is to be read before: an ended search's is then counted when it is over. */
export async function countSearches(
  executor: Executor,
  searches: { id: string; status: SearchStatus }[],
): Promise<Map<string, SearchFigures>> {
  const figures = new Map<string, SearchFigures>();
  for (const { id } of searches) {
    const kept = figuresOfEnded.get(id);
    if (kept) figures.set(id, kept);
  }
  const open = searches.filter(({ id }) => !figures.has(id));
  const counted = await count(
    executor,
    open.map(({ id }) => id),
  );
  for (const { id, status } of open) {
    const own = counted.get(id);
    if (!own) continue;
    figures.set(id, own);
    if (isFinished(status)) figuresOfEnded.set(id, own);
  }
  return figures;
}

async function count(executor: Executor, searchIds: string[]): Promise<Map<string, SearchFigures>> {
  if (searchIds.length === 0) return new Map();
  // A parameter, not a subquery over JSON: of that the planner expects a hundred searches, and reads whole tables.
  const ids = sql`any(${sql.param(searchIds)}::uuid[])`;
  const counted = await executor.execute<Omit<SearchFigures, 'foundByQuery'> & { id: string }>(sql`
    select search.id, count(result.creator_id)::int as found,
      (count(*) filter (where enrichment not in ('pending', 'skipped')))::int as settled,
      (count(*) filter (where enrichment = 'enriched'))::int as enriched,
      (count(*) filter (where enrichment not in ('pending', 'enriched')))::int as "notEnriched",
      (count(*) filter (where creator.bio is not null))::int as "withBio",
      (count(*) filter (where creator.emails <> '[]'))::int as "withEmail"
    from searches search
    left join search_results result on result.search_id = search.id
    left join creators creator on creator.id = result.creator_id
    where search.id = ${ids} group by search.id`);
  // By the primary key of the matches, query by query: the one by searches would visit every row.
  const found = await executor.execute<{ search_id: string; id: string; found: number }>(sql`
    select query.search_id, query.id, (
      select count(distinct creator_id)::int from search_matches match where match.query_id = query.id
    ) as found
    from search_queries query where query.search_id = ${ids}`);
  const figures = new Map(
    counted.rows.map(({ id, ...row }) => [id, { ...row, foundByQuery: {} } as SearchFigures]),
  );
  for (const row of found.rows) {
    const own = figures.get(row.search_id);
    if (own) own.foundByQuery[row.id] = row.found;
  }
  return figures;
}

/** What searches have cost so far, by id: a call under way when a search ends is written down after it. */
export async function sumCalls(executor: Executor, searchIds: string[]): Promise<Map<string, Spent>> {
  const spent = await executor.execute<{ search_id: string; credits: string; calls: number }>(sql`
    select search_id, sum(credits) as credits, count(*)::int as calls
    from provider_calls where search_id = any(${sql.param(searchIds)}::uuid[]) group by search_id`);
  return new Map(
    spent.rows.map((row) => [row.search_id, { credits: Number(row.credits), calls: row.calls }]),
  );
}
