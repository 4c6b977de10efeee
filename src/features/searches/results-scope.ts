import { and, asc, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import type { SearchMode } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';

/** By which queries creators were found. */
export interface FoundBy {
  /** Whether an alias of `search_matches` is about a creator's results here. */
  matchesOf(match: SQL, creatorId: SQLWrapper): SQL;
  /** What these queries were asked for, each text once, in the order given; of a similar search the seeds. */
  textsOf(queryIds: string[]): string[];
}

/** Whose results are looked at: those of one search, or of all searches of a campaign, one row per creator. */
export interface ResultsScope extends FoundBy {
  /** Oldest first. */
  searches: { id: string; mode: SearchMode }[];
  /** Changes with each change of the results' rows. */
  version: string;
  /** The results, as `from` takes them; of a campaign each creator stands where it was found first. */
  from: SQL;
  /** What they stand in their order by. */
  position: SQL;
  /** What the person searched by, each text once, with the queries that it led to. */
  keywords: { text: string; queryIds: string[] }[];
}

/** The results of a search of the account's. Throws `not_found`. */
export async function openSearchScope(
  database: Database,
  accountId: string,
  searchId: string,
): Promise<ResultsScope> {
  const [search] = await database
    .select({ id: searches.id, mode: searches.mode, revision: searches.revision })
    .from(searches)
    .where(and(eq(searches.id, searchId), eq(searches.accountId, accountId)));
  if (!search) throw notFound('search');
  const queries = await readQueries(database, [searchId]);
  return {
    searches: [search],
    version: `${searchId} ${search.revision}`,
    from: sql`(
      select search_id, creator_id, account_id, created_at, position, enrichment, score, post_id
      from search_results where search_id = ${searchId} and admission = 'admitted'
    ) as result`,
    position: sql`result.position`,
    keywords: keywordsOf(queries),
    ...foundInSearch(searchId, queries),
  };
}

/** How the creators of one search were found: the caller has made sure whose it is. */
export async function readFoundBy(database: Database, searchId: string): Promise<FoundBy> {
  return foundInSearch(searchId, await readQueries(database, [searchId]));
}

function foundInSearch(searchId: string, queries: AskedQuery[]): FoundBy {
  return {
    matchesOf: (match, creatorId) =>
      sql`${match}.search_id = ${searchId} and ${match}.creator_id = ${creatorId}`,
    textsOf: textsIn(queries),
  };
}

/** The results of all searches of a campaign of the account's. Throws `not_found`. */
export async function openCampaignScope(
  database: Database,
  accountId: string,
  campaignId: string,
): Promise<ResultsScope> {
  const [campaign] = await database
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)));
  if (!campaign) throw notFound('campaign');
  const own = await database
    .select({ id: searches.id, mode: searches.mode, revision: searches.revision })
    .from(searches)
    .where(eq(searches.campaignId, campaignId))
    .orderBy(asc(searches.createdAt), asc(searches.id));
  const searchIds = own.map(({ id }) => id);
  const queries = await readQueries(database, searchIds);
  const ids = sql`${sql.param(searchIds)}::uuid[]`;
  return {
    searches: own,
    version: `${campaignId} ${own.map(({ id, revision }) => `${id} ${revision}`).join()}`,
    from: sql`(
      select distinct on (found.creator_id) found.search_id, found.creator_id, found.account_id, found.created_at,
        found.position, found.enrichment, found.score, found.post_id, listed.place
      from unnest(${ids}) with ordinality as listed(search_id, place)
      join search_results found on found.search_id = listed.search_id and found.admission = 'admitted'
      order by found.creator_id, listed.place
    ) as result`,
    // The two in one number: no search has so many positions.
    position: sql`(result.place * 10000000 + result.position)`,
    keywords: keywordsOf(queries),
    matchesOf: (
      match,
      creatorId,
    ) => sql`${match}.search_id = any(${ids}) and ${match}.creator_id = ${creatorId}
      and exists (
        select from search_results kept where kept.search_id = ${match}.search_id
          and kept.creator_id = ${match}.creator_id and kept.admission = 'admitted'
      )`,
    textsOf: textsIn(queries),
  };
}

/** A query with the text that the person gave: of words that a seed led to, the seed's. */
interface AskedQuery {
  id: string;
  text: string;
}

function keywordsOf(queries: AskedQuery[]): ResultsScope['keywords'] {
  const keywords = new Map<string, string[]>();
  for (const { id, text } of queries) keywords.set(text, [...(keywords.get(text) ?? []), id]);
  return [...keywords].map(([text, queryIds]) => ({ text, queryIds }));
}

function textsIn(queries: AskedQuery[]): FoundBy['textsOf'] {
  const keywords = keywordsOf(queries);
  return (queryIds) => {
    const found = new Set(queryIds);
    return keywords.flatMap(({ text, queryIds: own }) => (own.some((id) => found.has(id)) ? text : []));
  };
}

/** In the order of the searches, and of the queries in each. */
async function readQueries(database: Database, searchIds: string[]): Promise<AskedQuery[]> {
  if (searchIds.length === 0) return [];
  const rows = await database
    .select({
      id: searchQueries.id,
      searchId: searchQueries.searchId,
      text: searchQueries.text,
      parentId: searchQueries.parentId,
    })
    .from(searchQueries)
    .where(inArray(searchQueries.searchId, searchIds))
    .orderBy(asc(searchQueries.position));
  const textOf = new Map(rows.map(({ id, text }) => [id, text]));
  const place = new Map(searchIds.map((id, index) => [id, index]));
  return rows
    .toSorted((one, other) => (place.get(one.searchId) ?? 0) - (place.get(other.searchId) ?? 0))
    .map(({ id, text, parentId }) => ({ id, text: textOf.get(parentId ?? id) ?? text }));
}
