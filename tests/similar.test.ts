import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResult } from '../src/domain/search.ts';
import { platforms } from '../src/platforms/index.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
});
afterAll(() => app.stop());

const ofEach = platforms.filter(({ modes }) => modes.similar).map(({ id }) => id);

/** Somebody of the network's world, open and with something to say. */
async function findSeeds(platform: string, count: number): Promise<SearchResult[]> {
  const { id } = await person.startSearch(['sourdough'], 30, { platform });
  await person.waitForEnd(id);
  const results = await person.readResults(id);
  const telling = results.filter(({ creator }) => creator.bio !== null && creator.private !== true);
  return telling.slice(0, count);
}

describe.each(ofEach)('similar creators on %s', (platform) => {
  let seeds: SearchResult[];
  beforeAll(async () => {
    seeds = await findSeeds(platform, 2);
  });

  async function search(queries: string[], target: number) {
    const { id } = await person.startSearch(queries, target, { platform, mode: 'similar' });
    return { search: await person.waitForEnd(id), results: await person.readResults(id) };
  }

  test('are found up to the target, scored, with reasons, without doubles and without the seed', async () => {
    const [seed] = seeds;
    await app.sandbox.reset();
    const { search: ended, results } = await search([`@${seed?.creator.handle}`], 60);
    expect(ended).toMatchObject({ status: 'completed', ending: 'target_reached', progress: 100 });
    const ids = results.map(({ creator }) => creator.externalId);
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
    expect(ids).not.toContain(seed?.creator.externalId);
    for (const { score, enrichment } of results) {
      expect(enrichment).toBe('enriched');
      expect(score).toBeGreaterThanOrEqual(0);
    }
    const best = results.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0)).slice(0, 20);
    for (const { score, reasons } of best) {
      expect(score).toBeGreaterThan(30);
      expect(reasons.length).toBeGreaterThan(0);
      for (const { text } of reasons) expect(text).not.toBe('');
    }
    const [query] = ended.queries;
    expect(query).toMatchObject({ parentId: null, seed: { externalId: seed?.creator.externalId } });
    for (const result of results) expect(result.queries).toEqual([query?.text]);
    const asked = (await app.sandbox.calls()).map(({ path, query }) => `${path} ${JSON.stringify(query)}`);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('of several seeds at once are near to all, and none of the seeds', async () => {
    const { search: ended, results } = await search(
      seeds.map(({ creator }) => creator.profileUrl),
      30,
    );
    expect(ended).toMatchObject({ status: 'completed', ending: 'target_reached' });
    const given = seeds.map(({ creator }) => creator.externalId);
    expect(results.filter(({ creator }) => given.includes(creator.externalId))).toEqual([]);
    expect(results).toHaveLength(30);
  });

  test('of a handle that nobody has end with a plain reason', async () => {
    const { search: ended, results } = await search(['@nobody.has.this.handle'], 20);
    expect(results).toEqual([]);
    expect(ended).toMatchObject({
      status: 'error',
      ending: 'seed_unusable',
      error: { code: 'seed_missing' },
    });
    expect(ended.error?.message).toContain('@nobody.has.this.handle');
  });

  test('of one seed that cannot be used and one that can are those of the other', async () => {
    const { search: ended, results } = await search(
      ['@nobody.has.this.handle', seeds[0]?.creator.handle ?? ''],
      20,
    );
    expect(ended.queries.find(({ text }) => text.startsWith('nobody'))).toMatchObject({ status: 'failed' });
    expect(results).toHaveLength(20);
  });
});

test('what is no handle is refused in words', async () => {
  const campaignId = await person.createCampaign();
  const input = { campaignId, platform: 'tiktok', mode: 'similar', target: 10 };
  for (const text of ['https://example.com/@somebody', 'two words']) {
    const answer = await person.call('POST', '/api/searches', { ...input, queries: [text] });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_handle' } } });
  }
  const doubled = await person.call('POST', '/api/searches', {
    ...input,
    queries: ['@Ada', 'https://www.tiktok.com/@ada'],
  });
  expect(doubled).toMatchObject({ status: 400, body: { error: { code: 'bad_handle' } } });
});
