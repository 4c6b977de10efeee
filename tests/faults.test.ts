import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { searches } from '../src/db/schema/searches.ts';
import { until } from '../src/local/testing.ts';
import { compareWithCallLog, findProblems, sumOfCredits } from './support/search-invariants.ts';
import { readSearchRows } from './support/search-rows.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

const pages = 'tiktok/search/keyword';
const profiles = 'tiktok/profile';
const forEver = 1_000_000;
/** How each fault of the sandbox stands in the ledger. */
const codeOfFault: Record<string, string> = {
  '429': 'rate_limited',
  '500': 'provider_unavailable',
  '503': 'provider_unavailable',
  'html-502': 'provider_unavailable',
  reset: 'provider_unavailable',
  'cut-json': 'unreadable_answer',
  hang: 'timeout',
  // The machine was too slow for the time limit of these tests.
  abandoned: 'timeout',
};

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp({
    sandbox: { creatorCount: 1000 },
    environment: { PROVIDER_TIMEOUT_SECONDS: '1', PROVIDER_CONCURRENCY: '8', PROFILE_CACHE_DAYS: '0' },
  });
  person = await app.signUp();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.stop();
});
beforeEach(async () => {
  // Near the shortest that full jitter draws: retries come soon.
  vi.spyOn(Math, 'random').mockReturnValue(0.01);
  await app.sandbox.reset();
});

async function search(keywords: string[], target: number) {
  const { id } = await person.startSearch(keywords, target);
  const ended = await person.waitForEnd(id);
  const rows = await readSearchRows(app.database, id);
  expect(findProblems(rows)).toEqual([]);
  return { id, ended, rows };
}

describe('a search through', () => {
  const often = (kind: string) => ({ errorRates: { all: { [kind]: 0.2 } } });
  const steady = { latency: { profiles: { kind: 'constant', ms: 150 } } };
  const hangs = [
    { kind: 'hang', endpoint: pages },
    { kind: 'hang', endpoint: profiles, times: 5 },
  ];
  test.each<[name: string, kinds: string[], faults: Record<string, unknown>]>([
    ['429s above a hidden limit', ['429'], { ...steady, concurrencyLimit: 7, retryAfterSeconds: 1 }],
    ['429s without Retry-After', ['429'], often('429')],
    ['500s', ['500'], often('500')],
    ['503s', ['503'], often('503')],
    ['502s in HTML', ['html-502'], often('html-502')],
    ['cut JSON', ['cut-json'], often('cut-json')],
    ['broken connections', ['reset'], often('reset')],
    ['hangs', ['hang'], { failNext: hangs }],
    [
      'all of them',
      Object.keys(codeOfFault),
      {
        failNext: hangs,
        errorRates: {
          all: { 429: 0.03, 500: 0.03, 503: 0.03, 'html-502': 0.03, 'cut-json': 0.04, reset: 0.04 },
        },
      },
    ],
  ])(
    '%s reaches its target, pays once, and has every failure in the ledger',
    async (_name, kinds, faults) => {
      await app.sandbox.setFaults(faults);
      const { ended, rows } = await search(['vegan skincare'], 60);
      expect(ended).toMatchObject({ status: 'completed', ending: 'target_reached', error: null });
      expect(rows.results).toHaveLength(60);
      expect(rows.results.filter(({ enrichment }) => enrichment === 'failed')).toEqual([]);

      const calls = await app.sandbox.calls();
      const failed = calls.filter(({ kind }) => kind !== 'answer');
      expect([...kinds, 'abandoned']).toEqual(expect.arrayContaining(failed.map(({ kind }) => kind)));
      expect(failed.length).toBeGreaterThan(0);
      const { unrecorded, invented } = compareWithCallLog([rows], calls);
      expect({ unrecorded, invented }).toEqual({ unrecorded: [], invented: [] });
      expect(rows.calls.flatMap(({ errorCode }) => errorCode ?? []).toSorted()).toEqual(
        failed.map(({ kind }) => codeOfFault[kind]).toSorted(),
      );
      expect(ended.credits).toBe(sumOfCredits(calls));
      expect(rows.calls.filter(({ outcome }) => outcome === 'surplus')).toEqual([]);
    },
  );
});

describe('an account that runs out of credits', () => {
  test('midway ends the search with what was found', async () => {
    await app.sandbox.setFaults({ credits: 40 });
    const { ended, rows } = await search(['vegan skincare'], 60);
    expect(ended).toMatchObject({ status: 'completed', ending: 'out_of_credits', credits: 40 });
    expect(ended.counts.enriched).toBeGreaterThan(20);
    expect(rows.results.some(({ enrichment }) => enrichment === 'skipped')).toBe(true);
  });

  test('before the first page is an error', async () => {
    await app.sandbox.setFaults({ credits: 0 });
    const { ended } = await search(['vegan skincare', 'sourdough'], 60);
    expect(ended).toMatchObject({
      status: 'error',
      ending: 'out_of_credits',
      error: { code: 'out_of_credits' },
      counts: { found: 0 },
      credits: 0,
    });
  });
});

describe('what fails for ever', () => {
  test('on one keyword ends that keyword alone', async () => {
    const match = { query: 'sourdough' };
    await app.sandbox.setFaults({ failNext: [{ kind: '500', endpoint: pages, match, times: forEver }] });
    const { ended, rows } = await search(['sourdough', 'vegan skincare'], 1000);
    expect(ended).toMatchObject({ status: 'completed', ending: 'part_failed', error: null });
    expect(ended.queries).toMatchObject([
      { status: 'failed', foundCount: 0, error: { code: 'provider_unavailable' } },
      { status: 'done', error: null },
    ]);
    expect(ended.counts.found).toBeGreaterThan(60);
    expect(rows.calls.filter(({ outcome }) => outcome === 'failed')).toHaveLength(8);
  });

  test('on a later page keeps what the keyword has found', async () => {
    const match = { query: 'vegan skincare', cursor: '30' };
    await app.sandbox.setFaults({ failNext: [{ kind: '500', endpoint: pages, match, times: forEver }] });
    const { ended } = await search(['vegan skincare'], 100);
    expect(ended).toMatchObject({ status: 'completed', ending: 'part_failed' });
    expect(ended.queries).toMatchObject([{ status: 'failed', pageCount: 1 }]);
    expect(ended.counts.found).toBeGreaterThan(20);
  });

  test('on every keyword fails the search', async () => {
    await app.sandbox.setFaults({ failNext: [{ kind: '503', endpoint: pages, times: forEver }] });
    const { ended } = await search(['sourdough', 'vegan skincare'], 100);
    expect(ended).toMatchObject({
      status: 'error',
      ending: 'provider_failed',
      error: { code: 'provider_unavailable' },
      counts: { found: 0 },
    });
  });

  test('on one profile marks its row', async () => {
    const { id, rows } = await search(['home gym'], 20);
    const [, victim] = await person.readResults(id);
    const match = { handle: victim?.creator.handle };
    await app.sandbox.setFaults({
      failNext: [{ kind: 'cut-json', endpoint: profiles, match, times: forEver }],
    });
    const again = await search(['home gym'], 20);
    expect(again.ended).toMatchObject({ status: 'completed', ending: 'target_reached' });
    expect(again.ended.counts.notEnriched).toBeGreaterThan(0);
    const [, marked] = await person.readResults(again.id);
    expect(marked).toMatchObject({ enrichment: 'failed', enrichmentError: 'unreadable_answer' });
    expect(again.rows.results.filter(({ enrichment }) => enrichment === 'failed')).toHaveLength(1);
    expect(rows.results.filter(({ enrichment }) => enrichment === 'failed')).toEqual([]);
  });

  test('on every profile leaves a search of unread profiles', async () => {
    await app.sandbox.setFaults({ failNext: [{ kind: '401', endpoint: profiles, times: forEver }] });
    const { ended, rows } = await search(['home gym'], 20);
    expect(ended).toMatchObject({ status: 'completed', ending: 'target_reached', progress: 100 });
    expect(ended.counts).toMatchObject({ found: 20, settled: 20, enriched: 0, notEnriched: 20 });
    expect(rows.results.every(({ errorCode }) => errorCode === 'bad_key')).toBe(true);
  });
});

test('an answer that comes after the search was cancelled is paid, in the ledger, and not kept', async () => {
  await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 300 } } });
  const { id } = await person.startSearch(['vegan skincare'], 60);
  await until(async () => (await app.sandbox.callsUnderWay()) > 4, 1);
  await person.call('POST', `/api/searches/${id}/cancel`);
  await until(async () => {
    const { calls } = await readSearchRows(app.database, id);
    return calls.length === (await app.sandbox.calls()).length && !calls.some(({ hasAnswer }) => hasAnswer);
  });
  expect(findProblems(await readSearchRows(app.database, id))).toEqual([]);
});

describe('Retry-After', () => {
  test('is waited for before any further call', async () => {
    const patient = await startTestApp({
      sandbox: { creatorCount: 300 },
      environment: { PROVIDER_CONCURRENCY: '1' },
    });
    const failNext = [pages, profiles].map((endpoint) => ({ kind: '429', endpoint }));
    await patient.sandbox.setFaults({ retryAfterSeconds: 1, failNext });
    const caller = await patient.signUp();
    const { id } = await caller.startSearch(['vegan skincare'], 3);
    expect(await caller.waitForEnd(id)).toMatchObject({ ending: 'target_reached' });
    const calls = await patient.sandbox.calls();
    expect(calls.filter(({ kind }) => kind === '429')).toHaveLength(2);
    for (const [index, call] of calls.entries()) {
      const before = calls[index - 1];
      if (before?.kind === '429')
        expect(call.startedAt).toBeGreaterThanOrEqual((before.finishedAt ?? 0) + 1000);
    }
    await patient.stop();
  });
});

describe('the deadline', () => {
  test.each([
    ['pages', { failNext: [{ kind: 'hang', endpoint: pages, times: forEver }] }, 0],
    ['profiles', { failNext: [{ kind: 'hang', endpoint: profiles, times: forEver }] }, 30],
  ])('ends a search whose %s hang, though nobody looks', async (_name, faults, found) => {
    const hurried = await startTestApp({
      sandbox: { creatorCount: 300 },
      environment: { PROVIDER_TIMEOUT_SECONDS: '1', SEARCH_DEADLINE_MINUTES: '0.1' },
    });
    await hurried.sandbox.setFaults(faults);
    const { id } = await (await hurried.signUp()).startSearch(['vegan skincare'], 30);
    await until(async () => {
      const [row] = await hurried.database.select().from(searches).where(eq(searches.id, id));
      return row?.finishedAt != null;
    });
    const rows = await readSearchRows(hurried.database, id);
    expect(rows.search).toMatchObject({ status: 'timeout', ending: 'deadline_passed' });
    expect(rows.results).toHaveLength(found);
    expect(findProblems(rows)).toEqual([]);
    await hurried.stop();
  });
});
