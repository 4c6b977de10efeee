import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Executor } from '../../db/client.ts';
import type { SearchFilterName } from '../../domain/search-filters.ts';

/** What is counted from a search's rows; "found" are those admitted to its results. */
export interface SearchFigures {
  found: number;
  settled: number;
  enriched: number;
  notEnriched: number;
  withBio: number;
  withEmail: number;
  /** By the search's filters; whoever was only not needed any more is not counted. */
  leftOut: number;
  leftOutBy: Partial<Record<SearchFilterName, number>>;
  fromCache: number;
  /** Candidates that nothing has been decided about. */
  undecided: number;
  /** Creators by the id of the query that found them; by a seed's, those of the words that it led to, too. */
  foundByQuery: Record<string, number>;
  credits: number;
  providerCalls: number;
}

/**
 * Counting a thousand rows takes 4 ms, and a list shows many searches. The rows of one that has ended change no more,
 * but for the calls that were under way then: hence the rest. What other searches learn of its creators (a bio, an
 * address) shows in its figures after as long.
 */
const restMs = 60_000;
const figuresAtRest = new LRUCache<string, SearchFigures>({ max: 10_000, ttl: restMs });

/** The figures of searches by id. */
export async function countSearches(
  executor: Executor,
  searches: { id: string; finishedAt: Date | null }[],
): Promise<Map<string, SearchFigures>> {
  // A search that is retried has another end.
  const keyOf = ({ id, finishedAt }: { id: string; finishedAt: Date | null }) =>
    `${id} ${finishedAt?.getTime()}`;
  const figures = new Map<string, SearchFigures>();
  for (const search of searches) {
    const kept = figuresAtRest.get(keyOf(search));
    if (kept) figures.set(search.id, kept);
  }
  const open = searches.filter(({ id }) => !figures.has(id));
  const counted = await count(
    executor,
    open.map(({ id }) => id),
  );
  for (const search of open) {
    const own = counted.get(search.id);
    if (!own) continue;
    figures.set(search.id, own);
    const { finishedAt } = search;
    if (finishedAt && Date.now() - finishedAt.getTime() > restMs) figuresAtRest.set(keyOf(search), own);
  }
  return figures;
}

type CountedRow = Omit<SearchFigures, 'foundByQuery' | 'credits' | 'providerCalls'> & { id: string };

async function count(executor: Executor, searchIds: string[]): Promise<Map<string, SearchFigures>> {
  if (searchIds.length === 0) return new Map();
  // A parameter, not a subquery over JSON: of that the planner expects a hundred searches, and reads whole tables.
  const ids = sql`any(${sql.param(searchIds)}::uuid[])`;
  const counted = await executor.execute<CountedRow>(sql`
    select search.id, (count(*) filter (where admitted))::int as found,
      (count(*) filter (where admitted and enrichment not in ('pending', 'skipped')))::int as settled,
      (count(*) filter (where admitted and enrichment = 'enriched'))::int as enriched,
      (count(*) filter (where admitted and enrichment not in ('pending', 'enriched')))::int as "notEnriched",
      (count(*) filter (where creator.bio is not null))::int as "withBio",
      (count(*) filter (where creator.emails <> '[]'))::int as "withEmail",
      (count(*) filter (where admission = 'left_out' and left_out_by is not null))::int as "leftOut",
      (count(*) filter (where from_cache))::int as "fromCache",
      (count(*) filter (where admission = 'undecided'))::int as undecided,
      (
        select coalesce(jsonb_object_agg(left_out_by, count), '{}') from (
          select left_out_by, count(*) from search_results left_out
          where left_out.search_id = search.id and left_out.left_out_by is not null group by 1
        ) as counted
      ) as "leftOutBy"
    from searches search
    left join (select *, admission = 'admitted' as admitted from search_results) result
      on result.search_id = search.id
    left join creators creator on creator.id = result.creator_id and admitted
    where search.id = ${ids} group by search.id`);
  const found = await executor.execute<{ search_id: string; id: string; found: number }>(sql`
    select query.search_id, query.id, count(distinct result.creator_id)::int as found
    from search_queries query
    join search_queries walked on walked.id = query.id or walked.parent_id = query.id
    join search_matches match on match.query_id = walked.id
    join search_results result on result.search_id = match.search_id and result.creator_id = match.creator_id
      and result.admission = 'admitted'
    where query.search_id = ${ids} group by query.id`);
  const spent = await executor.execute<{ search_id: string; credits: string; calls: number }>(sql`
    select search_id, sum(credits) as credits, count(*)::int as calls
    from provider_calls where search_id = ${ids} group by search_id`);
  const spentOf = new Map(spent.rows.map((row) => [row.search_id, row]));
  return new Map(
    counted.rows.map(({ id, ...counts }) => [
      id,
      {
        ...counts,
        foundByQuery: Object.fromEntries(
          found.rows.filter((row) => row.search_id === id).map((row) => [row.id, row.found]),
        ),
        credits: Number(spentOf.get(id)?.credits ?? 0),
        providerCalls: spentOf.get(id)?.calls ?? 0,
      },
    ]),
  );
}
