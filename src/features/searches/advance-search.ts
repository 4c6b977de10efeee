import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches, searchQueries } from '../../db/schema/searches.ts';
import { platformById } from '../../platforms/index.ts';
import type { Mode, Page } from '../../platforms/platform.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Services } from '../services.ts';
import { addResults } from './add-results.ts';
import { dropAnswers, type LedgerStep, openCallLedger } from './call-ledger.ts';
import type { PageClaim } from './claim-work.ts';
import { closeSearching } from './end-search.ts';
import { finishSearchIfOver } from './finish-search.ts';
import { lockRunningSearch } from './locked-search.ts';
import { candidatesWanted, readTally } from './search-tally.ts';
import { searchTopic } from './search-topic.ts';
import { openSeed } from './similar-candidates.ts';

type Effects = Pick<Services, 'database' | 'queue' | 'scrapeCreators' | 'profileCacheDays'>;
type Answer = { page: Page } | { error: ProviderError };

/**
 * Walks a query from the claimed page on. Each page is applied in one transaction (creators, results up to the target,
 * cursor and wake-up) that does nothing when the page was applied already, the claim was lost or the search has ended.
 * Where it is certain that the next page is wanted, it is asked for while this one is applied: a keyword's pages come one
 * after another, so that every moment between two of them is lost to the search. An answer is on disk before the next
 * page is asked for, so that a crash loses one call at most. A provider's final refusal ends this query alone. Throws
 * only what is a bug, a lost database, or the signal. `onApplied` is called after each page.
 */
export async function advanceSearch(
  services: Effects,
  claim: PageClaim,
  signal: AbortSignal,
  onApplied: () => void,
): Promise<void> {
  const mode = platformById(claim.platform)?.modes[claim.mode];
  if (!mode) throw new Error(`A search was claimed for the unknown mode ${claim.platform} ${claim.mode}.`);
  const news = await openNews(services, claim);
  const paid = await hasAnswers(services, claim);
  const ask = (one: PageClaim) => askPage(services, mode, one, { paid, signal });
  for (let step = { claim, answer: ask(claim) }; ; ) {
    const answer = await step.answer;
    if ('error' in answer) return failQuery(services, step.claim, answer.error);
    const next = news.brings(answer.page) ? nextClaim(step.claim, answer.page) : null;
    const ahead = next && { claim: next, answer: ask(next) };
    ahead?.answer.catch(() => undefined); // seen below, unless applying this page fails first
    const applying = applyPage(services, mode, step.claim, answer.page, { keepClaim: ahead !== null });
    const applied = await applying.catch(async (error: unknown) => {
      // Who repeats this step shall find the next page's answer in the ledger instead of asking for it beside this call.
      await ahead?.answer.catch(() => undefined);
      throw error;
    });
    onApplied();
    if (!ahead) return;
    if (applied === 'lost') return; // whoever has the claim now finds the answer in the ledger
    if (applied === 'over') {
      await ahead.answer;
      return dropAnswers(services.database, stepOf(ahead.claim));
    }
    step = { ...ahead, claim: { ...ahead.claim, room: applied.room } };
  }
}

function stepOf({ accountId, searchId, queryId, page }: PageClaim): LedgerStep {
  return { accountId, searchId, purpose: `page:${queryId}:${page}` };
}

/** Whether the ledger has an answer of this query that was paid and not used: seen once for all the pages of a walk. */
async function hasAnswers({ database }: Effects, { searchId, queryId }: PageClaim): Promise<boolean> {
  const { rowCount } = await database.execute(sql`
    select from provider_calls
    where search_id = ${searchId} and purpose like ${`page:${queryId}:%`} and answer is not null limit 1`);
  return rowCount === 1;
}

async function askPage(
  services: Effects,
  mode: Mode,
  claim: PageClaim,
  { paid, signal }: { paid: boolean; signal: AbortSignal },
): Promise<Answer> {
  const ledger = openCallLedger(services.database, stepOf(claim), { paid });
  const scrapeCreators = services.scrapeCreators.calls({ ledger, signal, priority: 1 });
  const profileMaximumAgeDays = services.profileCacheDays(claim.platform);
  try {
    return { page: await mode.page(claim.query, claim.cursor, { scrapeCreators, profileMaximumAgeDays }) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.code !== 'nothing_found') return { error };
    // "Nothing found" is how the provider ends a list, and what it answers to words that nobody uses: no failure.
    const isSeed = claim.mode === 'similar' && claim.cursor === null;
    return {
      page: { creators: [], next: null, skipped: 0, ...(isSeed ? { seed: { status: 'missing' } } : {}) },
    };
  }
}

/** The page behind this one, when it is wanted however many of this one's creators are new. */
function nextClaim(claim: PageClaim, page: Page): PageClaim | null {
  const creators = new Set(page.creators.map(({ creator }) => creator.externalId)).size;
  const room = claim.room - creators;
  return page.next === null || room <= 0 ? null : { ...claim, page: claim.page + 1, cursor: page.next, room };
}

/** What this query has brought so far, to see whether a page brings more before the database has said so. */
async function openNews({ database }: Effects, claim: PageClaim) {
  const { rows } =
    claim.page === 0
      ? { rows: [] }
      : await database.execute<{ match: string }>(sql`
          select creator.external_id || ' ' || coalesce(post.external_id, '') as match
          from search_matches match join creators creator on creator.id = match.creator_id
          left join posts post on post.id = match.post_id where match.query_id = ${claim.queryId}`);
  const known = new Set(rows.map(({ match }) => match));
  return {
    brings(page: Page): boolean {
      const before = known.size;
      for (const { creator, post } of page.creators)
        known.add(`${creator.externalId} ${post?.externalId ?? ''}`);
      return known.size > before;
    },
  };
}

/** `room`: how many more candidates this query is wanted for. `over`: it has ended. `lost`: somebody else's, or applied before. */
type Applied = { room: number } | 'over' | 'lost';

async function applyPage(
  services: Effects,
  mode: Mode,
  claim: PageClaim,
  page: Page,
  { keepClaim }: { keepClaim: boolean },
): Promise<Applied> {
  const step = stepOf(claim);
  return services.database.transaction(async (transaction) => {
    const search = await lockRunningSearch(transaction, claim.searchId);
    if (!search) {
      await dropAnswers(transaction, step);
      await letGo(transaction, claim);
      return 'over';
    }
    if (!(await turnPage(transaction, claim, page.next, keepClaim))) {
      await letGo(transaction, claim);
      return 'lost';
    }
    const refusal = page.seed ? await openSeed(transaction, search, claim, page) : null;
    const { newMatches, full } = await addResults(transaction, search, claim, page);
    await transaction
      .update(searches)
      .set({
        revision: search.revision + 1,
        skippedCount: sql`${searches.skippedCount} + ${page.skipped}`,
      })
      .where(eq(searches.id, search.id));
    // A page without anything new is how some lists end: the network repeats itself.
    const ended = page.next === null || newMatches === 0;
    if (refusal) await closeQuery(transaction, claim, refusal);
    else if (ended) await closeQuery(transaction, claim, null);
    if (full) await closeSearching(transaction, search);
    await dropAnswers(transaction, step);
    if (await finishSearchIfOver(transaction, search)) return 'over';
    await services.queue.send(transaction, searchTopic, { searchId: search.id });
    if (!keepClaim || ended || full) return 'over';
    const tally = await readTally(transaction, search.id);
    return { room: candidatesWanted(search, tally) - (tally.claimedPages - 1) * mode.cost.creatorsPerPage };
  });
}

/** The fence and the compare-and-set: false when this worker or this page is not the expected one any more. */
async function turnPage(
  transaction: Executor,
  claim: PageClaim,
  next: string | null,
  keepClaim: boolean,
): Promise<boolean> {
  const turned = await transaction
    .update(searchQueries)
    .set({ pageCount: claim.page + 1, cursor: next, ...(keepClaim ? {} : { claimedBy: null }) })
    .where(
      and(
        eq(searchQueries.id, claim.queryId),
        eq(searchQueries.pageCount, claim.page),
        eq(searchQueries.claimedBy, claim.workerId),
        inArray(searchQueries.status, ['pending', 'processing']),
      ),
    );
  return turned.rowCount === 1;
}

/** Of a query that has ended while its page was under way. */
async function letGo(transaction: Executor, { queryId, workerId }: PageClaim): Promise<void> {
  await transaction
    .update(searchQueries)
    .set({ claimedBy: null })
    .where(
      and(
        eq(searchQueries.id, queryId),
        eq(searchQueries.claimedBy, workerId),
        notInArray(searchQueries.status, ['pending', 'processing']),
      ),
    );
}

async function closeQuery(
  transaction: Executor,
  { queryId }: PageClaim,
  failure: { code: string; message: string } | null,
): Promise<void> {
  await transaction
    .update(searchQueries)
    .set({
      status: failure ? 'failed' : 'done',
      errorCode: failure?.code ?? null,
      errorMessage: failure?.message ?? null,
      claimedBy: null,
    })
    .where(eq(searchQueries.id, queryId));
}

/** Ends the claimed query with a failure; the search goes on with the others. */
export async function failQuery(
  { database }: Pick<Services, 'database'>,
  claim: PageClaim,
  error: ProviderError,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const search = await lockRunningSearch(transaction, claim.searchId);
    if (!search) {
      await dropAnswers(transaction, stepOf(claim));
      return letGo(transaction, claim);
    }
    const failed = await transaction
      .update(searchQueries)
      .set({ status: 'failed', errorCode: error.code, errorMessage: error.message, claimedBy: null })
      .where(
        and(
          eq(searchQueries.id, claim.queryId),
          eq(searchQueries.claimedBy, claim.workerId),
          inArray(searchQueries.status, ['pending', 'processing']),
        ),
      );
    if (failed.rowCount === 0) return letGo(transaction, claim);
    await transaction
      .update(searches)
      .set({ revision: search.revision + 1 })
      .where(eq(searches.id, search.id));
    await finishSearchIfOver(transaction, search);
  });
}
