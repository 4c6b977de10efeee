import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Search, SearchResult } from '../src/domain/search.ts';
import type { SearchFilters } from '../src/domain/search-filters.ts';
import { findProblems } from './support/search-invariants.ts';
import { readSearchRows } from './support/search-rows.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function search(
  filters: SearchFilters,
  target = 40,
): Promise<{ search: Search; results: SearchResult[] }> {
  person = await app.signUp();
  await app.sandbox.reset();
  const { id } = await person.startSearch(['skincare'], target, { filters });
  return { search: await person.waitForEnd(id), results: await person.readResults(id) };
}

describe('filters while collecting', () => {
  test.each<[name: string, filters: SearchFilters, passes: (result: SearchResult) => boolean]>([
    ['has e-mail', { hasEmail: true }, ({ creator }) => creator.emails.length > 0],
    [
      'followers',
      { followers: { from: 5_000, to: 50_000 } },
      ({ creator }) => (creator.followerCount ?? 0) >= 5_000 && (creator.followerCount ?? 0) <= 50_000,
    ],
    ['language', { languages: ['de', 'fr'] }, ({ creator }) => ['de', 'fr'].includes(creator.language ?? '')],
    [
      'several at once',
      { hasEmail: true, followers: { from: 3_000 }, notPrivate: true },
      ({ creator }) =>
        creator.emails.length > 0 && (creator.followerCount ?? 0) >= 3_000 && creator.private !== true,
    ],
  ])(
    '%s: the target counts those who match, and who was left out is counted',
    async (_name, filters, passes) => {
      const { search: ended, results } = await search(filters, 20);
      expect(ended).toMatchObject({ ending: 'target_reached', progress: 100, filters });
      expect(results).toHaveLength(20);
      expect(results.filter((result) => !passes(result))).toEqual([]);
      expect(ended.counts.found).toBe(20);
      expect(ended.counts.leftOut).toBeGreaterThan(0);
      const byFilter = Object.values(ended.counts.leftOutBy).reduce((sum, count) => sum + count, 0);
      expect(byFilter).toBe(ended.counts.leftOut);
    },
  );

  test('nobody is paid for whom the search page leaves out already', async () => {
    const { search: ended } = await search({ followers: { from: 100_000 } }, 10);
    const profiles = (await app.sandbox.calls()).filter(({ endpoint }) => endpoint === 'tiktok/profile');
    expect(profiles.length).toBeLessThan(ended.counts.leftOut);
    expect(profiles.length).toBeLessThan(20);
  });

  test('that nobody passes end with the network, not with the deadline', async () => {
    person = await app.signUp();
    const { id } = await person.startSearch(['sourdough'], 10, { filters: { languages: ['xx'] } });
    const ended = await person.waitForEnd(id);
    expect(ended).toMatchObject({ status: 'completed', ending: 'nothing_found', counts: { found: 0 } });
    expect(ended.counts.leftOut).toBeGreaterThan(20);
  });

  test('leave out whom an earlier search of the same account found, and nobody for others', async () => {
    person = await app.signUp();
    const first = await person.startSearch(['skincare'], 40);
    await person.waitForEnd(first.id);
    const known = new Set((await person.readResults(first.id)).map(({ creator }) => creator.id));

    const second = await person.startSearch(['skincare'], 40, { filters: { notSeen: true } });
    expect(await person.waitForEnd(second.id)).toMatchObject({ ending: 'target_reached' });
    const fresh = await person.readResults(second.id);
    expect(fresh.filter(({ creator }) => known.has(creator.id))).toEqual([]);

    const other = await app.signUp();
    const theirs = await other.startSearch(['skincare'], 40, { filters: { notSeen: true } });
    const ended = await other.waitForEnd(theirs.id);
    expect(ended.counts.leftOut).toBe(0);
  });

  test('leave the rows sound', async () => {
    const { search: ended } = await search({ hasEmail: true }, 15);
    const rows = await readSearchRows(app.database, ended.id);
    const admitted = rows.results.filter(({ admission }) => admission === 'admitted');
    expect(admitted).toHaveLength(15);
    expect(rows.results.filter(({ claimedBy }) => claimedBy !== null)).toEqual([]);
    expect(rows.results.filter(({ enrichment }) => enrichment === 'pending')).toEqual([]);
    // What nobody shows is in nobody's way: the invariants of the shown rows hold.
    const renumbered = admitted.map((result, index) => ({ ...result, position: index + 1 }));
    expect(
      findProblems({ ...rows, results: renumbered }).filter((problem) => !/profile|answered/.test(problem)),
    ).toEqual([]);
  });
});
