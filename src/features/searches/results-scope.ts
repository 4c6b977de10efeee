import { and, asc, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import { notFound } from '../../lib/errors.ts';

/** Whose results are looked at: those of one search, or of all searches of a campaign, one row per creator. */
export interface ResultsScope {
  accountId: string;
  /** Tells this state of the results from every other: it changes with each change of their rows. */
  version: string;
  /** The results, as `from` takes them; of a campaign each creator stands where it was found first. */
  from: SQL;
  /** What they stand in their order by. */
  position: SQL;
  /** What the person searched by, each text once, with the queries that it led to. */
  keywords: { text: string; queryIds: string[] }[];
  /** Whether an alias of `search_matches` is of a creator's results here. */
  matchesOf(match: SQL, creatorId: SQLWrapper): SQL;
  /** What these queries were asked for, each text once, in the order given; of a similar search the seeds. */
  textsOf(queryIds: string[]): string[];
}

/** The results of a search of the account's. Throws `not_found`. */
export async function openSearchScope(
  database: Database,
  accountId: string,
  searchId: string,
): Promise<ResultsScope> {
  const [search] = await database
    .select({ id: searches.id, revision: searches.revision })
    .from(searches)
    .where(and(eq(searches.id, searchId), eq(searches.accountId, accountId)));
  if (!search) throw notFound('search');
  return {
    ...(await openScope(database, accountId, [search])),
    from: sql`(
      select search_id, creator_id, position, enrichment, score, post_id
      from search_results where search_id = ${searchId} and admission = 'admitted'
    ) as result`,
    position: sql`result.position`,
    matchesOf: (match, creatorId) =>
      sql`${match}.search_id = ${searchId} and ${match}.creator_id = ${creatorId}`,
  };
}

/** The results of all searches of a campaign of the account's. Throws `not_found`. */
export async function openCampaignScope(
  database: Database,
  accountId: string,
  campaignId: string,
): Promise<ResultsScope> {
  const rows = await database
    .select({ id: searches.id, revision: searches.revision })
    .from(campaigns)
    .leftJoin(searches, eq(searches.campaignId, campaigns.id))
    .where(and(eq(campaigns.id, campaignId), eq(campaigns.accountId, accountId)))
    .orderBy(asc(searches.createdAt), asc(searches.id));
  if (rows.length === 0) throw notFound('campaign');
  const own = rows.flatMap(({ id, revision }) => (id === null ? [] : [{ id, revision: revision ?? 0 }]));
  const ids = sql`${sql.param(own.map(({ id }) => id))}::uuid[]`;
  return {
    ...(await openScope(database, accountId, own)),
    from: sql`(
      select distinct on (found.creator_id) found.search_id, found.creator_id, found.position, found.enrichment,
        found.score, found.post_id, listed.place
      from unnest(${ids}) with ordinality as listed(search_id, place)
      join search_results found on found.search_id = listed.search_id and found.admission = 'admitted'
      order by found.creator_id, listed.place
    ) as result`,
    // One number of the two: a search has fewer positions than this.
    position: sql`(result.place * 10000000 + result.position)`,
    matchesOf: (match, creatorId) => sql`${match}.search_id = any(${ids}) and ${match}.creator_id = ${creatorId}
      and exists (
        select from search_results kept where kept.search_id = ${match}.search_id
          and kept.creator_id = ${match}.creator_id and kept.admission = 'admitted'
      )`,
  };
}

async function openScope(database: Database, accountId: string, own: { id: string; revision: number }[]) {
  const queries = await readQueries(
    database,
    own.map(({ id }) => id),
  );
  const keywords = new Map<string, string[]>();
  for (const { id, text } of queries) keywords.set(text, [...(keywords.get(text) ?? []), id]);
  return {
    accountId,
    version: own.map(({ id, revision }) => `${id}:${revision}`).join(),
    keywords: [...keywords].map(([text, queryIds]) => ({ text, queryIds })),
    textsOf: (queryIds: string[]) => [
      ...new Set(queries.flatMap(({ id, text }) => (queryIds.includes(id) ? text : []))),
    ],
  };
}

/** The queries of searches, each with the text that the person gave: of words that a seed led to, the seed's. */
async function readQueries(
  database: Database,
  searchIds: string[],
): Promise<{ id: string; text: string }[]> {
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
    .map(({ id, text, parentId }) => ({ id, text: (parentId && textOf.get(parentId)) ?? text }));
}
