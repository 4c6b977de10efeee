import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp({ sandbox: { creatorCount: 1500 }, environment: { PROVIDER_CONCURRENCY: '4' } });
});
afterAll(() => app.stop());
beforeEach(async () => {
  person = await app.signUp();
  await app.sandbox.reset();
});

const retry = (id: string) => person.call('POST', `/api/searches/${id}/retry`);

describe('a retry', () => {
  test('asks only for the keyword that failed', async () => {
    await app.sandbox.setFaults({ failNext: [{ kind: '401', match: { query: 'houseplants' } }] });
    const { id } = await person.startSearch(['sourdough', 'houseplants'], 900);
    expect(await person.waitForEnd(id)).toMatchObject({ status: 'completed', ending: 'part_failed' });
    const before = await person.readResults(id);
    await app.sandbox.reset();

    expect((await retry(id)).body).toMatchObject({ status: 'processing', ending: null });
    const ended = await person.waitForEnd(id);
    expect(ended).toMatchObject({ status: 'completed', ending: 'exhausted' });
    const pages = (await app.sandbox.calls()).filter(({ endpoint }) => endpoint === 'tiktok/search/keyword');
    expect(new Set(pages.map(({ query }) => query.query))).toEqual(new Set(['houseplants']));
    const after = await person.readResults(id);
    expect(after.slice(0, before.length).map(({ creator }) => creator.id)).toEqual(
      before.map(({ creator }) => creator.id),
    );
    expect(after.length).toBeGreaterThan(before.length);
  });

  test('reads the profiles that failed, and no other', async () => {
    await app.sandbox.setFaults({ failNext: [{ endpoint: 'tiktok/profile', kind: '401', times: 3 }] });
    const { id } = await person.startSearch(['camping'], 8);
    const first = await person.waitForEnd(id);
    const failed = (await person.readResults(id)).filter(({ enrichment }) => enrichment === 'failed');
    expect(first.counts.notEnriched).toBeGreaterThanOrEqual(3);
    expect(failed).toHaveLength(3);
    await app.sandbox.reset();
    await retry(id);
    expect(await person.waitForEnd(id)).toMatchObject({ ending: 'target_reached' });
    const handles = (await app.sandbox.calls()).map(({ query }) => query.handle);
    expect(handles.toSorted()).toEqual(failed.map(({ creator }) => creator.handle).toSorted());
    expect((await person.readResults(id)).filter(({ enrichment }) => enrichment === 'failed')).toEqual([]);
  });

  test('goes on where a cancelled search stopped, and pays nothing twice', async () => {
    await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 200 } } });
    const { id } = await person.startSearch(['skincare'], 60);
    const answer = await person.call('POST', `/api/searches/${id}/cancel`);
    expect(answer.body).toMatchObject({ status: 'cancelled' });
    await app.sandbox.setFaults({});
    await retry(id);
    expect(await person.waitForEnd(id)).toMatchObject({
      ending: 'target_reached',
      counts: { found: 60, settled: 60 },
    });
    const results = await person.readResults(id);
    expect(new Set(results.map(({ creator }) => creator.id)).size).toBe(60);
  });

  test('is refused while the search runs, when there is nothing to do, and to others', async () => {
    await app.sandbox.setFaults({ latency: { pages: { kind: 'constant', ms: 300 } } });
    const { id } = await person.startSearch(['sourdough'], 10);
    expect(await retry(id)).toMatchObject({ status: 409, body: { error: { code: 'still_running' } } });
    await person.waitForEnd(id);
    expect(await retry(id)).toMatchObject({ status: 409, body: { error: { code: 'nothing_to_retry' } } });
    const stranger = await app.signUp();
    expect((await stranger.call('POST', `/api/searches/${id}/retry`)).status).toBe(404);
  });
});
