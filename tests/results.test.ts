import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/db/client.ts';
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
  firstFilterMissed,
  type SearchFilterName,
  type SearchFilters,
} from '../src/domain/search-filters.ts';
import { queryCampaignResults, querySearchResults } from '../src/features/searches/query-results.ts';
import {
  addAccount,
  addCampaign,
  addCreators,
  addSearch,
  countries,
  keywords,
  languages,
  type WrittenResult,
} from './support/written-results.ts';

// The database filters, sorts and counts; the same is worked out here from what was written, and both must agree.

const images = { avatarUrl: () => null, thumbnailUrl: () => null };

let opened: TestDatabase;
let database: Database;
let accountId: string;
let campaignId: string;
/** The account's searches, oldest first; all but the first are in the campaign. */
const searchIds: string[] = [];
const written = new Map<string, WrittenResult[]>();

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ database } = opened);
  const known = await addCreators(database, 240);
  const stranger = await addAccount(database);
  const strangers = await addCampaign(database, stranger);
  await addSearch(database, { accountId: stranger, campaignId: strangers, daysAgo: 30 }, known);
  accountId = await addAccount(database);
  const elsewhere = await addCampaign(database, accountId);
  campaignId = await addCampaign(database, accountId);
  for (const [campaign, daysAgo] of [
    [elsewhere, 20],
    [campaignId, 10],
    [campaignId, 5],
  ] as const) {
    const added = await addSearch(database, { accountId, campaignId: campaign, daysAgo }, known);
    const seen = new Set([...written.values()].flat().map(({ id }) => id));
    searchIds.push(added.searchId);
    written.set(
      added.searchId,
      added.admitted.map((row) => ({ ...row, seen: seen.has(row.id) })),
    );
  }
});
afterAll(() => opened.close());

type Scope = 'search' | 'campaign';

/** All rows of a scope: of the campaign one per creator, the first, with the keywords of all. */
function rowsOf(scope: Scope): WrittenResult[] {
  if (scope === 'search') return written.get(searchIds[2] ?? '') ?? [];
  const merged = new Map<string, WrittenResult>();
  for (const row of searchIds.slice(1).flatMap((id) => written.get(id) ?? [])) {
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
function missedBy(row: WrittenResult, { filters, keyword, text }: Asked, now: Date): Missed[] {
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
        const left = (filter: Missed, choice: (row: WrittenResult) => boolean) =>
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
      { numRuns: 50, seed: 1 },
    );
  });

  test('come page by page in the order asked for, each once, the unknown last', async () => {
    const figures: Record<ResultSortKey, (row: WrittenResult) => number | string | null> = {
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
        .filter((id) => written.get(id)?.some((earlier) => earlier.id === result.creator.id));
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
  const stranger = await addAccount(database);
  const query = resultsQuerySchema.parse({});
  const reader = { database, images };
  await expect(querySearchResults(reader, stranger, searchIds[2] ?? '', query)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(queryCampaignResults(reader, stranger, campaignId, query)).rejects.toMatchObject({
    code: 'not_found',
  });
});
