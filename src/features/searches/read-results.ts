import { and, asc, eq, gt, lte, max } from 'drizzle-orm';
import { searchResults } from '../../db/schema/searches.ts';
import type { SearchResult } from '../../domain/search.ts';
import { type ResultsReader, selectResultRows, viewResults } from './result-row.ts';
import { readFoundBy } from './results-scope.ts';

/**
 * Results of a search that changed after a revision, oldest change first. All rows of one revision come
 * together, so that the last one's revision is where to go on: the answer may be longer than `limit`.
 */
export async function readChangedResults(
  { database, images }: ResultsReader,
  searchId: string,
  after: number,
  limit: number,
): Promise<SearchResult[]> {
  const foundBy = await readFoundBy(database, searchId);
  const changed = and(eq(searchResults.searchId, searchId), gt(searchResults.revision, after));
  const nextChanges = database
    .select({ revision: searchResults.revision })
    .from(searchResults)
    .where(and(changed, eq(searchResults.admission, 'admitted')))
    .orderBy(asc(searchResults.revision))
    .limit(limit)
    .as('next_changes');
  const lastRevision = database.select({ revision: max(nextChanges.revision) }).from(nextChanges);
  const rows = await selectResultRows(
    database,
    foundBy,
    and(changed, lte(searchResults.revision, lastRevision)),
  ).orderBy(asc(searchResults.revision), asc(searchResults.position));
  const results = await viewResults({ database, images }, foundBy, rows);
  return results.map(({ searchId: _, ...result }) => result);
}
