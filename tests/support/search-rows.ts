import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { creators } from '../../src/db/schema/creators.ts';
import { providerCalls, searches, searchQueries, searchResults } from '../../src/db/schema/searches.ts';

type Match = {
  creatorId: string;
  /** Null where the mode searches accounts. */
  postId: string | null;
  keyword: string;
  postExternalId: string | null;
  viewCount: number | null;
};

/** All rows of one search, as they stand in the database. */
export type SearchRows = Awaited<ReturnType<typeof readSearchRows>>;

export async function readSearchRows(database: Database, searchId: string) {
  const [search] = await database.select().from(searches).where(eq(searches.id, searchId));
  if (!search) throw new Error(`There is no search ${searchId}.`);
  const { answer: _, ...callColumns } = getTableColumns(providerCalls);
  return {
    search,
    queries: await database
      .select()
      .from(searchQueries)
      .where(eq(searchQueries.searchId, searchId))
      .orderBy(asc(searchQueries.position)),
    results: await database
      .select({ ...getTableColumns(searchResults), externalId: creators.externalId })
      .from(searchResults)
      .innerJoin(creators, eq(creators.id, searchResults.creatorId))
      .where(eq(searchResults.searchId, searchId))
      .orderBy(asc(searchResults.position)),
    matches: (
      await database.execute<Match>(sql`
        select match.creator_id as "creatorId", match.post_id as "postId", query.text as keyword,
          post.external_id as "postExternalId", post.view_count::float8 as "viewCount"
        from search_matches match
        left join posts post on post.id = match.post_id
        join search_queries query on query.id = match.query_id
        where match.search_id = ${searchId}
        order by match.creator_id, query.position, match.post_id`)
    ).rows,
    calls: await database
      .select({ ...callColumns, hasAnswer: sql<boolean>`${providerCalls.answer} is not null` })
      .from(providerCalls)
      .where(eq(providerCalls.searchId, searchId))
      .orderBy(asc(providerCalls.id)),
  };
}

/** What the search found, without ids and times that differ from run to run: by creator, how and by what. */
export function outcomeOf({ results, matches }: SearchRows) {
  const found = results.map(({ externalId, creatorId, admission, enrichment, postId }) => {
    const own = matches.filter((match) => match.creatorId === creatorId);
    return {
      externalId,
      admission,
      enrichment,
      post: own.find((match) => match.postId === postId)?.postExternalId ?? null,
      matches: own.map(({ keyword, postExternalId }) => `${keyword}: ${postExternalId}`).toSorted(),
    };
  });
  return found.toSorted((one, other) => one.externalId.localeCompare(other.externalId));
}
