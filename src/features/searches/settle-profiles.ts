import { eq, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches } from '../../db/schema/searches.ts';
import { toStorableJson } from '../../lib/text.ts';
import type { Services } from '../services.ts';
import { decideAdmission, type Verdict } from './decide-admission.ts';
import { closeSearching, endSearch } from './end-search.ts';
import { finishSearchIfOver } from './finish-search.ts';
import { keepPaidProfiles, keepProfiles } from './keep-profiles.ts';
import { countAdmitted, type LockedSearch, lockRunningSearch } from './locked-search.ts';
import { purposeOf, type Settlement } from './profile-outcome.ts';
import { isDecidedLater } from './search-tally.ts';

/**
 * Writes what became of claimed profiles of one search, in one transaction: creators, their figures, and whether each is
 * among the results. Whoever lost its claim, or is settled already, is left as it is; a search that has ended takes
 * nothing more. Profiles come by the dozen a second and each transaction has to wait for the search's row: settled
 * together they take half of the database's time. Answers which other searches wait for these creators, and whether
 * this one has ended.
 */
export async function settleProfiles(
  { database }: Pick<Services, 'database'>,
  searchId: string,
  settlements: Settlement[],
): Promise<{ waiting: string[]; ended: boolean }> {
  return database.transaction(async (transaction) => {
    // The answers are on disk since they came: a crash that loses this commit only applies them once more.
    await transaction.execute(sql`set local synchronous_commit = off`);
    const search = await lockRunningSearch(transaction, searchId);
    const held = search ? await stillHeld(transaction, searchId, settlements) : [];
    if (search && held.length > 0) {
      const measured = await keepProfiles(transaction, search.platform, held);
      await write(transaction, search, await decideAdmission(transaction, search, held, measured));
    }
    if (!search) await keepPaidProfiles(transaction, settlements);
    await letGo(transaction, settlements, search ? held : settlements);
    const ended = search !== null && held.length > 0 && (await concludeIfOver(transaction, search, held));
    return { waiting: await findWaiting(transaction, searchId, settlements), ended };
  });
}

async function stillHeld(
  transaction: Executor,
  searchId: string,
  settlements: Settlement[],
): Promise<Settlement[]> {
  const claims = settlements.map(({ claim: { creatorId, workerId } }) => ({ creatorId, workerId }));
  const { rows } = await transaction.execute<{ creator_id: string }>(sql`
    select result.creator_id from search_results result
    join jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as claim("creatorId" uuid, "workerId" uuid)
      on result.creator_id = claim."creatorId" and result.claimed_by = claim."workerId"
    where result.search_id = ${searchId} and result.enrichment = 'pending'
    order by result.creator_id for no key update of result`);
  const held = new Set(rows.map((row) => row.creator_id));
  return settlements.filter(({ claim }) => held.has(claim.creatorId));
}

async function write(transaction: Executor, search: LockedSearch, verdicts: Verdict[]): Promise<void> {
  await transaction.execute(sql`
    update search_results result set
      enrichment = verdict.enrichment, error_code = verdict."errorCode", admission = verdict.admission,
      left_out_by = verdict."leftOutBy", score = verdict.score, reasons = verdict.reasons,
      relations_pending = verdict."relationsPending", claimed_by = null, revision = ${search.revision + 1}
    from jsonb_to_recordset(${toStorableJson(verdicts)}::jsonb) as verdict(
      "creatorId" uuid, enrichment text, "errorCode" text, admission text, "leftOutBy" text, score smallint,
      reasons jsonb, "relationsPending" boolean
    )
    where result.search_id = ${search.id} and result.creator_id = verdict."creatorId"`);
  await transaction
    .update(searches)
    .set({ revision: search.revision + 1 })
    .where(eq(searches.id, search.id));
}

/** Other searches that found the same creators and left the reading to this one. */
async function findWaiting(
  transaction: Executor,
  searchId: string,
  settlements: Settlement[],
): Promise<string[]> {
  const creatorIds = settlements.map(({ claim }) => claim.creatorId);
  const { rows } = await transaction.execute<{ search_id: string }>(sql`
    select distinct search_id from search_results
    where creator_id = any(${sql.param(creatorIds)}::uuid[]) and search_id <> ${searchId} and enrichment = 'pending'`);
  return rows.map((row) => row.search_id);
}

/** Frees the creators for other readers, and the answers that have been used. */
async function letGo(transaction: Executor, settlements: Settlement[], used: Settlement[]): Promise<void> {
  const done = settlements.map(({ claim: { searchId, creatorId, workerId } }) => ({
    searchId,
    creatorId,
    workerId,
    purpose: used.some(({ claim }) => claim.creatorId === creatorId) ? purposeOf({ creatorId }) : null,
  }));
  await transaction.execute(sql`
    with done as (
      select * from jsonb_to_recordset(${JSON.stringify(done)}::jsonb)
        as done("searchId" uuid, "creatorId" uuid, "workerId" uuid, purpose text)
    ), freed as (
      update creators set read_by = null from done
      where creators.id = done."creatorId" and creators.read_by = done."workerId"
    )
    update provider_calls call set answer = null from done
    where call.search_id = done."searchId" and call.purpose = done.purpose and call.answer is not null`);
}

async function concludeIfOver(
  transaction: Executor,
  search: LockedSearch,
  held: Settlement[],
): Promise<boolean> {
  const outOfCredits = held.some(
    ({ outcome }) => outcome.status === 'failed' && outcome.error.code === 'out_of_credits',
  );
  if (outOfCredits) {
    const found = await countAdmitted(transaction, search.id);
    await endSearch(transaction, search, found === 0 ? 'error' : 'completed', 'out_of_credits');
    return true;
  }
  if (isDecidedLater(search) && (await countAdmitted(transaction, search.id)) >= search.target) {
    await closeSearching(transaction, search);
  }
  return finishSearchIfOver(transaction, search);
}
