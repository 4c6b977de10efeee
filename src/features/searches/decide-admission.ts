import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import type { EnrichmentStatus } from '../../domain/search.ts';
import { firstFilterMissed, hasFilters, type SearchFilterName } from '../../domain/search-filters.ts';
import type { SimilarityReason } from '../../domain/similar-profile.ts';
import { scoreSimilarity } from '../../domain/similarity.ts';
import type { MeasuredCreator } from '../creators/measure-creators.ts';
import { countAdmitted, type LockedSearch } from './locked-search.ts';
import { type Outcome, type Settlement, statusOf } from './profile-outcome.ts';
import { isDecidedLater } from './search-tally.ts';
import { readSeeds, readWordBackground } from './seeds.ts';
import { readSeen } from './seen-before.ts';

/** What is written in a result's row. */
export interface Verdict {
  creatorId: string;
  enrichment: EnrichmentStatus;
  errorCode: string | null;
  admission: 'admitted' | 'left_out';
  leftOutBy: SearchFilterName | null;
  score: number | null;
  reasons: SimilarityReason[];
  relationsPending: boolean;
}

/** Decides whether each creator is among the results, the most promising (claimed first) first. */
export async function decideAdmission(
  transaction: Executor,
  search: LockedSearch,
  held: Settlement[],
  measured: Map<string, MeasuredCreator>,
): Promise<Verdict[]> {
  if (!isDecidedLater(search)) {
    return held.map((settlement) => ({ ...plainVerdict(settlement), admission: 'admitted' }));
  }
  return decide(transaction, search, held, measured);
}

function plainVerdict({ claim, outcome }: Settlement): Omit<Verdict, 'admission'> {
  return {
    creatorId: claim.creatorId,
    enrichment: statusOf(outcome),
    errorCode: outcome.status === 'failed' ? outcome.error.code : null,
    leftOutBy: null,
    score: null,
    reasons: [],
    relationsPending: false,
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
      relationsPending: search.mode === 'similar' && row?.has_relations === true,
    };
  });
}

interface ShownRow extends Record<string, unknown> {
  creator_id: string;
  follower_count: string | null;
  verified: boolean | null;
  distance: number | null;
  view_count: string | null;
  has_relations: boolean;
}

async function readShown(
  transaction: Executor,
  searchId: string,
  creatorIds: string[],
): Promise<Map<string, ShownRow>> {
  const { rows } = await transaction.execute<ShownRow>(sql`
    select result.creator_id, creator.follower_count, creator.verified, result.distance, post.view_count,
      creator.related is not null as has_relations
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
