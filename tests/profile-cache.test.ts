import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp({ sandbox: { creatorCount: 1500 } });
  person = await app.signUp();
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.reset());

async function profilesAsked(): Promise<string[]> {
  const calls = await app.sandbox.calls();
  return calls.flatMap(({ endpoint, query }) => (endpoint === 'tiktok/profile' ? (query.handle ?? '') : []));
}

describe('a profile', () => {
  test('that any search has read within the cache time is bought by no other, of whichever account', async () => {
    const first = await person.startSearch(['sourdough'], 40);
    const bought = await person.waitForEnd(first.id);
    expect(bought.counts.fromCache).toBe(0);
    await app.sandbox.reset();

    const other = await app.signUp();
    const second = await other.startSearch(['sourdough'], 40);
    const ended = await other.waitForEnd(second.id);
    expect(await profilesAsked()).toEqual([]);
    expect(ended.counts).toMatchObject({ found: 40, settled: 40, fromCache: 40 });
    expect(ended.credits).toBeLessThan(5);
    const bios = async (client: TestClient, id: string) =>
      (await client.readResults(id)).map(({ creator }) => creator.bio);
    expect(await bios(other, second.id)).toEqual(await bios(person, first.id));
  });

  test('that two searches want at once is bought once', async () => {
    await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 150 } } });
    const people = [person, await app.signUp(), await app.signUp()];
    const started = await Promise.all(people.map((one) => one.startSearch(['houseplants', 'plants'], 60)));
    const ended = await Promise.all(started.map(({ id }, index) => people[index]?.waitForEnd(id)));
    for (const search of ended)
      expect(search).toMatchObject({ status: 'completed', counts: { found: 60, settled: 60 } });
    const asked = await profilesAsked();
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('is bought again when the cache time has passed', async () => {
    const first = await person.startSearch(['camping'], 10);
    await person.waitForEnd(first.id);
    await app.database.execute(sql`update creators set profile_read_at = now() - interval '8 days'`);
    await app.sandbox.reset();
    const second = await person.startSearch(['camping'], 10);
    expect((await person.waitForEnd(second.id)).counts.fromCache).toBe(0);
    expect(await profilesAsked()).toHaveLength(10);
  });

  test('may come from the provider’s own cache, which is free', async () => {
    const first = await person.startSearch(['ceramics', 'pottery'], 5);
    await person.waitForEnd(first.id);
    const calls = await app.sandbox.calls();
    const ages = calls.flatMap(({ endpoint, query }) =>
      endpoint === 'tiktok/profile' ? query.cache_max_age : [],
    );
    expect(new Set(ages)).toEqual(new Set(['7d']));
  });
});
