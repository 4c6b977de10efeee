import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import { toStorableJson } from '../../lib/text.ts';
import { platformById } from '../../platforms/index.ts';
import { type MeasuredCreator, measureCreators } from '../creators/measure-creators.ts';
import { markUnreadable, saveCreators, savePosts } from '../creators/save-creators.ts';
import { type Settlement, statusOf } from './profile-outcome.ts';

/** Writes what was read of creators, and their figures; answers those whose profiles are known, by id. */
export async function keepProfiles(
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

/** A search that has ended shows nothing more, but what was paid for is known to the next one. */
export async function keepPaidProfiles(transaction: Executor, settlements: Settlement[]): Promise<void> {
  const readings = settlements.map(({ claim: { creatorId, workerId } }) => ({ creatorId, workerId }));
  const { rows } = await transaction.execute<{ id: string }>(sql`
    select creators.id from creators
    join jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as reading("creatorId" uuid, "workerId" uuid)
      on creators.id = reading."creatorId" and creators.read_by = reading."workerId"
    order by creators.external_id for no key update of creators`);
  const own = new Set(rows.map(({ id }) => id));
  const kept = settlements.filter(({ claim }) => own.has(claim.creatorId));
  const [first] = kept;
  if (first) await keepProfiles(transaction, first.claim.platform, kept);
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
  await savePosts(transaction, platform, posts);
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
