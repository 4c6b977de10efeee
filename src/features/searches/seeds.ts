import { and, eq, isNotNull } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import type { WordBackground } from '../../domain/similar-profile.ts';
import { platformById } from '../../platforms/index.ts';
import { type MeasuredCreator, readMeasured } from '../creators/measure-creators.ts';
import type { LockedSearch } from './locked-search.ts';

/** The seeds of a search that have been read, as they are compared. */
export async function readSeeds(
  executor: Executor,
  search: Pick<LockedSearch, 'id' | 'platform'>,
): Promise<MeasuredCreator[]> {
  const formula = platformById(search.platform)?.engagementFormula;
  const rows = await executor
    .select({ id: searchQueries.seedCreatorId })
    .from(searchQueries)
    .where(and(eq(searchQueries.searchId, search.id), isNotNull(searchQueries.seedCreatorId)));
  if (!formula) return [];
  return readMeasured(
    executor,
    formula,
    rows.flatMap(({ id }) => id ?? []),
  );
}

export async function readWordBackground(executor: Executor, searchId: string): Promise<WordBackground> {
  const [row] = await executor
    .select({ background: searches.wordBackground })
    .from(searches)
    .where(eq(searches.id, searchId));
  return {
    documentCount: row?.background?.documentCount ?? 0,
    documentFrequency: new Map(Object.entries(row?.background?.documentFrequency ?? {})),
  };
}
