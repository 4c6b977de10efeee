import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { searchPageSchema } from '../src/domain/search.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.reset());

describe('a search', () => {
  test('finds the target, each creator once, with profiles, at the least cost', async () => {
    const { id } = await person.startSearch(['vegan skincare', 'clean beauty'], 120);
    const search = await person.waitForEnd(id);
    const results = await person.readResults(id);

    expect(search).toMatchObject({
      status: 'completed',
      ending: 'target_reached',
      progress: 100,
      error: null,
    });
    expect(results).toHaveLength(120);
    expect(new Set(results.map(({ creator }) => creator.externalId)).size).toBe(120);
    expect(results.map(({ position }) => position)).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    expect(results.every(({ enrichment }) => enrichment !== 'pending')).toBe(true);
    expect(search.counts).toMatchObject({ found: 120, settled: 120, skipped: 0 });
    expect(search.counts.enriched).toBe(results.filter(({ enrichment }) => enrichment === 'enriched').length);
    expect(search.counts.withEmail).toBe(results.filter(({ creator }) => creator.emails.length > 0).length);
    expect(search.counts.withEmail).toBeGreaterThan(10);

    const calls = await app.sandbox.calls();
    const asked = calls.map(({ path, query }) => `${path} ${JSON.stringify(query)}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(calls.filter(({ path }) => path === '/v1/tiktok/profile')).toHaveLength(120);
    expect(search.credits).toBe(calls.reduce((sum, { credits }) => sum + credits, 0));
    expect(search.providerCalls).toBe(calls.length);
  });

  test('lets every keyword find its own, and says which found whom', async () => {
    const { id } = await person.startSearch(['vegan skincare', 'sourdough'], 90);
    const search = await person.waitForEnd(id);
    const results = await person.readResults(id);
    for (const query of search.queries) {
      expect(query.status).toBe('done');
      expect(query.foundCount).toBe(results.filter(({ queries }) => queries.includes(query.text)).length);
      expect(query.foundCount).toBeGreaterThan(20);
    }
  });

  test('shows the best of the matching posts and counts the others', async () => {
    const { id } = await person.startSearch(['vegan skincare'], 300);
    await person.waitForEnd(id);
    const results = await person.readResults(id);
    const several = results.filter(({ matchedPostCount }) => matchedPostCount > 1);
    expect(several.length).toBeGreaterThan(0);
    const posts = await app.database.query.posts.findMany();
    for (const result of several) {
      const own = posts.filter(({ creatorId }) => creatorId === result.creator.id);
      expect(result.post?.viewCount).toBe(Math.max(...own.map(({ viewCount }) => viewCount ?? -1)));
    }
  });

  test('ends when the network has no more, and says so', async () => {
    const { id } = await person.startSearch(['dad jokes fishing tips'], 1000);
    const search = await person.waitForEnd(id);
    expect(search.status).toBe('completed');
    expect(['exhausted', 'target_reached']).toContain(search.ending);
    expect(search.counts.found).toBe((await person.readResults(id)).length);
  });

  test('tells "nothing matches" from a failure', async () => {
    const { id } = await person.startSearch(['qzxwvk jjqpx'], 100);
    expect(await person.waitForEnd(id)).toMatchObject({
      status: 'completed',
      ending: 'nothing_found',
      counts: { found: 0 },
      credits: 0,
      error: null,
    });
  });

  test('never lets progress fall, and reaches 100 only at the end', async () => {
    await app.sandbox.setFaults({
      latency: { pages: { kind: 'constant', ms: 30 }, profiles: { kind: 'constant', ms: 15 } },
    });
    const { id } = await person.startSearch(['home gym'], 150);
    const seen: number[] = [];
    for (;;) {
      const { body } = await person.call('GET', `/api/searches/${id}?limit=1`);
      seen.push(body.search.progress);
      if (body.search.finishedAt !== null) break;
      expect(body.search.progress).toBeLessThan(100);
    }
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(100);
  });

  test('is cancelled at once, keeps what it found and buys nothing more', async () => {
    await app.sandbox.setFaults({
      latency: { pages: { kind: 'constant', ms: 20 }, profiles: { kind: 'constant', ms: 100 } },
    });
    const { id } = await person.startSearch(['vegan skincare'], 500);
    await untilFound(id, 30);
    const cancelled = await person.call('POST', `/api/searches/${id}/cancel`);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', ending: 'cancelled' });
    const results = await person.readResults(id);
    expect(results.length).toBeGreaterThanOrEqual(30);
    expect(results.some(({ enrichment }) => enrichment === 'skipped')).toBe(true);
    // What was under way is let finish, is in the ledger, and was the last.
    await untilQuiet();
    const calls = await app.sandbox.calls();
    const { body } = await person.call('GET', `/api/searches/${id}`);
    expect(body.search.credits).toBe(calls.reduce((sum, { credits }) => sum + credits, 0));
    expect(calls.length).toBeLessThan(120);
    expect((await person.readResults(id)).length).toBe(results.length);
  });

  test('runs again as a new search in the same campaign', async () => {
    const first = await person.startSearch(['sourdough'], 20);
    await person.waitForEnd(first.id);
    const again = await person.call('POST', `/api/searches/${first.id}/run-again`);
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ campaignId: first.campaignId, target: 20, status: 'pending' });
    expect(again.body.id).not.toBe(first.id);
    expect((await person.waitForEnd(again.body.id)).counts.found).toBe(20);
  });

  test('answers in the documented shape', async () => {
    const { id } = await person.startSearch(['sourdough'], 20);
    await person.waitForEnd(id);
    const { body } = await person.call('GET', `/api/searches/${id}`);
    expect(() => searchPageSchema.parse(body)).not.toThrow();
  });

  test('is exported as CSV with a header and a row each, read back as it was', async () => {
    const { id } = await person.startSearch(['vegan skincare'], 100);
    await person.waitForEnd(id);
    const results = await person.readResults(id);
    const answer = await person.call<string>('GET', `/api/searches/${id}/export.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = parse(answer.body, { columns: true, record_delimiter: ['\r\n', '\n', '\r'] }) as Record<
      string,
      string
    >[];
    expect(Object.keys(rows[0] ?? {}).join(',')).toBe(
      'Username,Name,Followers,Bio,Email,Video URL,Description,Likes,Comments,Shares,Views,Hashtags,Created Date,Keywords,Platform',
    );
    expect(rows.map(({ Username }) => Username)).toEqual(results.map(({ creator }) => creator.handle));
    expect(rows.map(({ Email }) => Email)).toEqual(
      results.map(({ creator }) => creator.emails.map(({ address }) => address).join('; ')),
    );
    const unknown = results.findIndex(({ creator }) => creator.bio === null);
    if (unknown >= 0) expect(rows[unknown]?.Bio).toBe('');
  });
});

describe('bad input', () => {
  test.each([
    ['no keywords', { queries: [] }],
    ['eleven keywords', { queries: Array.from({ length: 11 }, (_, index) => `keyword ${index}`) }],
    ['a keyword of one character', { queries: ['a'] }],
    ['a keyword of 101 characters', { queries: ['a'.repeat(101)] }],
    ['the same keyword twice', { queries: ['Vegan Skincare', '#vegan  skincare'] }],
    ['a target of 0', { target: 0 }],
    ['a target of 1001', { target: 1001 }],
    ['a target with a fraction', { target: 1.5 }],
    ['a target as text', { target: '100' }],
    ['an unknown field', { filter: true }],
  ])('%s is refused in words and starts nothing', async (_name, change) => {
    const campaignId = await person.createCampaign();
    const input = {
      campaignId,
      platform: 'tiktok',
      mode: 'keyword',
      queries: ['vegan skincare'],
      target: 100,
    };
    const answer = await person.call('POST', '/api/searches', { ...input, ...change });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_input' } } });
    expect((await person.call('GET', `/api/campaigns/${campaignId}`)).body.searches).toEqual([]);
  });

  test.each([
    ['unknown_platform', { platform: 'orkut' }],
    ['unknown_mode', { mode: 'hashtag' }],
  ])('%s has a code of its own', async (code, change) => {
    const campaignId = await person.createCampaign();
    const input = {
      campaignId,
      platform: 'tiktok',
      mode: 'keyword',
      queries: ['vegan skincare'],
      target: 100,
    };
    expect(await person.call('POST', '/api/searches', { ...input, ...change })).toMatchObject({
      status: 400,
      body: { error: { code } },
    });
  });
});

async function untilFound(searchId: string, count: number): Promise<void> {
  for (;;) {
    const { body } = await person.call('GET', `/api/searches/${searchId}?limit=1`);
    if (body.search.counts.found >= count) return;
  }
}

/** Until no call is under way at the sandbox and every call that it answered is in the ledger. */
async function untilQuiet(): Promise<void> {
  for (;;) {
    if ((await app.sandbox.callsUnderWay()) === 0) return;
  }
}
