import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { creators } from '../../db/schema/creators.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import type { Creator } from '../../domain/creator.ts';
import { type Search, type SearchStatus, searchProgress } from '../../domain/search.ts';
import { creatorColumns, viewCreator } from '../creators/view-creator.ts';
import type { ImageService } from '../images/image-service.ts';
import { countSearches, type SearchFigures } from './search-figures.ts';

type SearchRow = typeof searches.$inferSelect;
type QueryRow = typeof searchQueries.$inferSelect;

export interface SearchViewer {
  database: Executor;
  images: Pick<ImageService, 'avatarUrl'>;
}

const noFigures: SearchFigures = {
  found: 0,
  settled: 0,
  enriched: 0,
  notEnriched: 0,
  withBio: 0,
  withEmail: 0,
  leftOut: 0,
  leftOutBy: {},
  fromCache: 0,
  undecided: 0,
  foundByQuery: {},
  credits: 0,
  providerCalls: 0,
};

/** Searches as the API shows them, newest first. All figures are counted from rows, none is kept by hand. */
export async function viewSearches(viewer: SearchViewer, searchIds: string[]): Promise<Search[]> {
  const rows = await viewer.database
    .select()
    .from(searches)
    .where(inArray(searches.id, searchIds))
    .orderBy(desc(searches.createdAt), desc(searches.id));
  return view(viewer, rows);
}

/** How a search of the account's stands, without its figures, or null. */
export async function readStatus(
  { database }: Pick<SearchViewer, 'database'>,
  accountId: string,
  searchId: string,
): Promise<SearchStatus | null> {
  const [search] = await database
    .select({ status: searches.status })
    .from(searches)
    .where(and(eq(searches.id, searchId), eq(searches.accountId, accountId)));
  return search?.status ?? null;
}

/** One search of the account's, or null. */
export async function viewSearch(
  viewer: SearchViewer,
  accountId: string,
  searchId: string,
): Promise<Search | null> {
  const rows = await viewer.database
    .select()
    .from(searches)
    .where(and(eq(searches.id, searchId), eq(searches.accountId, accountId)));
  const [search] = await view(viewer, rows);
  return search ?? null;
}

async function view({ database, images }: SearchViewer, rows: SearchRow[]): Promise<Search[]> {
  if (rows.length === 0) return [];
  const queries = await database
    .select()
    .from(searchQueries)
    .where(
      inArray(
        searchQueries.searchId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(searchQueries.position);
  const figures = await countSearches(database, rows);
  const seeds = await viewSeeds({ database, images }, queries);
  return rows.map((row) =>
    toSearch(
      row,
      queries.filter(({ searchId }) => searchId === row.id),
      figures.get(row.id) ?? noFigures,
      seeds,
    ),
  );
}

/** The creators that queries of similar searches name, by id. */
async function viewSeeds(
  { database, images }: SearchViewer,
  queries: QueryRow[],
): Promise<Map<string, Creator>> {
  const seedIds = queries.flatMap(({ seedCreatorId }) => seedCreatorId ?? []);
  if (seedIds.length === 0) return new Map();
  const rows = await database.select(creatorColumns).from(creators).where(inArray(creators.id, seedIds));
  return new Map(rows.map((row) => [row.id, viewCreator(row, images)]));
}

function toSearch(
  row: SearchRow,
  queries: QueryRow[],
  { foundByQuery, undecided, credits, providerCalls, ...counts }: SearchFigures,
  seeds: Map<string, Creator>,
): Search {
  return {
    id: row.id,
    campaignId: row.campaignId,
    platform: row.platform,
    mode: row.mode,
    queries: queries.map((query) => ({
      id: query.id,
      text: query.text,
      parentId: query.parentId,
      seed: seeds.get(query.seedCreatorId ?? '') ?? null,
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
      // Whoever is undecided may be found yet.
      searchingOver:
        undecided === 0 && queries.every(({ status }) => status === 'done' || status === 'failed'),
    }),
    counts: { ...counts, skipped: row.skippedCount },
    filters: row.filters,
    creditLimit: row.creditLimit,
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
