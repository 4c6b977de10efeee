import { eq, sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { searches } from '../../db/schema/searches.ts';
import type { CreatorFacts } from '../../domain/creator.ts';
import type { EnrichmentStatus } from '../../domain/search.ts';
import { firstFilterMissed, hasFilters, type SearchFilterName } from '../../domain/search-filters.ts';
import type { SimilarityReason } from '../../domain/similar-profile.ts';
import { scoreSimilarity } from '../../domain/similarity.ts';
import { toStorableJson } from '../../lib/text.ts';
import { platformById } from '../../platforms/index.ts';
import type { Profile } from '../../platforms/platform.ts';
import type { ProviderError } from '../../providers/provider-error.ts';
import { type MeasuredCreator, measureCreators } from '../creators/measure-creators.ts';
import { markUnreadable, saveCreators, savePosts } from '../creators/save-creators.ts';
import type { Services } from '../services.ts';
import type { ProfileClaim } from './claim-work.ts';
import { closeSearching, endSearch } from './end-search.ts';
import { finishSearchIfOver } from './finish-search.ts';
import { countAdmitted, type LockedSearch, lockRunningSearch } from './locked-search.ts';
import { isDecidedLater } from './search-tally.ts';
import { readSeeds, readWordBackground } from './seeds.ts';
import { readSeen } from './seen-before.ts';

/** What became of a claimed profile: read now, read before (`known`), or not to be had. */
export type Outcome =
  | Profile
  | { status: 'known'; as: 'enriched' | 'private' | 'deleted' | 'missing' }
  | { status: 'failed'; error: ProviderError };

export interface Settlement {
  claim: ProfileClaim;
  outcome: Outcome;
}

/** What is written in a result's row. */
interface Verdict {
  creatorId: string;
  enrichment: EnrichmentStatus;
  errorCode: string | null;
  admission: 'admitted' | 'left_out';
  leftOutBy: SearchFilterName | null;
  score: number | null;
  reasons: SimilarityReason[];
  related: CreatorFacts[] | null;
}

/**
 * Writes what became of claimed profiles of one search, in one transaction: creators, their figures, and whether each is
 * among the results. Whoever lost its claim, or is settled already, is left as it is; a search that has ended takes
 * nothing more. Profiles come by the dozen a second and each transaction has to wait for the search's row: settled
 * together they take half of the database's time. Answers which other searches wait for these creators.
 */
export async function settleProfiles(
  { database }: Pick<Services, 'database'>,
  searchId: string,
  settlements: Settlement[],
): Promise<string[]> {
  return database.transaction(async (transaction) => {
    // The answers are on disk since they came: a crash that loses this commit only applies them once more.
    await transaction.execute(sql`set local synchronous_commit = off`);
    const search = await lockRunningSearch(transaction, searchId);
    const held = search ? await stillHeld(transaction, searchId, settlements) : [];
    if (search && held.length > 0) {
      const verdicts = await judge(transaction, search, held);
      await write(transaction, search, verdicts);
    }
    if (!search) await keepReadings(transaction, settlements);
    await letGo(transaction, settlements, search ? held : settlements);
    if (search && held.length > 0) await concludeIfOver(transaction, search, held);
    return findWaiting(transaction, searchId, settlements);
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

/** Saves what was read and decides about each creator, the most promising (claimed first) first. */
async function judge(transaction: Executor, search: LockedSearch, held: Settlement[]): Promise<Verdict[]> {
  const measured = await saveAndMeasure(transaction, search.platform, held);
  if (!isDecidedLater(search)) {
    return held.map((settlement) => ({ ...plainVerdict(settlement), admission: 'admitted' }));
  }
  return decide(transaction, search, held, measured);
}

async function saveAndMeasure(
  transaction: Executor,
  platform: string,
  held: Settlement[],
): Promise<Map<string, MeasuredCreator>> {
  // In the order of `saveCreators`: the steps below lock by other orders, and two searches must never wait for each other.
  const creatorIds = held.map(({ claim }) => claim.creatorId);
  await transaction.execute(sql`
    select id from creators where id = any(${sql.param(creatorIds)}::uuid[])
    order by external_id for no key update`);
  await saveProfiles(transaction, platform, held);
  const formula = platformById(platform)?.engagementFormula;
  const readable = held.filter(({ outcome }) => statusOf(outcome) === 'enriched');
  if (!formula) return new Map();
  return measureCreators(
    transaction,
    formula,
    readable.map(({ claim }) => claim.creatorId),
  );
}

function statusOf(outcome: Outcome): EnrichmentStatus {
  return outcome.status === 'known' ? outcome.as : outcome.status;
}

async function saveProfiles(transaction: Executor, platform: string, held: Settlement[]): Promise<void> {
  const read = held.flatMap(({ outcome }) => (outcome.status === 'enriched' ? outcome : []));
  const ids = await saveCreators(
    transaction,
    platform,
    read.map(({ creator }) => creator),
    { profileRead: true },
  );
  const posts = read.flatMap(({ creator, posts }) =>
    posts.map((post) => ({ ...post, creatorId: ids.get(creator.externalId) ?? '' })),
  );
  await savePosts(transaction, platform, [...new Map(posts.map((post) => [post.externalId, post])).values()]);
  await keepRelated(transaction, held);
  await markUnreadable(
    transaction,
    held.flatMap(({ claim, outcome }) => {
      const { status } = outcome;
      return status === 'private' || status === 'deleted' || status === 'missing'
        ? { creatorId: claim.creatorId, status }
        : [];
    }),
  );
}

/** With the profile, so that a search that finds it known has somebody to go on with. */
async function keepRelated(transaction: Executor, held: Settlement[]): Promise<void> {
  const related = held.flatMap(({ claim, outcome }) =>
    outcome.status === 'enriched' && outcome.related.length > 0
      ? { creatorId: claim.creatorId, related: outcome.related }
      : [],
  );
  if (related.length === 0) return;
  await transaction.execute(sql`
    update creators set related = read.related
    from jsonb_to_recordset(${toStorableJson(related)}::jsonb) as read("creatorId" uuid, related jsonb)
    where creators.id = read."creatorId"`);
}

function plainVerdict({ claim, outcome }: Settlement): Omit<Verdict, 'admission'> {
  return {
    creatorId: claim.creatorId,
    enrichment: statusOf(outcome),
    errorCode: outcome.status === 'failed' ? outcome.error.code : null,
    leftOutBy: null,
    score: null,
    reasons: [],
    related: null,
  };
}

async function decide(
  transaction: Executor,
  search: LockedSearch,
  held: Settlement[],
  measured: Map<string, MeasuredCreator>,
): Promise<Verdict[]> {
  const creatorIds = held.map(({ claim }) => claim.creatorId);
  const seen = search.filters.notSeen ? await readSeen(transaction, search, creatorIds) : new Set<string>();
  const shown = await readShown(transaction, search.id, creatorIds);
  const score = await openScoring(transaction, search);
  const now = new Date();
  let admitted = await countAdmitted(transaction, search.id);
  return held.map((settlement): Verdict => {
    const { claim, outcome } = settlement;
    const creator = measured.get(claim.creatorId);
    const row = shown.get(claim.creatorId);
    const missed = hasFilters(search.filters)
      ? firstFilterMissed(
          filteredCreator(creator, outcome, row, seen.has(claim.creatorId)),
          search.filters,
          now,
        )
      : null;
    // Whoever cannot be compared is not alike; another candidate takes the place.
    const comparable = search.mode !== 'similar' || creator !== undefined;
    const admission = missed === null && comparable && admitted < search.target ? 'admitted' : 'left_out';
    if (admission === 'admitted') admitted += 1;
    return {
      ...plainVerdict(settlement),
      admission,
      // Nobody knows whether who could not be read would have passed.
      leftOutBy: outcome.status === 'failed' ? null : missed,
      ...(creator ? score(creator, row?.distance ?? null) : {}),
      related: search.mode === 'similar' ? (row?.related ?? null) : null,
    };
  });
}

interface ShownRow extends Record<string, unknown> {
  creator_id: string;
  follower_count: string | null;
  verified: boolean | null;
  distance: number | null;
  view_count: string | null;
  related: CreatorFacts[] | null;
}

async function readShown(
  transaction: Executor,
  searchId: string,
  creatorIds: string[],
): Promise<Map<string, ShownRow>> {
  const { rows } = await transaction.execute<ShownRow>(sql`
    select result.creator_id, creator.follower_count, creator.verified, result.distance, post.view_count,
      creator.related
    from search_results result join creators creator on creator.id = result.creator_id
    left join posts post on post.id = result.post_id
    where result.search_id = ${searchId} and result.creator_id = any(${sql.param(creatorIds)}::uuid[])`);
  return new Map(rows.map((row) => [row.creator_id, row]));
}

/** Of somebody whose profile could not be read the page's facts are all there is. */
function filteredCreator(
  creator: MeasuredCreator | undefined,
  outcome: Outcome,
  row: ShownRow | undefined,
  seen: boolean,
) {
  const known = (value: string | null | undefined) =>
    value === null || value === undefined ? null : Number(value);
  return {
    followerCount: known(row?.follower_count),
    verified: row?.verified ?? null,
    private: statusOf(outcome) === 'private' ? true : (creator?.private ?? null),
    engagementRate: creator?.engagementRate ?? null,
    averageViewCount: creator?.averageViewCount ?? null,
    postViewCount: known(row?.view_count),
    language: creator?.language ?? null,
    country: creator?.country ?? null,
    hasEmail: creator?.hasEmail ?? false,
    lastPostAt: creator?.lastPostAt ?? null,
    seen,
  };
}

async function openScoring(transaction: Executor, search: LockedSearch) {
  if (search.mode !== 'similar') return () => ({});
  const seeds = await readSeeds(transaction, search);
  const background = await readWordBackground(transaction, search.id);
  return (creator: MeasuredCreator, distance: number | null) =>
    scoreSimilarity(seeds, { ...creator, distance }, background);
}

async function write(transaction: Executor, search: LockedSearch, verdicts: Verdict[]): Promise<void> {
  await transaction.execute(sql`
    update search_results result set
      enrichment = verdict.enrichment, error_code = verdict."errorCode", admission = verdict.admission,
      left_out_by = verdict."leftOutBy", score = verdict.score, reasons = verdict.reasons,
      related = verdict.related, claimed_by = null, revision = ${search.revision + 1}
    from jsonb_to_recordset(${toStorableJson(verdicts)}::jsonb) as verdict(
      "creatorId" uuid, enrichment text, "errorCode" text, admission text, "leftOutBy" text, score smallint,
      reasons jsonb, related jsonb
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

/** A search that has ended shows nothing more, but what was paid for is known to the next one. */
async function keepReadings(transaction: Executor, settlements: Settlement[]): Promise<void> {
  const readings = settlements.map(({ claim: { creatorId, workerId } }) => ({ creatorId, workerId }));
  const { rows } = await transaction.execute<{ id: string }>(sql`
    select creators.id from creators
    join jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as reading("creatorId" uuid, "workerId" uuid)
      on creators.id = reading."creatorId" and creators.read_by = reading."workerId"
    order by creators.external_id for no key update of creators`);
  const own = new Set(rows.map(({ id }) => id));
  const kept = settlements.filter(({ claim }) => own.has(claim.creatorId));
  const [first] = kept;
  if (first) await saveAndMeasure(transaction, first.claim.platform, kept);
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

/** Names the reading of a profile within its search, in the ledger. */
export function purposeOf({ creatorId }: Pick<ProfileClaim, 'creatorId'>): string {
  return `profile:${creatorId}`;
}

async function concludeIfOver(
  transaction: Executor,
  search: LockedSearch,
  held: Settlement[],
): Promise<void> {
  const outOfCredits = held.some(
    ({ outcome }) => outcome.status === 'failed' && outcome.error.code === 'out_of_credits',
  );
  if (outOfCredits) {
    const found = await countAdmitted(transaction, search.id);
    return endSearch(transaction, search, found === 0 ? 'error' : 'completed', 'out_of_credits');
  }
  if (isDecidedLater(search) && (await countAdmitted(transaction, search.id)) >= search.target) {
    await closeSearching(transaction, search);
  }
  await finishSearchIfOver(transaction, search);
}
