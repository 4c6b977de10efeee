import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { providerCalls } from '../src/db/schema/searches.ts';
import { until } from '../src/local/testing.ts';
import { sumOfCredits } from './support/search-invariants.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

// Ways in which a search could hang, overspend or come up short: each was one once.
let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp({ sandbox: { creatorCount: 2000 }, environment: { PROVIDER_CONCURRENCY: '4' } });
});
afterAll(() => app.stop());
beforeEach(async () => {
  person = await app.signUp();
  await app.sandbox.reset();
});

const call = (id: string, verb: string) => person.call('POST', `/api/searches/${id}/${verb}`);

test('filters, several keywords and a small target end', async () => {
  const { id } = await person.startSearch(['skincare', 'makeup'], 5, { filters: { followers: { from: 1 } } });
  expect(await person.waitForEnd(id)).toMatchObject({ ending: 'target_reached', counts: { found: 5 } });
});

describe('a retry', () => {
  test('of a search that has its target leaves a failed keyword alone', async () => {
    await app.sandbox.setFaults({ failNext: [{ kind: '401', match: { query: 'houseplants' } }] });
    const { id } = await person.startSearch(['skincare', 'houseplants'], 60);
    expect(await person.waitForEnd(id)).toMatchObject({ ending: 'target_reached' });
    expect(await call(id, 'retry')).toMatchObject({
      status: 409,
      body: { error: { code: 'nothing_to_retry' } },
    });
  });

  test('of failed profiles in a filtered search decides about them again', async () => {
    await app.sandbox.setFaults({ failNext: [{ endpoint: 'tiktok/profile', kind: '401', times: 4 }] });
    const filters = { followers: { from: 1 } };
    const { id } = await person.startSearch(['home gym'], 12, { filters });
    const first = await person.waitForEnd(id);
    expect(first.counts.leftOut).toBe(0);
    await app.sandbox.reset();
    await call(id, 'retry');
    const ended = await person.waitForEnd(id);
    expect(ended).toMatchObject({ ending: 'target_reached', counts: { found: 12 } });
    expect((await person.readResults(id)).filter(({ enrichment }) => enrichment === 'failed')).toEqual([]);
  });

  test('right after a cancel, with calls under way, goes on', async () => {
    await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 300 } } });
    const { id } = await person.startSearch(['yoga'], 20);
    await until(async () => (await app.sandbox.callsUnderWay()) >= 4);
    await call(id, 'cancel');
    await call(id, 'retry');
    await app.sandbox.setFaults({});
    expect((await person.waitForEnd(id)).counts).toMatchObject({ found: 20, settled: 20 });
  });
});

test('what is under way when a search ends is paid within the budget, and kept for the next', async () => {
  const limited = await startTestApp({
    sandbox: { creatorCount: 2000 },
    environment: { CREDITS_PER_DAY: '40' },
  });
  try {
    const spender = await limited.signUp();
    await limited.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 400 } } });
    const [first, second] = await Promise.all([
      spender.startSearch(['skincare'], 100),
      spender.startSearch(['makeup'], 100),
    ]);
    await until(async () => (await limited.sandbox.callsUnderWay()) >= 10);
    await spender.call('POST', `/api/searches/${first?.id}/cancel`);
    await spender.waitForEnd(second?.id ?? '');
    await until(async () => (await limited.sandbox.callsUnderWay()) === 0);
    expect(sumOfCredits(await limited.sandbox.calls())).toBeLessThanOrEqual(40);
    const spent = await limited.database.select().from(providerCalls);
    expect(sumOfCredits(spent)).toBeLessThanOrEqual(40);
  } finally {
    await limited.stop();
  }
});

describe('a similar search', () => {
  test('reads no seed that its budget does not allow', async () => {
    const { id } = await person.startSearch(['sourdough'], 3);
    await person.waitForEnd(id);
    const handle = (await person.readResults(id))[0]?.creator.handle ?? '';
    await app.sandbox.reset();
    const similar = await person.startSearch([handle], 10, { mode: 'similar', creditLimit: 1 });
    expect(await person.waitForEnd(similar.id)).toMatchObject({ ending: 'budget_reached', credits: 0 });
  });

  test('opens lists of words for each of its seeds', async () => {
    const { id } = await person.startSearch(['sourdough', 'makeup'], 80);
    await person.waitForEnd(id);
    const results = await person.readResults(id);
    const by = (keyword: string) =>
      results.find(({ queries, creator }) => queries.includes(keyword) && creator.bio !== null)?.creator
        .handle;
    const similar = await person.startSearch([by('sourdough') ?? '', by('makeup') ?? ''], 20, {
      mode: 'similar',
    });
    const { queries } = await person.waitForEnd(similar.id);
    const parents = new Set(queries.flatMap(({ parentId }) => parentId ?? []));
    expect(parents.size).toBe(2);
  });

  test('finds as many when the profiles are known already', async () => {
    const { id } = await person.startSearch(['sourdough'], 10, { platform: 'instagram' });
    await person.waitForEnd(id);
    const seed = (await person.readResults(id)).find(
      ({ creator }) => creator.bio !== null && !creator.private,
    );
    const search = async () => {
      const more = { platform: 'instagram', mode: 'similar' } as const;
      const { id } = await person.startSearch([seed?.creator.handle ?? ''], 150, more);
      return (await person.waitForEnd(id)).counts;
    };
    const first = await search();
    const again = await search();
    expect(again.found).toBe(first.found);
    expect(again.fromCache).toBeGreaterThan(first.fromCache);
  });
});
