import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/client.ts';
import { users } from '../../src/db/schema/accounts.ts';
import { campaigns } from '../../src/db/schema/campaigns.ts';
import { creators, posts } from '../../src/db/schema/creators.ts';
import { searches, searchQueries, searchResults } from '../../src/db/schema/searches.ts';
import type { FilteredCreator } from '../../src/domain/search-filters.ts';

// Results of every kind, written straight into the database, and what the test knows of them.

const dayMs = 86_400_000;
export const languages = ['en', 'de', 'pt', null];
export const countries = ['US', 'GB', null];
export const keywords = ['sourdough', 'rye bread', '100% "whole"'];

/** A creator among the results of a search, as it was written. */
export interface WrittenResult extends FilteredCreator {
  id: string;
  searchId: string;
  position: number;
  keywords: string[];
  name: string | null;
  /** All texts of it, in lower case. */
  words: string;
  score: number | null;
  post: { viewCount: number | null; likeCount: number | null; publishedAt: Date | null } | null;
}

/** The same numbers in every run. */
let state = 7;
function random(below: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
}
const oneOf = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value;
const maybe = <Value>(value: Value): Value | null => (random(5) === 0 ? null : value);

export async function addAccount(database: Database): Promise<string> {
  const id = randomUUID();
  await database.insert(users).values({ id, name: 'Test Person', email: `${id}@people.example.com` });
  return id;
}

export async function addCampaign(database: Database, accountId: string): Promise<string> {
  const made = { accountId, name: 'Bakers', searchType: 'keyword' as const };
  const [campaign] = await database.insert(campaigns).values(made).returning();
  return campaign?.id ?? '';
}

export interface KnownCreator {
  creator: typeof creators.$inferSelect;
  post: typeof posts.$inferSelect | null;
}

/** Creators with whatever can be known and unknown of them; most have a post that matched. */
export async function addCreators(database: Database, count: number): Promise<KnownCreator[]> {
  const made = Array.from({ length: count }, (_, number) => makeCreator(number));
  const rows = await database.insert(creators).values(made).returning();
  const postRows = rows.map(({ id, externalId }) => ({
    creatorId: id,
    platform: 'tiktok',
    externalId,
    caption: maybe(`How to score a loaf_${random(3)}`),
    publishedAt: maybe(new Date(Date.now() - random(1000) * 60_000)),
    viewCount: maybe(random(100)),
    likeCount: maybe(random(20)),
    hashtags: [oneOf(['Backen', 'pão'])],
  }));
  const written = await database.insert(posts).values(postRows).returning();
  return rows.map((creator, index) => ({ creator, post: random(4) === 0 ? null : (written[index] ?? null) }));
}

function makeCreator(number: number) {
  const address = `hello${number}@mail.example.com`;
  const found = { foundIn: 'bio', form: 'plain', confidence: 1 } as const;
  return {
    platform: 'tiktok',
    externalId: String(number),
    handle: `baker_${number}`,
    name: maybe(`${oneOf(['Ada', 'ben', 'Zoe', 'ZOË'])} ${random(50)}`),
    bio: maybe(`Bread 50% off, ${oneOf(['Crumb', 'crust'])} & love`),
    emails: random(2) ? [] : [{ ...found, address, writtenAs: address }],
    followerCount: maybe(random(100)),
    verified: maybe(random(2) === 0),
    private: maybe(random(3) === 0),
    language: oneOf(languages),
    country: oneOf(countries),
    averageViewCount: maybe(random(100)),
    lastPostAt: maybe(new Date(Date.now() - (random(20) + 0.5) * dayMs)),
    ...(random(3) === 0
      ? {}
      : { engagementRate: random(100) / 700, engagementMeasuredAt: new Date(), engagementSampleSize: 5 }),
  };
}

/** A search that found some of the creators; only those admitted are answered, in order. */
export async function addSearch(
  database: Database,
  { accountId, campaignId, daysAgo }: { accountId: string; campaignId: string; daysAgo: number },
  known: KnownCreator[],
): Promise<{ searchId: string; admitted: Omit<WrittenResult, 'seen'>[] }> {
  const createdAt = new Date(Date.now() - daysAgo * dayMs);
  const [search] = await database
    .insert(searches)
    .values({
      accountId,
      campaignId,
      platform: 'tiktok',
      mode: 'keyword',
      target: 1000,
      sandbox: true,
      createdAt,
      deadlineAt: createdAt,
    })
    .returning();
  const searchId = search?.id ?? '';
  const asked = keywords.map((text, position) => ({ searchId, text, position }));
  const queries = await database.insert(searchQueries).values(asked).returning();
  const rows = known
    .filter(() => random(2) === 0)
    .map(({ creator, post }, index) => ({
      creator,
      post,
      searchId,
      accountId,
      createdAt,
      creatorId: creator.id,
      postId: post?.id ?? null,
      position: index + 1,
      revision: 1,
      admission: oneOf(['admitted', 'admitted', 'admitted', 'left_out', 'undecided'] as const),
      enrichment: oneOf(['enriched', 'enriched', 'private'] as const),
      score: maybe(random(101)),
      queries: queries.filter(() => random(2) === 0),
    }));
  await database
    .insert(searchResults)
    .values(rows.map(({ creator: _, post: __, queries: ___, ...row }) => row));
  const matches = rows.flatMap((row) =>
    row.queries.map(({ id }) => [id, row.creatorId, row.postId, searchId]),
  );
  for (const match of matches) {
    await database.$client.query(
      'insert into search_matches (query_id, creator_id, post_id, search_id) values ($1, $2, $3, $4)',
      match,
    );
  }
  const admitted = rows.filter(({ admission }) => admission === 'admitted');
  return {
    searchId,
    admitted: admitted.map(({ creator, post, position, enrichment, score, queries: found }) => ({
      id: creator.id,
      searchId,
      position,
      score,
      keywords: found.map(({ text }) => text),
      name: creator.name,
      words: wordsOf({ creator, post }),
      post,
      followerCount: creator.followerCount,
      engagementRate: creator.engagementRate,
      averageViewCount: creator.averageViewCount,
      postViewCount: post?.viewCount ?? null,
      language: creator.language,
      country: creator.country,
      verified: creator.verified,
      private: enrichment === 'private' ? true : creator.private,
      hasEmail: creator.emails.length > 0,
      lastPostAt: creator.lastPostAt,
    })),
  };
}

function wordsOf({ creator, post }: KnownCreator): string {
  const addresses = creator.emails.map(({ address }) => address);
  const texts = [
    creator.name,
    creator.handle,
    creator.bio,
    ...addresses,
    post?.caption,
    ...(post?.hashtags ?? []),
  ];
  return texts.join('\n').toLowerCase();
}
