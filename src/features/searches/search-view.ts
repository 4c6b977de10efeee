import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import { type Search, searchProgress } from '../../domain/search.ts';
import { countSearches, type SearchFigures } from './search-figures.ts';

type SearchRow = typeof searches.$inferSelect;
type QueryRow = typeof searchQueries.$inferSelect;

const noFigures: SearchFigures = {
  found: 0,
  settled: 0,
  enriched: 0,
  notEnriched: 0,
  withBio: 0,
  withEmail: 0,
  foundByQuery: {},
  credits: 0,
  providerCalls: 0,
};

/** Searches as the API shows them, newest first. All figures are counted from rows, none is kept by hand. */
export async function viewSearches(executor: Executor, searchIds: string[]): Promise<Search[]> {
  const rows = await executor
    .select()
    .from(searches)
    .where(inArray(searches.id, searchIds))
    .orderBy(desc(searches.createdAt), desc(searches.id));
  return view(executor, rows);
}

/** One search of the account's, or null. */
export async function viewSearch(
  executor: Executor,
  accountId: string,
  searchId: string,
): Promise<Search | null> {
  const rows = await executor
    .select()
    .from(searches)
    .where(and(eq(searches.id, searchId), eq(searches.accountId, accountId)));
  const [search] = await view(executor, rows);
  return search ?? null;
}

async function view(executor: Executor, rows: SearchRow[]): Promise<Search[]> {
  if (rows.length === 0) return [];
  const queries = await executor
    .select()
    .from(searchQueries)
    .where(
      inArray(
        searchQueries.searchId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(searchQueries.position);
  const figures = await countSearches(executor, rows);
  return rows.map((row) =>
    toSearch(
      row,
      queries.filter(({ searchId }) => searchId === row.id),
      figures.get(row.id) ?? noFigures,
    ),
  );
}

function toSearch(row: SearchRow, queries: QueryRow[], figures: SearchFigures): Search {
  const { foundByQuery, credits, providerCalls, ...counts } = figures;
  return {
    id: row.id,
    campaignId: row.campaignId,
    platform: row.platform,
    mode: row.mode,
    queries: queries.map((query) => ({
      text: query.text,
      status: query.status,
      foundCount: foundByQuery[query.id] ?? 0,
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
      searchingOver: queries.every(({ status }) => status === 'done' || status === 'failed'),
    }),
    counts: { ...counts, skipped: row.skippedCount },
    credits,
    providerCalls,
    sandbox: row.sandbox,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    deadlineAt: row.deadlineAt.toISOString(),
  };
}

function errorOf(row: { errorCode: string | null; errorMessage: string | null }) {
  return row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' };
}
