import { sql } from 'drizzle-orm';
import type { Executor } from '../../db/client.ts';
import type { CreatorFacts } from '../../domain/creator.ts';
import { languageOf } from '../../domain/language-of-text.ts';
import { filterMissedBeforeProfile, type SearchFilterName } from '../../domain/search-filters.ts';
import { promiseOf, scoreSimilarity } from '../../domain/similarity.ts';
import type { FoundCreator, Page } from '../../platforms/platform.ts';
import { saveCreators, savePosts } from '../creators/save-creators.ts';
import type { PageClaim } from './claim-work.ts';
import { countAdmitted, type LockedSearch } from './locked-search.ts';
import { isDecidedLater } from './search-tally.ts';
import { readSeeds, readWordBackground } from './seeds.ts';
import { readSeen } from './seen-before.ts';

/**
 * Adds a page's creators to a locked search: as results up to the target, or, where filters or similarity decide about
 * them when their profiles are read, as candidates; to those already there their further posts and keywords.
 */
export async function addResults(
  transaction: Executor,
  search: LockedSearch,
  claim: PageClaim,
  page: Page,
): Promise<{ newMatches: number; full: boolean }> {
  const found = page.creators;
  const creators = [...new Map(found.map(({ creator }) => [creator.externalId, creator])).values()];
  const ids = await saveCreators(transaction, search.platform, creators, { profileRead: false });
  const idOf = (externalId: string) => ids.get(externalId) ?? '';
  const full = isDecidedLater(search)
    ? await addCandidates(
        transaction,
        search,
        await judged(transaction, search, creators, idOf),
        page.seed ? 1 : null,
      )
    : await addAdmitted(
        transaction,
        search,
        creators.map(({ externalId }) => idOf(externalId)),
      );
  const newMatches = await addMatches(
    transaction,
    search,
    claim,
    await matchesOf(transaction, search, claim, found, idOf),
  );
  return { newMatches, full };
}

/** True when the target is reached. */
async function addAdmitted(
  transaction: Executor,
  search: LockedSearch,
  creatorIds: string[],
): Promise<boolean> {
  const before = await countAdmitted(transaction, search.id);
  const inserted = await insertResults(transaction, search, {
    rows: creatorIds.map((creatorId) => ({ creatorId, leftOutBy: null })),
    before,
    most: search.target - before,
    admission: 'admitted',
    distance: null,
  });
  return before + inserted >= search.target;
}

interface NewRow {
  creatorId: string;
  leftOutBy: SearchFilterName | null;
}

async function addCandidates(
  transaction: Executor,
  search: LockedSearch,
  rows: NewRow[],
  distance: number | null,
): Promise<boolean> {
  await insertResults(transaction, search, {
    rows,
    before: await lastPosition(transaction, search.id),
    most: rows.length,
    admission: 'undecided',
    distance,
  });
  return false;
}

/** A seed found among the candidates is taken out again: positions may have gaps. */
export async function lastPosition(transaction: Executor, searchId: string): Promise<number> {
  const { rows } = await transaction.execute<{ last: number }>(sql`
    select coalesce(max(position), 0) as last from search_results where search_id = ${searchId}`);
  return rows[0]?.last ?? 0;
}

/** Whom the filters leave out by what the page shows already: no profile is bought for them. */
async function judged(
  transaction: Executor,
  search: LockedSearch,
  creators: CreatorFacts[],
  idOf: (externalId: string) => string,
): Promise<NewRow[]> {
  const creatorIds = creators.map(({ externalId }) => idOf(externalId));
  const seen = search.filters.notSeen ? await readSeen(transaction, search, creatorIds) : new Set<string>();
  const now = new Date();
  return creators.map((creator) => {
    const creatorId = idOf(creator.externalId);
    const known = {
      followerCount: creator.followerCount,
      verified: creator.verified,
      private: creator.private,
      language: creator.language,
      country: creator.country,
      hasEmail: creator.emails.length > 0,
      engagementRate: null,
      averageViewCount: null,
      postViewCount: null,
      lastPostAt: null,
      seen: seen.has(creatorId),
    };
    return { creatorId, leftOutBy: filterMissedBeforeProfile(known, search.filters, now) };
  });
}

/** Positions go on from `before`; who is there already, or is a seed of the search, is not added. */
export async function insertResults(
  transaction: Executor,
  search: LockedSearch,
  {
    rows,
    before,
    most,
    admission,
    distance,
  }: {
    rows: NewRow[];
    before: number;
    most: number;
    admission: 'admitted' | 'undecided';
    distance: number | null;
  },
): Promise<number> {
  const inserted = await transaction.execute(sql`
    insert into search_results
      (search_id, account_id, creator_id, position, revision, admission, left_out_by, enrichment, distance)
    select ${search.id}, ${search.accountId}, fresh.creator_id, ${before} + row_number() over (order by fresh.place), ${search.revision + 1},
      case when fresh.left_out_by is null then ${admission} else 'left_out' end, fresh.left_out_by,
      case when fresh.left_out_by is null then 'pending' else 'skipped' end, ${distance}::smallint
    from (
      select (listed.row ->> 'creatorId')::uuid as creator_id, listed.row ->> 'leftOutBy' as left_out_by, listed.place
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as listed(row, place)
      where not exists (
        select from search_results known
        where known.search_id = ${search.id} and known.creator_id = (listed.row ->> 'creatorId')::uuid
      ) and not exists (
        select from search_queries seed
        join creators found on found.id = (listed.row ->> 'creatorId')::uuid
        where seed.search_id = ${search.id} and seed.parent_id is null and ${search.mode} = 'similar'
          and (seed.seed_creator_id = found.id or lower(seed.text) in (lower(found.handle), lower(found.external_id)))
      )
      order by listed.place limit ${most}
    ) as fresh`);
  return inserted.rowCount ?? 0;
}

interface Match {
  creatorId: string;
  postId: string | null;
  promise: number;
}

async function matchesOf(
  transaction: Executor,
  search: LockedSearch,
  claim: PageClaim,
  found: FoundCreator[],
  idOf: (externalId: string) => string,
): Promise<Match[]> {
  const posts = new Map(
    found.flatMap(({ creator, post }) =>
      post ? [[post.externalId, { ...post, creatorId: idOf(creator.externalId) }] as const] : [],
    ),
  );
  const postIds = await savePosts(transaction, search.platform, [...posts.values()]);
  const first = claim.page * Math.max(1, found.length);
  const likeness = await openLikeness(transaction, search);
  const matches = found.map((one, place) => ({
    creatorId: idOf(one.creator.externalId),
    postId: one.post === null ? null : (postIds.get(one.post.externalId) ?? null),
    promise: likeness === null ? 0 : promiseOf(claim.weight, first + place) * likeness(one),
  }));
  return [...new Map(matches.map((match) => [`${match.creatorId} ${match.postId}`, match])).values()];
}

/** Nobody promises nothing: a page shows little of most. Measured on the sandbox's world, where 0.3 found the most alike. */
const leastLikeness = 0.3;

/** In a similar search: how near somebody looks by what the page tells already. */
async function openLikeness(
  transaction: Executor,
  search: LockedSearch,
): Promise<((found: FoundCreator) => number) | null> {
  if (search.mode !== 'similar') return null;
  const seeds = await readSeeds(transaction, search);
  const background = await readWordBackground(transaction, search.id);
  return ({ creator, post }) => {
    const { score } = scoreSimilarity(
      seeds,
      {
        ...creator,
        language: creator.language ?? languageOf([creator.bio ?? '', post?.caption ?? ''].join('\n')),
        engagementRate: null,
        captions: post?.caption ? [post.caption] : [],
        hashtags: post?.hashtags ?? [],
        distance: null,
      },
      background,
    );
    return leastLikeness + score / 100;
  };
}

/** Writes which keyword found whom by which post; each result shows its best post, each candidate promises more. */
async function addMatches(
  transaction: Executor,
  search: LockedSearch,
  { queryId }: Pick<PageClaim, 'queryId'>,
  matches: Match[],
): Promise<number> {
  const written = await transaction.execute<{ new_matches: number }>(sql`
    with found as (
      select * from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb)
        as found("creatorId" uuid, "postId" uuid, promise real)
    ), fresh as (
      insert into search_matches (query_id, creator_id, post_id, search_id)
      select ${queryId}, found."creatorId", found."postId", ${search.id}
      from found
      where exists (
        select from search_results result
        where result.search_id = ${search.id} and result.creator_id = found."creatorId"
      )
      on conflict do nothing
      returning creator_id, post_id
    ), best as (
      select distinct on (fresh.creator_id) fresh.creator_id, fresh.post_id, post.view_count,
        sum(found.promise) over (partition by fresh.creator_id) as promise
      from fresh left join posts post on post.id = fresh.post_id
      join found on found."creatorId" = fresh.creator_id and found."postId" is not distinct from fresh.post_id
      order by fresh.creator_id, (fresh.post_id is null), post.view_count desc nulls last, post.external_id
    ), shown as (
      update search_results result set
        revision = ${search.revision + 1},
        promise = result.promise + best.promise,
        post_id = case
          when best.post_id is not null and (result.post_id is null or coalesce(best.view_count, -1) >
            coalesce((select view_count from posts where posts.id = result.post_id), -1)) then best.post_id
          else result.post_id
        end
      from best where result.search_id = ${search.id} and result.creator_id = best.creator_id
    )
    select count(*)::int as new_matches from fresh`);
  return written.rows[0]?.new_matches ?? 0;
}
