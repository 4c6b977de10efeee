import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { searchQueries } from '../../db/schema/searches.ts';
import type { PageClaim, ProfileClaim } from './claim-work.ts';

/** Gives back what this worker has claimed and does not hold: the answer to a claim, or a release, was lost on its way. */
export async function releaseStrayClaims(
  database: Database,
  workerId: string,
  held: (PageClaim | ProfileClaim)[],
): Promise<void> {
  const queryIds = held.flatMap((claim) => ('queryId' in claim ? claim.queryId : []));
  const profiles = held.filter((claim) => 'creatorId' in claim);
  await database.execute(sql`
    update search_queries set claimed_by = null
    where claimed_by = ${workerId}
      and id not in (select jsonb_array_elements_text(${JSON.stringify(queryIds)}::jsonb)::uuid)`);
  await database.execute(sql`
    update search_results set claimed_by = null
    where claimed_by = ${workerId} and (search_id, creator_id) not in (
      select held."searchId", held."creatorId"
      from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as held("searchId" uuid, "creatorId" uuid)
    )`);
  await database.execute(sql`
    update creators set read_by = null
    where read_by = ${workerId} and id not in (
      select held."creatorId" from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as held("creatorId" uuid)
    )`);
}

/** Gives back what was claimed and not done, for another worker or another time. */
export async function releaseClaim(database: Database, claim: PageClaim | ProfileClaim): Promise<void> {
  if ('queryId' in claim) {
    await database
      .update(searchQueries)
      .set({ claimedBy: null })
      .where(and(eq(searchQueries.id, claim.queryId), eq(searchQueries.claimedBy, claim.workerId)));
    return;
  }
  await database.execute(sql`
    with released as (
      update creators set read_by = null where id = ${claim.creatorId} and read_by = ${claim.workerId}
    )
    update search_results set claimed_by = null
    where search_id = ${claim.searchId} and creator_id = ${claim.creatorId} and claimed_by = ${claim.workerId}`);
}
