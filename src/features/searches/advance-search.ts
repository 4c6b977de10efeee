import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import { platformById } from '../../platforms/index.ts';
import type { FoundCreator, Page } from '../../platforms/platform.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { saveCreators, savePosts } from '../creators/save-creators.ts';
import type { Services } from '../services.ts';
import { dropAnswers, type LedgerStep, openCallLedger } from './call-ledger.ts';
import type { PageClaim } from './claim-work.ts';
import { finishSearchIfOver, type LockedSearch, lockRunningSearch } from './finish-search.ts';
import { searchTopic } from './search-topic.ts';

type Effects = Pick<Services, 'database' | 'queue' | 'scrapeCreators'>;

/**
 * Fetches the claimed page and applies it: creators, results up to the target, cursor and wake-up in one transaction
 * that does nothing when the page was applied already, the claim was lost or the search has ended. A provider's final
 * refusal ends this query alone. Throws only what is a bug, a lost database, or the signal.
 */
export async function advanceSearch(services: Effects, claim: PageClaim, signal: AbortSignal): Promise<void> {
  const step = stepOf(claim);
  const mode = platformById(claim.platform)?.modes[claim.mode];
  if (!mode) throw new Error(`A search was claimed for the unknown mode ${claim.platform} ${claim.mode}.`);
  try {
    const scrapeCreators = services.scrapeCreators.calls({
      ledger: openCallLedger(services.database, step),
      signal,
      priority: 1,
    });
    const page = await mode.page(claim.query, claim.cursor, { scrapeCreators });
    await applyPage(services, claim, step, page);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // "Nothing found" is how the provider ends a list, and what it answers to words that nobody uses: no failure.
    if (error.code === 'nothing_found') {
      await applyPage(services, claim, step, { creators: [], next: null, skipped: 0 });
    } else await failQuery(services, claim, error);
  }
}

function stepOf({ accountId, searchId, queryId, page }: PageClaim): LedgerStep {
  return { accountId, searchId, purpose: `page:${queryId}:${page}` };
}

async function applyPage(services: Effects, claim: PageClaim, step: LedgerStep, page: Page): Promise<void> {
  await services.database.transaction(async (transaction) => {
    const search = await lockRunningSearch(transaction, claim.searchId);
    if (!search) return dropAnswers(transaction, step);
    if (!(await turnPage(transaction, claim, page.next))) return;

    const { newMatches, full } = await addResults(transaction, search, claim.queryId, page.creators);
    await transaction
      .update(searches)
      .set({
        revision: search.revision + 1,
        skippedCount: sql`${searches.skippedCount} + ${page.skipped}`,
      })
      .where(eq(searches.id, search.id));
    // A page without anything new is how some lists end: the network repeats itself.
    if (page.next === null || newMatches === 0) await closeQueries(transaction, [claim.queryId]);
    if (full) await closeQueries(transaction, 'all', search.id);
    await dropAnswers(transaction, step);
    const over = await finishSearchIfOver(transaction, search);
    if (!over) await services.queue.send(transaction, searchTopic, { searchId: search.id });
  });
}

/** The fence and the compare-and-set: false when this worker or this page is not the expected one any more. */
async function turnPage(transaction: Executor, claim: PageClaim, next: string | null): Promise<boolean> {
  const turned = await transaction
    .update(searchQueries)
    .set({ pageCount: claim.page + 1, cursor: next, claimedBy: null })
    .where(
      and(
        eq(searchQueries.id, claim.queryId),
        eq(searchQueries.pageCount, claim.page),
        eq(searchQueries.claimedBy, claim.workerId),
      ),
    );
  return turned.rowCount === 1;
}

async function closeQueries(transaction: Executor, ids: string[] | 'all', searchId?: string): Promise<void> {
  await transaction
    .update(searchQueries)
    .set({ status: 'done', claimedBy: null })
    .where(
      and(
        ids === 'all' ? eq(searchQueries.searchId, searchId ?? '') : inArray(searchQueries.id, ids),
        inArray(searchQueries.status, ['pending', 'processing']),
      ),
    );
}

/** Adds found creators up to the target, and to those already there their further posts and keywords. */
async function addResults(
  transaction: Executor,
  search: LockedSearch,
  queryId: string,
  found: FoundCreator[],
): Promise<{ newMatches: number; full: boolean }> {
  const creators = new Map(found.map(({ creator }) => [creator.externalId, creator]));
  const ids = await saveCreators(transaction, search.platform, [...creators.values()], {
    profileRead: false,
  });
  const idOf = (externalId: string) => ids.get(externalId) ?? '';

  const counted = await transaction.execute<{ count: number }>(sql`
    select count(*)::int as count from search_results where search_id = ${search.id}`);
  const before = counted.rows[0]?.count ?? 0;
  const inserted = await transaction.execute(sql`
    insert into search_results (search_id, creator_id, position, revision)
    select ${search.id}, fresh.creator_id, ${before} + row_number() over (order by fresh.place), ${search.revision + 1}
    from (
      select listed.creator_id, listed.place
      from jsonb_array_elements_text(${JSON.stringify([...creators.keys()].map(idOf))}::jsonb)
        with ordinality as raw(id, place), lateral (select raw.id::uuid as creator_id, raw.place) as listed
      where not exists (
        select from search_results known where known.search_id = ${search.id} and known.creator_id = listed.creator_id
      )
      order by listed.place limit ${search.target - before}
    ) as fresh`);

  const posts = new Map(
    found.flatMap(({ creator, post }) =>
      post ? [[post.externalId, { ...post, creatorId: idOf(creator.externalId) }] as const] : [],
    ),
  );
  const postIds = await savePosts(transaction, search.platform, [...posts.values()]);
  const matches = [...posts.values()].map(({ externalId, creatorId }) => ({
    creatorId,
    postId: postIds.get(externalId),
  }));
  const newMatches = await addMatches(transaction, search, queryId, matches);
  return { newMatches, full: before + (inserted.rowCount ?? 0) >= search.target };
}

/** Writes which keyword found whom by which post, and lets each result show its best post. */
async function addMatches(
  transaction: Executor,
  search: LockedSearch,
  queryId: string,
  matches: { creatorId: string; postId: string | undefined }[],
): Promise<number> {
  const written = await transaction.execute<{ new_matches: number }>(sql`
    with fresh as (
      insert into search_matches (query_id, creator_id, post_id, search_id)
      select ${queryId}, found."creatorId", found."postId", ${search.id}
      from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as found("creatorId" uuid, "postId" uuid)
      where exists (
        select from search_results result
        where result.search_id = ${search.id} and result.creator_id = found."creatorId"
      )
      on conflict do nothing
      returning creator_id, post_id
    ), best as (
      select distinct on (fresh.creator_id) fresh.creator_id, fresh.post_id, post.view_count
      from fresh join posts post on post.id = fresh.post_id
      order by fresh.creator_id, post.view_count desc nulls last, post.id
    ), shown as (
      update search_results result set
        revision = ${search.revision + 1},
        post_id = case
          when result.post_id is null or coalesce(best.view_count, -1) >
            coalesce((select view_count from posts where posts.id = result.post_id), -1) then best.post_id
          else result.post_id
        end
      from best where result.search_id = ${search.id} and result.creator_id = best.creator_id
    )
    select count(*)::int as new_matches from fresh`);
  return written.rows[0]?.new_matches ?? 0;
}

/** Ends the claimed query with a failure; the search goes on with the others. */
export async function failQuery(
  { database }: Pick<Services, 'database'>,
  claim: PageClaim,
  error: ProviderError,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const search = await lockRunningSearch(transaction, claim.searchId);
    if (!search) return dropAnswers(transaction, stepOf(claim));
    const failed = await transaction
      .update(searchQueries)
      .set({ status: 'failed', errorCode: error.code, errorMessage: error.message, claimedBy: null })
      .where(and(eq(searchQueries.id, claim.queryId), eq(searchQueries.claimedBy, claim.workerId)));
    if (failed.rowCount === 0) return;
    await transaction
      .update(searches)
      .set({ revision: search.revision + 1 })
      .where(eq(searches.id, search.id));
    await finishSearchIfOver(transaction, search);
  });
}
