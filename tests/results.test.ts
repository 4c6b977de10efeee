import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/db/client.ts';
import { users } from '../src/db/schema/accounts.ts';
import { campaigns } from '../src/db/schema/campaigns.ts';
import { creators, posts } from '../src/db/schema/creators.ts';
import { searches, searchQueries, searchResults } from '../src/db/schema/searches.ts';
import { openTestDatabase, type TestDatabase } from '../src/db/test-database.ts';
import {
  type ListedResult,
  type ResultSortKey,
  type ResultsPage,
  type ResultsQuery,
  resultSortKeys,
  resultsPageSchema,
  resultsQuerySchema,
} from '../src/domain/results-query.ts';
import {
  type FilteredCreator,
  firstFilterMissed,
  type SearchFilterName,
  type SearchFilters,
} from '../src/domain/search-filters.ts';
import { queryCampaignResults, querySearchResults } from '../src/features/searches/query-results.ts';

// The database filters, sorts and counts; the same is worked out here from the rows, and both must agree.

const images = { avatarUrl: () => null, thumbnailUrl: () => null };
const dayMs = 86_400_000;
const languages = ['en', 'de', 'pt', null];
const countries = ['US', 'GB', null];
const keywords = ['sourdough', 'rye bread', '100% "whole"'];

/** A creator among the results of a search, as the test wrote it. */
interface Listed extends FilteredCreator {
  id: string;
  searchId: string;
  position: number;
  keywords: string[];
  name: string | null;
  handle: string;
  words: string;
  score: number | null;
  post: { viewCount: number | null; likeCount: number | null; publishedAt: Date | null } | null;
}

let opened: TestDatabase;
let database: Database;
let accountId: string;
let campaignId: string;
/** The account's searches, oldest first; all but the first are in the campaign. */
let searchIds: string[];
const listed = new Map<string, Listed[]>();

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ database } = opened);
  const stranger = await addAccount();
  accountId = await addAccount();
  const known = await addCreators(240);
  const elsewhere = await addCampaign(accountId);
  campaignId = await addCampaign(accountId);
  const strangers = await addCampaign(stranger);
  await addSearch(stranger, strangers, known, 30);
  searchIds = [
    await addSearch(accountId, elsewhere, known, 20),
    await addSearch(accountId, campaignId, known, 10),
    await addSearch(accountId, campaignId, known, 5),
  ];
});
afterAll(() => opened.close());

/** The same numbers in every run. */
let state = 7;
function random(below: number): number {
  state = (state * 48_271) % 2_147_483_647;
  return state % below;
}
const oneOf = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value;
const maybe = <Value>(value: Value): Value | null => (random(5) === 0 ? null : value);

async function addAccount(): Promise<string> {
  const id = randomUUID();
  await database.insert(users).values({ id, name: 'Test Person', email: `${id}@people.example.com` });
  return id;
}

async function addCampaign(owner: string): Promise<string> {
  const made = { accountId: owner, name: 'Bakers', searchType: 'keyword' as const };
  const [campaign] = await database.insert(campaigns).values(made).returning();
  return campaign?.id ?? '';
}

type CreatorRow = typeof creators.$inferSelect;
type PostRow = typeof posts.$inferSelect;

async function addCreators(count: number): Promise<{ creator: CreatorRow; post: PostRow | null }[]> {
  const made = Array.from({ length: count }, (_, number) => ({
    platform: 'tiktok',
    externalId: String(number),
    handle: `baker_${number}`,
    name: maybe(`${oneOf(['Ada', 'ben', 'Zoe', 'ZOË'])} ${random(50)}`),
    bio: maybe(`Bread 50% off, ${oneOf(['Crumb', 'crust'])} & love`),
    emails: random(2)
      ? []
      : [
          {
            address: `hello${number}@mail.example.com`,
            foundIn: 'bio' as const,
            form: 'plain' as const,
            writtenAs: 'x',
            confidence: 1,
          },
        ],
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
  }));
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

async function addSearch(
  owner: string,
  campaign: string,
  known: { creator: CreatorRow; post: PostRow | null }[],
  daysAgo: number,
): Promise<string> {
  const createdAt = new Date(Date.now() - daysAgo * dayMs);
  const made = {
    accountId: owner,
    campaignId: campaign,
    platform: 'tiktok',
    mode: 'keyword' as const,
    target: 1000,
    sandbox: true,
    createdAt,
    deadlineAt: createdAt,
  };
  const [search] = await database.insert(searches).values(made).returning();
  const searchId = search?.id ?? '';
  const asked = keywords.map((text, position) => ({ searchId, text, position }));
  const queries = await database.insert(searchQueries).values(asked).returning();
  const rows = known
    .filter(() => random(2) === 0)
    .map(({ creator, post }, index) => ({
      creator,
      post,
      position: index + 1,
      admission: oneOf(['admitted', 'admitted', 'admitted', 'left_out', 'undecided'] as const),
      enrichment: oneOf(['enriched', 'enriched', 'private'] as const),
      score: maybe(random(101)),
      queries: queries.filter(() => random(2) === 0),
    }));
  await database.insert(searchResults).values(
    rows.map(({ creator, post, queries: _, ...row }) => ({
      ...row,
      searchId,
      creatorId: creator.id,
      postId: post?.id ?? null,
      revision: 1,
    })),
  );
  for (const { creator, post, queries: found } of rows) {
    for (const query of found) {
      await database.$client.query(
        'insert into search_matches (query_id, creator_id, post_id, search_id) values ($1, $2, $3, $4)',
        [query.id, creator.id, post?.id ?? null, searchId],
      );
    }
  }
  const before = owner === accountId ? [...listed.values()].flat().map(({ id }) => id) : [];
  const admitted = rows.filter(({ admission }) => admission === 'admitted');
  if (owner === accountId) {
    listed.set(
      searchId,
      admitted.map(({ creator, post, position, enrichment, score, queries: found }) => ({
        id: creator.id,
        searchId,
        position,
        score,
        keywords: found.map(({ text }) => text),
        name: creator.name,
        handle: creator.handle,
        words: [
          creator.name,
          creator.handle,
          creator.bio,
          ...creator.emails.map(({ address }) => address),
          post?.caption,
          ...(post?.hashtags ?? []),
        ]
          .join('\n')
          .toLowerCase(),
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
        seen: before.includes(creator.id),
      })),
    );
  }
  return searchId;
}

type Scope = 'search' | 'campaign';

/** All rows of a scope: of the campaign one per creator, the first, with the keywords of all. */
function rowsOf(scope: Scope): Listed[] {
  if (scope === 'search') return listed.get(searchIds[2] ?? '') ?? [];
  const merged = new Map<string, Listed>();
  for (const row of searchIds.slice(1).flatMap((id) => listed.get(id) ?? [])) {
    const first = merged.get(row.id);
    merged.set(row.id, first ? { ...first, keywords: [...first.keywords, ...row.keywords] } : row);
  }
  return [...merged.values()];
}

async function ask(scope: Scope, query: Partial<ResultsQuery>): Promise<ResultsPage> {
  const whole = resultsQuerySchema.parse(query);
  const reader = { database, images };
  const page =
    scope === 'search'
      ? await querySearchResults(reader, accountId, searchIds[2] ?? '', whole)
      : await queryCampaignResults(reader, accountId, campaignId, whole);
  return resultsPageSchema.parse(page);
}

async function askAll(scope: Scope, query: Partial<ResultsQuery>): Promise<ListedResult[]> {
  const results: ListedResult[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: ResultsPage = await ask(scope, { ...query, ...(cursor === null ? {} : { cursor }) });
    results.push(...page.results);
    cursor = page.next;
    if (cursor === null) return results;
  }
}

const range = (highest: number) =>
  fc
    .tuple(fc.nat(highest), fc.nat(highest), fc.constantFrom('from', 'to', 'both'))
    .map(([one, other, ends]) => ({
      ...(ends === 'to' ? {} : { from: Math.min(one, other) }),
      ...(ends === 'from' ? {} : { to: Math.max(one, other) }),
    }));
const some = (codes: (string | null)[]) =>
  fc.subarray(
    codes.filter((code) => code !== null),
    { minLength: 1 },
  );
const filtersArbitrary: fc.Arbitrary<SearchFilters> = fc.record(
  {
    followers: range(100),
    engagement: range(100).map(({ from, to }) => ({
      ...(from === undefined ? {} : { from: from / 700 }),
      ...(to === undefined ? {} : { to: to / 700 }),
    })),
    views: range(100),
    languages: some(languages),
    countries: some(countries),
    verified: fc.constant(true as const),
    notPrivate: fc.constant(true as const),
    hasEmail: fc.constant(true as const),
    postedWithinDays: fc.integer({ min: 1, max: 20 }),
    notSeen: fc.constant(true as const),
  },
  { requiredKeys: [] },
);
const words = fc.constantFrom(
  'bread',
  '50%',
  '@BAKER_1',
  '#pão',
  'zoë',
  'loaf_1 crumb',
  'writtenAs',
  '\\',
  ' ',
);
const queryArbitrary = fc.record(
  { filters: filtersArbitrary, keyword: fc.constantFrom(...keywords, 'no such'), text: words },
  { requiredKeys: ['filters'] },
);
type Asked = typeof queryArbitrary extends fc.Arbitrary<infer Value> ? Value : never;
type Missed = SearchFilterName | 'keyword' | 'text';

/** The set filters that a creator misses, each asked alone. */
function missedBy(row: Listed, { filters, keyword, text }: Asked, now: Date): Missed[] {
  const missed: Missed[] = Object.entries(filters).flatMap(
    ([name, wanted]) => firstFilterMissed(row, { [name]: wanted }, now) ?? [],
  );
  if (keyword !== undefined && !row.keywords.includes(keyword)) missed.push('keyword');
  const wanted = (text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[@#]/, ''));
  if (!wanted.every((word) => row.words.includes(word))) missed.push('text');
  return missed;
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();

describe.each<Scope>(['search', 'campaign'])('the results of a %s', (scope) => {
  test('are those that pass every filter, counted beside each choice', async () => {
    await fc.assert(
      fc.asyncProperty(queryArbitrary, async (asked) => {
        const page = await ask(scope, { ...asked, limit: 500 });
        const now = new Date();
        const judged = rowsOf(scope).map((row) => ({ row, missed: missedBy(row, asked, now) }));
        const passing = judged.filter(({ missed }) => missed.length === 0);
        expect(passing.every(({ row }) => firstFilterMissed(row, asked.filters, now) === null)).toBe(true);
        expect(idsOf(page.results.map(({ creator }) => creator))).toEqual(
          idsOf(passing.map(({ row }) => row)),
        );
        expect({ total: page.total, all: page.all }).toEqual({ total: passing.length, all: judged.length });

        for (const [name, hidden] of Object.entries(page.hiddenBy)) {
          expect(hidden, name).toBe(judged.filter(({ missed }) => missed.join() === name).length);
        }
        const left = (filter: Missed, choice: (row: Listed) => boolean) =>
          judged.filter(({ row, missed }) => missed.every((name) => name === filter) && choice(row)).length;
        expect(page.counts).toMatchObject({
          verified: left('verified', ({ verified }) => verified === true),
          notPrivate: left('notPrivate', (row) => row.private !== true),
          hasEmail: left('hasEmail', ({ hasEmail }) => hasEmail),
          notSeen: left('notSeen', ({ seen }) => !seen),
        });
        const choices = [
          [
            page.counts.languages,
            languages,
            (value: string) => left('languages', ({ language }) => language === value),
          ],
          [
            page.counts.countries,
            countries,
            (value: string) => left('countries', ({ country }) => country === value),
          ],
          [
            page.counts.keywords,
            keywords,
            (value: string) => left('keyword', (row) => row.keywords.includes(value)),
          ],
        ] as const;
        for (const [counts, values, expected] of choices) {
          for (const value of values) {
            if (value === null) continue;
            const count = counts.find((counted) => counted.value === value)?.count ?? 0;
            expect(count, value).toBe(expected(value));
          }
        }
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  test('come page by page in the order asked for, each once, the unknown last', async () => {
    const figures: Record<ResultSortKey, (row: Listed) => number | string | null> = {
      position: ({ searchId, position }) => searchIds.indexOf(searchId) * 10_000 + position,
      score: ({ score }) => score,
      followers: ({ followerCount }) => followerCount,
      engagement: ({ engagementRate }) => engagementRate,
      averageViews: ({ averageViewCount }) => averageViewCount,
      views: ({ post }) => post?.viewCount ?? null,
      likes: ({ post }) => post?.likeCount ?? null,
      comments: () => null,
      shares: () => null,
      posted: ({ post }) => post?.publishedAt?.getTime() ?? null,
      name: ({ name }) => name?.toLowerCase() ?? null,
    };
    for (const sort of resultSortKeys) {
      for (const order of ['ascending', 'descending'] as const) {
        const results = await askAll(scope, { sort, order, limit: 17 });
        const sign = order === 'ascending' ? 1 : -1;
        const expected = rowsOf(scope).toSorted((one, other) => {
          const [a, b] = [figures[sort](one), figures[sort](other)];
          if (a === b) return one.id < other.id ? -1 : 1;
          if (a === null || b === null) return a === null ? 1 : -1;
          return a < b ? -sign : sign;
        });
        expect(
          results.map(({ creator }) => creator.id),
          `${sort} ${order}`,
        ).toEqual(expected.map(({ id }) => id));
      }
    }
  });

  test('say by what each creator was found and where it was seen before', async () => {
    const rows = new Map(rowsOf(scope).map((row) => [row.id, row]));
    for (const result of await askAll(scope, { limit: 500 })) {
      const row = rows.get(result.creator.id);
      expect(result.searchId).toBe(row?.searchId);
      expect(result.queries).toEqual(keywords.filter((text) => row?.keywords.includes(text)));
      const own = searchIds.indexOf(result.searchId);
      const seenIn = searchIds
        .slice(0, own)
        .filter((id) => listed.get(id)?.some((earlier) => earlier.id === result.creator.id));
      expect(result.seenIn.map(({ searchId }) => searchId)).toEqual(seenIn.toReversed());
    }
  });
});

test.each([
  ['nothing of ours', 'x'],
  ['of another order', Buffer.from('["name","ada",null]').toString('base64url')],
  ['a figure that is none', Buffer.from(`["followers","many","${randomUUID()}"]`).toString('base64url')],
  ['a text that cannot be stored', Buffer.from(`["name","\\u0000","${randomUUID()}"]`).toString('base64url')],
])('a cursor that is %s is refused', async (_name, cursor) => {
  const sort = cursor.startsWith('WyJu') ? 'name' : 'followers';
  await expect(ask('search', { cursor, sort })).rejects.toMatchObject({ code: 'bad_cursor' });
});

test('somebody else finds nothing there', async () => {
  const stranger = await addAccount();
  const query = resultsQuerySchema.parse({});
  const reader = { database, images };
  await expect(querySearchResults(reader, stranger, searchIds[2] ?? '', query)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(queryCampaignResults(reader, stranger, campaignId, query)).rejects.toMatchObject({
    code: 'not_found',
  });
});
