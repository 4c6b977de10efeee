import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import { type Search, searchProgress } from '../../domain/search.ts';

interface Counts extends Record<string, unknown> {
  search_id: string;
  found: number;
  settled: number;
  enriched: number;
  not_enriched: number;
  with_bio: number;
  with_email: number;
}

const noCounts = { found: 0, settled: 0, enriched: 0, not_enriched: 0, with_bio: 0, with_email: 0 };

/** Searches as the API shows them, newest first. All figures are counted from rows, none is kept by hand. */
export async function viewSearches(executor: Executor, searchIds: string[]): Promise<Search[]> {
  if (searchIds.length === 0) return [];
  const ids = sql`(select jsonb_array_elements_text(${JSON.stringify(searchIds)}::jsonb)::uuid)`;
  const rows = await executor
    .select()
    .from(searches)
    .where(inArray(searches.id, searchIds))
    .orderBy(desc(searches.createdAt), desc(searches.id));
  const queries = await executor
    .select()
    .from(searchQueries)
    .where(inArray(searchQueries.searchId, searchIds))
    .orderBy(searchQueries.position);
  const counted = await executor.execute<Counts>(sql`
    select result.search_id, count(*)::int as found,
      (count(*) filter (where enrichment not in ('pending', 'skipped')))::int as settled,
      (count(*) filter (where enrichment = 'enriched'))::int as enriched,
      (count(*) filter (where enrichment not in ('pending', 'enriched')))::int as not_enriched,
      (count(*) filter (where creator.bio is not null))::int as with_bio,
      (count(*) filter (where creator.emails <> '[]'))::int as with_email
    from search_results result join creators creator on creator.id = result.creator_id
    where result.search_id in ${ids} group by result.search_id`);
  const found = await executor.execute<{ query_id: string; found: number }>(sql`
    select query_id, count(distinct creator_id)::int as found
    from search_matches where search_id in ${ids} group by query_id`);
  const spent = await executor.execute<{ search_id: string; credits: string; calls: number }>(sql`
    select search_id, sum(credits) as credits, count(*)::int as calls
    from provider_calls where search_id in ${ids} group by search_id`);

  const countsOf = new Map(counted.rows.map((row) => [row.search_id, row]));
  const foundOf = new Map(found.rows.map((row) => [row.query_id, row.found]));
  const spentOf = new Map(spent.rows.map((row) => [row.search_id, row]));
  return rows.map((row) => {
    const own = queries.filter(({ searchId }) => searchId === row.id);
    const counts = countsOf.get(row.id) ?? noCounts;
    return {
      id: row.id,
      campaignId: row.campaignId,
      platform: row.platform,
      mode: row.mode,
      queries: own.map((query) => ({
        text: query.text,
        status: query.status,
        foundCount: foundOf.get(query.id) ?? 0,
        pageCount: query.pageCount,
        error: errorOf(query),
      })),
      target: row.target,
      status: row.status,
      ending: row.ending,
      error: errorOf(row),
      progress: searchProgress({
        status: row.status,
        target: row.target,
        found: counts.found,
        settled: counts.settled,
        searchingOver: own.every(({ status }) => status === 'done' || status === 'failed'),
      }),
      counts: {
        found: counts.found,
        settled: counts.settled,
        enriched: counts.enriched,
        notEnriched: counts.not_enriched,
        withBio: counts.with_bio,
        withEmail: counts.with_email,
        skipped: row.skippedCount,
      },
      credits: Number(spentOf.get(row.id)?.credits ?? 0),
      providerCalls: spentOf.get(row.id)?.calls ?? 0,
      sandbox: row.sandbox,
      createdAt: row.createdAt.toISOString(),
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
      deadlineAt: row.deadlineAt.toISOString(),
    };
  });
}

/** One search of the account's, or null. */
export async function viewSearch(
  executor: Executor,
  accountId: string,
  searchId: string,
): Promise<Search | null> {
  const [own] = await executor
    .select({ accountId: searches.accountId })
    .from(searches)
    .where(eq(searches.id, searchId));
  if (own?.accountId !== accountId) return null;
  const [search] = await viewSearches(executor, [searchId]);
  return search ?? null;
}

function errorOf(row: { errorCode: string | null; errorMessage: string | null }) {
  return row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' };
}
