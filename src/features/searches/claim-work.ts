import { and, eq, sql } from 'drizzle-orm';
import type { Database, Executor } from '../../db/client.ts';
import { searches } from '../../db/schema/searches.ts';
import type { SearchMode } from '../../domain/search.ts';
import type { SearchFilters } from '../../domain/search-filters.ts';
import { platformById } from '../../platforms/index.ts';
import type { Mode } from '../../platforms/platform.ts';
import type { Services } from '../services.ts';
import { type Budgets, type CreditsLeft, creditsLeft } from './credits-left.ts';
import { endSearch } from './end-search.ts';
import { candidatesWanted, isDecidedLater, readTally, type SearchTally } from './search-tally.ts';

type Claimant = Pick<Services, 'database' | 'budgets' | 'profileCacheDays'>;

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
  /** Of a list that a seed led to: how telling its words are. */
  weight: number;
  /** Candidates that are wanted beyond what the other claimed pages are expected to bring. */
  room: number;
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
  /** Read within the cache time, by whichever search: nothing is bought. */
  known: 'enriched' | 'private' | 'deleted' | 'missing' | null;
  /** Whether the ledger has an answer that was paid and not used yet. */
  paid: boolean;
  workerId: string;
}

interface ClaimedSearch {
  id: string;
  campaignId: string;
  accountId: string;
  platform: string;
  mode: SearchMode;
  target: number;
  revision: number;
  status: string;
  filters: SearchFilters;
  creditLimit: number | null;
}

const columns = {
  id: searches.id,
  campaignId: searches.campaignId,
  accountId: searches.accountId,
  platform: searches.platform,
  mode: searches.mode,
  target: searches.target,
  revision: searches.revision,
  status: searches.status,
  filters: searches.filters,
  creditLimit: searches.creditLimit,
};

function running(searchId: string) {
  return and(
    eq(searches.id, searchId),
    sql`${searches.status} in ('pending', 'processing') and ${searches.deadlineAt} > now()`,
  );
}

async function readSearch(database: Database, searchId: string): Promise<ClaimedSearch | null> {
  const [search] = await database.select(columns).from(searches).where(running(searchId));
  return search ?? null;
}

/** Where claims depend on what is claimed already, they take turns with the search's effects at its row. */
async function lockSearch(transaction: Executor, searchId: string): Promise<ClaimedSearch | null> {
  const [search] = await transaction
    .select(columns)
    .from(searches)
    .where(running(searchId))
    .for('no key update');
  return search ?? null;
}

function isLimited({ creditLimit }: ClaimedSearch, { perAccountMonth, perDay }: Budgets): boolean {
  return creditLimit !== null || perAccountMonth !== null || perDay !== null;
}

/**
 * Claims the pages that are worth asking for now: not more at once than the target still needs, the keyword with the
 * fewest pages first, so that several keywords take turns and no page is bought in vain.
 */
export async function claimPages(
  { database, budgets }: Claimant,
  searchId: string,
  workerId: string,
): Promise<PageClaim[]> {
  return database.transaction(async (transaction) => {
    const search = await lockSearch(transaction, searchId);
    const mode = search && platformById(search.platform)?.modes[search.mode];
    if (!search || !mode) return [];

    if (search.status === 'pending') {
      await transaction
        .update(searches)
        .set({ status: 'processing', startedAt: sql`now()`, revision: sql`${searches.revision} + 1` })
        .where(eq(searches.id, searchId));
      search.revision += 1;
    }
    const left = await creditsLeft(transaction, search, budgets);
    const tally = await readTally(transaction, search.id);
    const wanted = candidatesWanted(search, tally);
    const pages = Math.max(
      0,
      Math.ceil(wanted / mode.cost.creatorsPerPage) - tally.claimedPages,
      // All seeds have to be known, and each list of words looked into, before the nearest can be told.
      search.mode === 'similar' ? tally.unclaimedUnseenQueries : 0,
    );
    const affordable =
      left === null ? pages : Math.min(pages, Math.floor(left.credits / creditsOf(mode, tally)));
    const claimed = await transaction.execute<{
      id: string;
      text: string;
      page_count: number;
      cursor: string | null;
      weight: number;
    }>(sql`
      update search_queries set claimed_by = ${workerId}, status = 'processing'
      where id in (
        select id from search_queries
        where search_id = ${searchId} and status in ('pending', 'processing') and claimed_by is null
        order by page_count, weight desc, position limit ${affordable}
        for update skip locked
      )
      returning id, text, page_count, cursor, weight`);
    const others = tally.claimedPages + claimed.rows.length - 1;
    return claimed.rows.map((row) => ({
      searchId,
      accountId: search.accountId,
      platform: search.platform,
      mode: search.mode,
      queryId: row.id,
      query: row.text,
      page: row.page_count,
      cursor: row.cursor,
      weight: row.weight,
      // Where credits are limited each page is claimed on its own.
      room: left === null ? wanted - others * mode.cost.creatorsPerPage : 0,
      workerId,
    }));
  });
}

/** The reading of a seed may take more than one call. */
function creditsOf(mode: Mode, { unreadSeeds }: SearchTally): number {
  return unreadSeeds > 0 ? (mode.cost.creditsForSeed ?? mode.cost.creditsPerPage) : mode.cost.creditsPerPage;
}

/**
 * Claims up to `limit` creators of a running search: the most promising first, else the first found. One whose profile
 * another search is just reading is left for later: it will be known then. `moreMayCome` says that settling what is
 * claimed may let more be claimed: others do not pass, relations are followed, credits come back.
 */
export async function claimProfiles(
  { database, budgets, profileCacheDays }: Claimant,
  searchId: string,
  workerId: string,
  limit: number,
): Promise<{ claims: ProfileClaim[]; moreMayCome: boolean }> {
  const search = await readSearch(database, searchId);
  if (!search) return { claims: [], moreMayCome: false };
  const cacheDays = profileCacheDays(search.platform);
  if (!isDecidedLater(search) && !isLimited(search, budgets)) {
    const claims = await takeProfiles(database, search, workerId, { limit, cacheDays, credits: null });
    return { claims, moreMayCome: false };
  }
  return database.transaction(async (transaction) => {
    const locked = await lockSearch(transaction, searchId);
    if (locked?.status !== 'processing') return { claims: [], moreMayCome: false };
    const left = await creditsLeft(transaction, locked, budgets);
    const tally = await readTally(transaction, searchId);
    const claims = await takeProfiles(transaction, locked, workerId, {
      limit: isDecidedLater(locked) ? Math.min(limit, profilesWorthReading(locked, tally)) : limit,
      cacheDays,
      credits: left?.credits ?? null,
    });
    if (left !== null && claims.length === 0) await endIfSpent(transaction, locked, tally, left);
    return { claims, moreMayCome: claims.length < limit };
  });
}

/**
 * So many that, as things went so far, the target is just reached: not a slot's worth more. None before each list of a
 * similar search has been looked into: only then the most promising candidates are known.
 */
function profilesWorthReading({ mode, target }: ClaimedSearch, tally: SearchTally): number {
  if (mode === 'similar' && tally.unseenQueries > 0) return 0;
  return Math.ceil((target - tally.admitted) / tally.passRate) - tally.claimedProfiles;
}

/** Ends a search that has something to do, nothing under way, and no credits for a single step of it. */
async function endIfSpent(
  transaction: Executor,
  search: ClaimedSearch,
  tally: SearchTally,
  { unspent }: CreditsLeft,
): Promise<void> {
  const mode = platformById(search.platform)?.modes[search.mode];
  if (!mode || tally.claimedPages + tally.claimedProfiles > 0) return;
  const cheapest = tally.pendingProfiles > 0 ? mode.cost.creditsPerProfile : creditsOf(mode, tally);
  if (tally.pendingProfiles + tally.openQueries > 0 && unspent < cheapest) {
    await endSearch(transaction, search, 'completed', 'budget_reached');
  }
}

async function takeProfiles(
  executor: Executor,
  search: ClaimedSearch,
  workerId: string,
  { limit, cacheDays, credits }: { limit: number; cacheDays: number; credits: number | null },
): Promise<ProfileClaim[]> {
  if (limit <= 0) return [];
  const claimed = await executor.execute<{
    creator_id: string;
    external_id: string;
    handle: string;
    known: ProfileClaim['known'];
    paid: boolean;
  }>(sql`
    with due as (
      select result.creator_id, creator.external_id, creator.handle,
        case when creator.profile_read_at > now() - make_interval(secs => ${cacheDays * 86_400})
          then creator.profile_status end as known,
        exists (
          select from provider_calls call where call.search_id = result.search_id
            and call.purpose = 'profile:' || result.creator_id and call.outcome = 'answered' and call.answer is not null
        ) as paid
      from search_results result
      join creators creator on creator.id = result.creator_id
      join searches search on search.id = result.search_id
      where search.status = 'processing' and search.deadline_at > now() and result.search_id = ${search.id} and result.enrichment = 'pending' and result.claimed_by is null
        and creator.read_by is null
        and (
          ${credits === null || credits > 0}::boolean
          or creator.profile_read_at > now() - make_interval(secs => ${cacheDays * 86_400})
        )
      order by result.promise desc, result.position
      limit ${credits === null || credits === 0 ? limit : Math.min(limit, credits)}
      for no key update of result, creator skip locked
    ), reading as (
      update creators set read_by = ${workerId}, read_for = ${search.id} from due where creators.id = due.creator_id and due.known is null
    )
    update search_results result set claimed_by = ${workerId}, from_cache = due.known is not null
    from due where result.search_id = ${search.id} and result.creator_id = due.creator_id
    returning due.creator_id, due.external_id, due.handle, due.known, due.paid`);
  return claimed.rows.map((row) => ({
    searchId: search.id,
    accountId: search.accountId,
    platform: search.platform,
    creatorId: row.creator_id,
    externalId: row.external_id,
    handle: row.handle,
    known: row.known,
    paid: row.paid,
    workerId,
  }));
}
