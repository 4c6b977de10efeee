import { and, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { searchResults } from '../../db/schema/searches.ts';
import type { ListedResult, ResultsPage, ResultsQuery } from '../../domain/results-query.ts';
import { countResults } from './count-results.ts';
import { filterConditions } from './result-filters.ts';
import { type ResultOrder, resultOrder } from './result-order.ts';
import { type ResultsReader, selectResultRows, viewResults } from './result-row.ts';
import { openCampaignScope, openSearchScope, type ResultsScope } from './results-scope.ts';

/** A page of a search's results, filtered and sorted. Throws `not_found`, `bad_cursor`. */
export async function querySearchResults(
  reader: ResultsReader,
  accountId: string,
  searchId: string,
  query: ResultsQuery,
): Promise<ResultsPage> {
  return readPage(reader, await openSearchScope(reader.database, accountId, searchId), query);
}

/** The same of all searches of a campaign, one row per creator. Throws `not_found`, `bad_cursor`. */
export async function queryCampaignResults(
  reader: ResultsReader,
  accountId: string,
  campaignId: string,
  query: ResultsQuery,
): Promise<ResultsPage> {
  return readPage(reader, await openCampaignScope(reader.database, accountId, campaignId), query);
}

async function readPage(
  reader: ResultsReader,
  scope: ResultsScope,
  query: ResultsQuery,
): Promise<ResultsPage> {
  // One more than asked for tells whether there is another page.
  const order = resultOrder(query, scope);
  const places = await findPlaces(reader.database, scope, query, order);
  const listed = places.slice(0, query.limit);
  const last = places.length > query.limit ? listed.at(-1) : undefined;
  const results = await readListed(reader, scope, listed);
  const counts = await countResults(reader.database, scope, query);
  return { results, next: last ? order.cursor(last.value, last.creator_id) : null, ...counts };
}

interface Place extends Record<string, unknown> {
  search_id: string;
  creator_id: string;
  /** What it is sorted by. */
  value: string | null;
}

/** Who stands on the page: without their texts, which are read of these few alone. */
async function findPlaces(
  database: Database,
  scope: ResultsScope,
  query: ResultsQuery,
  order: ResultOrder,
): Promise<Place[]> {
  const conditions = [...filterConditions(query, scope, new Date()).values()];
  if (query.cursor !== undefined) conditions.push(order.after(query.cursor));
  const { rows } = await database.execute<Place>(sql`
    select result.search_id, result.creator_id, (${order.value})::text as value
    from ${scope.from}
    left join creators creator on creator.id = result.creator_id
    left join posts post on post.id = result.post_id
    where ${and(sql`true`, ...conditions)}
    order by ${order.by} limit ${query.limit + 1}`);
  return rows;
}

async function readListed(
  { database, images }: ResultsReader,
  scope: ResultsScope,
  places: Place[],
): Promise<ListedResult[]> {
  if (places.length === 0) return [];
  const searchIds = sql.param(places.map((place) => place.search_id));
  const creatorIds = sql.param(places.map((place) => place.creator_id));
  const rows = await selectResultRows(
    database,
    scope,
    sql`(${searchResults.searchId}, ${searchResults.creatorId}) in (
      select * from unnest(${searchIds}::uuid[], ${creatorIds}::uuid[])
    )`,
  );
  const rowOf = new Map(rows.map((row) => [row.creator.id, row]));
  const inOrder = places.flatMap((place) => rowOf.get(place.creator_id) ?? []);
  return viewResults({ database, images }, scope, inOrder);
}
