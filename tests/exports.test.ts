import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignDetail, CampaignEvent } from '../src/domain/campaign.ts';
import type { ResultsPage } from '../src/domain/results-query.ts';
import type { Search } from '../src/domain/search.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

// What leaves a campaign, and what is told of it: files, the seeds' API, its activity, creators that are looked up.

let app: TestApp;
let person: TestClient;
let campaignId: string;
/** Two searches of one campaign, over two networks, with creators in common in the first two. */
let searches: Search[];

beforeAll(async () => {
  app = await startTestApp();
  person = await app.signUp();
  campaignId = await person.createCampaign();
  searches = [
    await search('tiktok', ['vegan skincare'], 30),
    await search('tiktok', ['vegan skincare', 'sourdough'], 40),
    await search('instagram', ['sourdough'], 10),
  ];
});
afterAll(() => app.stop());

async function search(platform: string, queries: string[], target: number): Promise<Search> {
  const input = { campaignId, platform, mode: 'keyword', queries, target };
  const started = await person.call<Search>('POST', '/api/searches', input);
  expect(started).toMatchObject({ status: 201 });
  return person.waitForEnd(started.body.id);
}

async function readFile(path: string): Promise<{ headers: Headers; rows: Record<string, string>[] }> {
  const { status, headers, body } = await person.call<string>('GET', path);
  expect(status, body).toBe(200);
  return { headers, rows: parse(body, { columns: true, bom: true }) };
}

async function readPage(path: string): Promise<ResultsPage> {
  const { status, body } = await person.call<ResultsPage>('GET', path);
  expect(status).toBe(200);
  return body;
}

const handlesOf = (page: ResultsPage) => page.results.map(({ creator }) => creator.handle);

test.each([
  'hasEmail=1',
  'followersFrom=20000&text=sourdough',
  'keyword=sourdough',
  'notSeen=1',
  'verified=1&notPrivate=1',
])('a file has who passes the filters: %s', async (filters) => {
  const path = `/api/searches/${searches[1]?.id}`;
  const page = await readPage(`${path}/results?${filters}&limit=500`);
  const { rows } = await readFile(`${path}/export.csv?${filters}`);
  expect(rows.map(({ Username }) => Username)).toEqual(handlesOf(page));
  expect(page.results.length).toBeLessThan(page.all);
});

test('a file has those that were chosen', async () => {
  const path = `/api/searches/${searches[0]?.id}`;
  const [, second, , fourth] = (await readPage(`${path}/results`)).results;
  const ids = [fourth?.creator.id, second?.creator.id].join();
  const { rows } = await readFile(`${path}/export.csv?ids=${ids}&bom=1`);
  expect(rows.map(({ Username }) => Username)).toEqual([second?.creator.handle, fourth?.creator.handle]);
  expect(await person.call('GET', `${path}/export.csv?ids=all`)).toMatchObject({ status: 400 });
});

test('a file says how the search ended, in its name where it is not whole', async () => {
  const { headers } = await readFile(`/api/searches/${searches[0]?.id}/export.csv`);
  expect(headers.get('x-search-ending')).toBe('target_reached');
  expect(headers.get('content-disposition')).toMatch(/castlist-tiktok-vegan-skincare-\d{4}-\d\d-\d\d\.csv/);

  await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 50 } } });
  const { id } = await person.startSearch(['clean beauty'], 300);
  await person.call('POST', `/api/searches/${id}/cancel`, {});
  await app.sandbox.reset();
  const cancelled = await readFile(`/api/searches/${id}/export.csv`);
  expect(cancelled.headers.get('x-search-ending')).toBe('cancelled');
  expect(cancelled.headers.get('content-disposition')).toContain('-cancelled.csv');
});

test('the file of a campaign has each creator once, over all networks, as its results show them', async () => {
  const page = await readPage(`/api/campaigns/${campaignId}/results?limit=500`);
  const { rows } = await readFile(`/api/campaigns/${campaignId}/export.csv`);
  expect(Object.keys(rows[0] ?? {}).join()).toBe(
    'Platform,Username,Name,Followers,Engagement Rate,Bio,Email,Profile URL,Content URL,Title/Description,' +
      'Views,Likes,Comments,Shares,Duration (seconds),Hashtags,Date,Keywords',
  );
  expect(rows.map(({ Username }) => Username)).toEqual(handlesOf(page));
  expect(rows.map(({ Keywords }) => Keywords)).toEqual(page.results.map(({ queries }) => queries.join('; ')));
  expect(new Set(rows.map(({ Platform }) => Platform))).toEqual(new Set(['TikTok', 'Instagram']));
  expect(new Set(page.results.map(({ creator }) => creator.id)).size).toBe(page.all);
  expect(page.all).toBeLessThan(80);

  const { body } = await person.call<CampaignDetail>('GET', `/api/campaigns/${campaignId}`);
  expect(body.creatorCount).toBe(page.all);
  const legacy = await readFile(`/api/export/csv?campaignId=${campaignId}`);
  expect(legacy.rows).toEqual(rows);
});

test("the seeds' files need one id, of one's own", async () => {
  const path = '/api/export/csv';
  expect(await person.call('GET', path)).toMatchObject({ status: 400 });
  const stranger = await app.signUp();
  expect(await stranger.call('GET', `${path}?campaignId=${campaignId}`)).toMatchObject({ status: 404 });
});

test.each([
  ['tiktok', { keywords: ['sourdough'] }, { mode: 'keyword', texts: ['sourdough'] }],
  ['instagram-hashtag', { hashtags: ['#baking'] }, { mode: 'hashtag', texts: ['baking'] }],
  ['instagram-hashtag', { keywords: ['baking'] }, { mode: 'hashtag', texts: ['baking'] }],
  ['tiktok-similar', { username: '@some.baker' }, { mode: 'similar', texts: ['some.baker'] }],
  [
    'instagram',
    { usernames: ['baker.one', 'baker.two'] },
    { mode: 'similar', texts: ['baker.one', 'baker.two'] },
  ],
])("the seeds' path %s starts with %j", async (pathPart, named, { mode, texts }) => {
  const body = { campaignId: await person.createCampaign(), targetResults: 5, ...named };
  const started = await person.call('POST', `/api/scraping/${pathPart}`, body);
  expect(started).toMatchObject({ status: 200, body: { message: 'Scraping job started successfully' } });
  const read = await person.call('GET', `/api/searches/${started.body.jobId}`);
  expect(read.body.search.mode).toBe(mode);
  const given = read.body.search.queries.filter(
    ({ parentId }: { parentId: string | null }) => parentId === null,
  );
  expect(given.map(({ text }: { text: string }) => text)).toEqual(texts);
  await person.waitForEnd(started.body.jobId);
  const polled = await person.call('GET', `/api/scraping/${pathPart}?jobId=${started.body.jobId}`);
  expect(Object.keys(polled.body)).toEqual([
    'status',
    'processedResults',
    'targetResults',
    'error',
    'results',
    'progress',
  ]);
});

test('a campaign tells what happened in it, the latest first', async () => {
  const id = await person.createCampaign();
  const input = { campaignId: id, platform: 'tiktok', mode: 'keyword', queries: ['sourdough'], target: 5 };
  const started = await person.call<Search>('POST', '/api/searches', input);
  await person.waitForEnd(started.body.id);
  for (const change of [
    { name: 'Autumn' },
    { name: 'Winter' },
    { archived: true },
    { description: 'x' },
    { archived: false },
  ]) {
    expect((await person.call('PATCH', `/api/campaigns/${id}`, change)).status).toBe(200);
  }
  const { body } = await person.call<{ events: CampaignEvent[] }>('GET', `/api/campaigns/${id}/activity`);
  expect(body.events.map(({ text }) => text)).toEqual([
    'Brought the campaign back from the archive',
    'Archived the campaign',
    'Renamed the campaign from “Autumn” to “Winter”',
    'Renamed the campaign from “Spring launch” to “Autumn”',
    'The TikTok search for “sourdough” reached its target: 5 creators',
    'Started the TikTok search for “sourdough”',
    'Created the campaign',
  ]);
  expect(body.events.map(({ searchId }) => searchId === started.body.id)).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
    false,
  ]);
  expect((await person.call('GET', `/api/campaigns/${id}`)).body.status).toBe('completed');
});

test('a creator is looked up by what was pasted, among those that are known', async () => {
  const [result] = (await readPage(`/api/searches/${searches[0]?.id}/results`)).results;
  const { handle, id } = result?.creator ?? { handle: '', id: '' };
  const lookUp = async (text: string) =>
    (await person.call('POST', '/api/creators/look-up', { platform: 'tiktok', handle: text })).body;
  for (const text of [handle, `@${handle.toUpperCase()}`, `https://www.tiktok.com/@${handle}?lang=en`]) {
    expect(await lookUp(text)).toMatchObject({ creator: { id, handle }, reason: null });
  }
  expect(await lookUp('@nobody.has.this')).toEqual({
    handle: 'nobody.has.this',
    creator: null,
    reason: 'not_known',
  });
  expect(await lookUp('two words')).toEqual({ handle: null, creator: null, reason: 'not_understood' });
  const elsewhere = await person.call('POST', '/api/creators/look-up', { platform: 'nowhere', handle });
  expect(elsewhere).toMatchObject({ status: 400, body: { error: { code: 'unknown_platform' } } });
});
