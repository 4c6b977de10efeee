import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { searches, searchResults } from '../../db/schema/searches.ts';
import type { SearchMode } from '../../domain/search.ts';
import { platformById } from '../../platforms/index.ts';

/** The one page of a query that is due next, claimed by a worker. */
export interface PageClaim {
  searchId: string;
  accountId: string;
  platform: string;
  mode: SearchMode;
  queryId: string;
  query: string;
  /** 0 for the first; what the compare-and-set of the effect checks. */
  page: number;
  cursor: string | null;
  workerId: string;
}

/** A found creator whose profile is to be read, claimed by a worker. */
export interface ProfileClaim {
  searchId: string;
  accountId: string;
  platform: string;
  creatorId: string;
  externalId: string;
  handle: string;
  workerId: string;
}

/**
 * Claims the pages that are worth asking for now: not more at once than the target still needs, the keyword with the
 * fewest pages first, so that several keywords take turns and no page is bought in vain.
 */
export async function claimPages(
  database: Database,
  searchId: string,
  workerId: string,
): Promise<PageClaim[]> {
  return database.transaction(async (transaction) => {
    const [search] = await transaction
      .select({
        accountId: searches.accountId,
        platform: searches.platform,
        mode: searches.mode,
        target: searches.target,
        status: searches.status,
      })
      .from(searches)
      .where(
        and(
          eq(searches.id, searchId),
          sql`${searches.status} in ('pending', 'processing') and ${searches.deadlineAt} > now()`,
        ),
      )
      .for('no key update');
    const mode = search && platformById(search.platform)?.modes[search.mode];
    if (!search || !mode) return [];

    if (search.status === 'pending') {
      await transaction
        .update(searches)
        .set({ status: 'processing', startedAt: sql`now()`, revision: sql`${searches.revision} + 1` })
        .where(eq(searches.id, searchId));
    }
    const claimed = await transaction.execute<{
      id: string;
      text: string;
      page_count: number;
      cursor: string | null;
    }>(sql`
      update search_queries set claimed_by = ${workerId}, status = 'processing'
      where id in (
        select id from search_queries
        where search_id = ${searchId} and status in ('pending', 'processing') and claimed_by is null
        order by page_count, position
        limit greatest(0,
          ceil(
            (${search.target} - (select count(*) from search_results where search_id = ${searchId}))
            / ${mode.cost.creatorsPerPage}::numeric
          )
          - (select count(*) from search_queries where search_id = ${searchId} and claimed_by is not null)
        )
        for update skip locked
      )
      returning id, text, page_count, cursor`);
    return claimed.rows.map((row) => ({
      searchId,
      accountId: search.accountId,
      platform: search.platform,
      mode: search.mode,
      queryId: row.id,
      query: row.text,
      page: row.page_count,
      cursor: row.cursor,
      workerId,
    }));
  });
}

/** Claims up to `limit` creators of a running search, first found first. */
export async function claimProfiles(
  database: Database,
  searchId: string,
  workerId: string,
  limit: number,
): Promise<ProfileClaim[]> {
  const claimed = await database.execute<{
    creator_id: string;
    external_id: string;
    handle: string;
    platform: string;
    account_id: string;
  }>(sql`
    update search_results result set claimed_by = ${workerId}
    from creators creator, searches search
    where result.search_id = ${searchId} and creator.id = result.creator_id and search.id = result.search_id
      and search.status = 'processing' and search.deadline_at > now()
      and result.creator_id in (
        select creator_id from search_results
        where search_id = ${searchId} and enrichment = 'pending' and claimed_by is null
        order by position limit ${limit} for update skip locked
      )
    returning creator.id as creator_id, creator.external_id, creator.handle, creator.platform, search.account_id`);
  return claimed.rows.map((row) => ({
    searchId,
    accountId: row.account_id,
    platform: row.platform,
    creatorId: row.creator_id,
    externalId: row.external_id,
    handle: row.handle,
    workerId,
  }));
}

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
}

/** Gives back what was claimed and not done, for another worker or another time. */
export async function releaseClaim(database: Database, claim: PageClaim | ProfileClaim): Promise<void> {
  if ('queryId' in claim) {
    await database.execute(
      sql`update search_queries set claimed_by = null where id = ${claim.queryId} and claimed_by = ${claim.workerId}`,
    );
    return;
  }
  await database
    .update(searchResults)
    .set({ claimedBy: null })
    .where(
      and(
        eq(searchResults.searchId, claim.searchId),
        eq(searchResults.creatorId, claim.creatorId),
        eq(searchResults.claimedBy, claim.workerId),
      ),
    );
}
