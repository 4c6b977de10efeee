import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../src/local/testing.ts';
import { platforms } from '../../src/platforms/index.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { lumen } from './lumen/index.ts';
import { startLumenProvider } from './lumen-provider.ts';

// A network that the product has never heard of. Its folder is `lumen/`; this is its line in the registry.
(platforms as Platform[]).push(lumen);

let provider: Awaited<ReturnType<typeof startLumenProvider>>;
let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  provider = await startLumenProvider();
  app = await startTestApp({ providerUrl: provider.url });
  person = await app.signUp();
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});

async function search(target: number): Promise<string> {
  const { id } = await person.startSearch(['northern lights'], target, { platform: 'lumen' });
  expect(await person.waitForEnd(id)).toMatchObject({ status: 'completed', ending: 'target_reached' });
  return id;
}

test('the screens learn of it', async () => {
  const { body } = await person.call('GET', '/api/platforms');
  expect(body.platforms.at(-1)).toMatchObject({ id: 'lumen', name: 'Lumen', modes: [{ id: 'keyword' }] });
});

test('it is searched, enriched and listed', async () => {
  const results = await person.readResults(await search(25));
  expect(results).toHaveLength(25);
  for (const { creator, post, enrichment } of results) {
    expect(enrichment).toBe('enriched');
    expect(creator.profileUrl).toBe(`https://lumen.example/${creator.handle}`);
    expect(creator.emails).toHaveLength(1);
    expect(creator.followerCount).toBeGreaterThan(400);
    expect(post?.viewCount).toBeGreaterThan(900);
  }
});

test('its results are filtered and sorted', async () => {
  const id = await search(25);
  const { body } = await person.call('GET', `/api/searches/${id}/results?followersFrom=520&sort=followers`);
  const followers = body.results.map(
    ({ creator }: { creator: { followerCount: number } }) => creator.followerCount,
  );
  expect(followers).toEqual([520, 521, 522, 523, 524]);
});

test('its faces are shown', async () => {
  const [result] = await person.readResults(await search(1));
  const strategy = async () => {
    const answer = await fetch(new URL(result?.creator.avatarUrl ?? '', app.url));
    expect(answer.status).toBe(200);
    return answer.headers.get('x-image-fetch-strategy');
  };
  // An initial stands in while its CDN takes its time.
  await until(async () => (await strategy()) !== 'placeholder');
  expect(await strategy()).toBe('initial-success');
});

test('it is exported in its own columns', async () => {
  const { body } = await person.call<string>('GET', `/api/searches/${await search(2)}/export.csv`);
  expect(body).toBe(
    [
      'Photographer,Fans,Email,Photo',
      'photographer.0,500,hello0@studio.example,https://lumen.example/photos/P0',
      'photographer.1,501,hello1@studio.example,https://lumen.example/photos/P1',
      '',
    ].join('\r\n'),
  );
});

test('the seeds’ API has its path', async () => {
  const campaignId = await person.createCampaign();
  const input = { campaignId, keywords: ['northern lights'], targetResults: 3 };
  const { body: started } = await person.call('POST', '/api/scraping/lumen', input);
  await person.waitForEnd(started.jobId);
  const { body: polled } = await person.call('GET', `/api/scraping/lumen?jobId=${started.jobId}`);
  expect(polled).toMatchObject({ status: 'completed', processedResults: 3 });
  expect(polled.results[0].creators[0]).toEqual({
    photographer: 'photographer.0',
    photo: 'https://lumen.example/photos/P0',
  });
});
