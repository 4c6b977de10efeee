import { eq, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import type { CreatorFacts } from '../../domain/creator.ts';
import type { WordBackground } from '../../domain/similar-profile.ts';
import { promiseOf, wordsOf, wordsToCount } from '../../domain/similarity.ts';
import { platformById } from '../../platforms/index.ts';
import type { FurtherList, Page, SeedProfile } from '../../platforms/platform.ts';
import { type MeasuredCreator, measureCreators } from '../creators/measure-creators.ts';
import { saveCreators, savePosts } from '../creators/save-creators.ts';
import { insertResults, lastPosition } from './add-results.ts';
import type { PageClaim } from './claim-work.ts';
import type { LockedSearch } from './locked-search.ts';
import { readTally } from './search-tally.ts';
import { readSeeds } from './seeds.ts';

/** Why a seed leads to nobody: the query ends with it. */
export interface SeedRefusal {
  code: 'seed_private' | 'seed_deleted' | 'seed_missing' | 'seed_without_relations';
  message: string;
}

/** Keeps the seed that a similar search's first page has read and opens the lists it leads to. */
export async function openSeed(
  transaction: Executor,
  search: LockedSearch,
  claim: PageClaim,
  page: Page,
): Promise<SeedRefusal | null> {
  const { seed, lists = [] } = page;
  if (!seed) return null;
  if (seed.status !== 'enriched') return refusalOf(seed.status, claim.query);
  await saveSeed(transaction, search, claim, seed);
  await openLists(transaction, search, claim, lists);
  if (lists.length > 0 || page.creators.length > 0) return null;
  return {
    code: 'seed_without_relations',
    message: `@${claim.query} says too little about itself to find others like it. Try another creator, or keywords.`,
  };
}

function refusalOf(status: 'private' | 'deleted' | 'missing', handle: string): SeedRefusal {
  const messages = {
    private: `@${handle} is private: its profile shows nothing to compare others with.`,
    deleted: `@${handle} has been deleted.`,
    missing: `There is no account @${handle}. Check the handle, or paste the profile's address.`,
  };
  return { code: `seed_${status}`, message: messages[status] };
}

async function saveSeed(
  transaction: Executor,
  search: LockedSearch,
  { queryId }: PageClaim,
  { creator, posts }: SeedProfile & { status: 'enriched' },
): Promise<void> {
  const ids = await saveCreators(transaction, search.platform, [creator], { profileRead: true });
  const creatorId = ids.get(creator.externalId) ?? '';
  await savePosts(
    transaction,
    search.platform,
    posts.map((post) => ({ ...post, creatorId })),
  );
  const formula = platformById(search.platform)?.engagementFormula;
  if (formula) await measureCreators(transaction, formula, [creatorId]);
  await transaction
    .update(searchQueries)
    .set({ seedCreatorId: creatorId })
    .where(eq(searchQueries.id, queryId));
  // Another seed may have led to this one before it was known to be a seed.
  await transaction.execute(
    sql`delete from search_results where search_id = ${search.id} and creator_id = ${creatorId}`,
  );
  const background = await countWords(transaction, search, await readSeeds(transaction, search));
  await transaction
    .update(searches)
    .set({
      wordBackground: {
        documentCount: background.documentCount,
        documentFrequency: Object.fromEntries(background.documentFrequency),
      },
    })
    .where(eq(searches.id, search.id));
}

/** Each list becomes a query of its own; words that two seeds share are searched once. */
async function openLists(
  transaction: Executor,
  search: LockedSearch,
  { queryId }: PageClaim,
  lists: FurtherList[],
): Promise<void> {
  await transaction.execute(sql`
    insert into search_queries (search_id, parent_id, position, text, cursor, weight)
    select ${search.id}, ${queryId}, (
        select max(position) from search_queries where search_id = ${search.id}
      ) + row_number() over (order by listed.place), listed.list ->> 'text', listed.list ->> 'cursor',
      (listed.list ->> 'weight')::real
    from jsonb_array_elements(${JSON.stringify(lists)}::jsonb) with ordinality as listed(list, place)
    where not exists (
      select from search_queries known where known.search_id = ${search.id}
        and known.parent_id <> ${queryId} and lower(known.text) = lower(listed.list ->> 'text')
    )`);
}

/** Enough to tell common words from rare ones within a percent, and read in some 20 ms. */
const sampleSize = 2000;

/** How many of the network's creators that we know, whatever they were found for, use the seeds' words. */
async function countWords(
  executor: Executor,
  search: LockedSearch,
  seeds: MeasuredCreator[],
): Promise<WordBackground> {
  const wanted = new Set(wordsToCount(seeds));
  const { rows } = await executor.execute<{ text: string }>(sql`
    select concat_ws(' ', name, bio) as text from creators
    where platform = ${search.platform} and profile_status = 'enriched' and bio is not null
    order by profile_read_at desc limit ${sampleSize}`);
  const documentFrequency = new Map<string, number>();
  for (const { text } of rows) {
    for (const word of new Set(wordsOf(text))) {
      if (wanted.has(word)) documentFrequency.set(word, (documentFrequency.get(word) ?? 0) + 1);
    }
  }
  return { documentCount: rows.length, documentFrequency };
}

/** The best-scored creators whose relations become the next candidates. */
const ringSize = 5;
const mostReadInVain = 400;
const leastPassRate = 0.05;

/**
 * When every candidate has been read and the target is not reached: the accounts that the network relates to the best of
 * them become candidates, ring by ring. False when there is nobody new.
 */
export async function openNextRing(transaction: Executor, search: LockedSearch): Promise<boolean> {
  if (search.mode !== 'similar' || !(await isWorthwhile(transaction, search.id))) return false;
  for (;;) {
    const { rows } = await transaction.execute<{
      creator_id: string;
      related: CreatorFacts[];
      score: number;
      distance: number | null;
    }>(sql`
      update search_results result set relations_pending = false
      from (
        select found.creator_id, creator.related, found.score, found.distance
        from search_results found join creators creator on creator.id = found.creator_id
        where found.search_id = ${search.id} and found.relations_pending
        order by found.score desc nulls last, found.position limit ${ringSize}
      ) as best
      where result.search_id = ${search.id} and result.creator_id = best.creator_id
      returning best.creator_id, best.related, best.score, best.distance`);
    if (rows.length === 0) return false;
    let added = 0;
    for (const row of rows) added += await addRelated(transaction, search, row);
    if (added > 0) return true;
  }
}

/** Where hardly anybody passes the filters, relations would be followed for ever. */
async function isWorthwhile(transaction: Executor, searchId: string): Promise<boolean> {
  const { admitted, leftOut, passRate } = await readTally(transaction, searchId);
  return admitted + leftOut < mostReadInVain || passRate > leastPassRate;
}

async function addRelated(
  transaction: Executor,
  search: LockedSearch,
  from: { creator_id: string; related: CreatorFacts[]; score: number; distance: number | null },
): Promise<number> {
  const creators = [...new Map(from.related.map((creator) => [creator.externalId, creator])).values()];
  const ids = await saveCreators(transaction, search.platform, creators, { profileRead: false });
  const creatorIds = creators.map(({ externalId }) => ids.get(externalId) ?? '');
  const added = await insertResults(transaction, search, {
    rows: creatorIds.map((creatorId) => ({ creatorId, leftOutBy: null })),
    before: await lastPosition(transaction, search.id),
    most: creatorIds.length,
    admission: 'undecided',
    distance: (from.distance ?? 1) + 1,
  });
  const promises = creatorIds.map((creatorId, place) => ({
    creatorId,
    promise: promiseOf(from.score / 100, place),
  }));
  // They are near to the seeds that their relation was found for.
  await transaction.execute(sql`
    with promised as (
      select * from jsonb_to_recordset(${JSON.stringify(promises)}::jsonb) as p("creatorId" uuid, promise real)
    ), raised as (
      update search_results result set promise = result.promise + promised.promise
      from promised where result.search_id = ${search.id} and result.creator_id = promised."creatorId"
        and result.enrichment = 'pending'
    )
    insert into search_matches (query_id, creator_id, post_id, search_id)
    select distinct match.query_id, promised."creatorId", null::uuid, ${search.id}::uuid
    from promised
    join search_results result on result.search_id = ${search.id} and result.creator_id = promised."creatorId"
    join search_matches match on match.search_id = ${search.id} and match.creator_id = ${from.creator_id}
    on conflict do nothing`);
  return added;
}
