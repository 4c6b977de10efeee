import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../testing.ts';

/** The provider's habits about searches, as SCRAPECREATORS.md counts them. */
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox({ creatorCount: 4_000 });
});
afterAll(() => sandbox.stop());

interface Item {
  id: string;
  thumbnail: string;
  channel: { id: string; handle: string; thumbnail: string };
  viewCountInt: number;
  publishedTimeText: string;
  publishedTime: string;
  lengthSeconds: number;
}

interface Page {
  videos: Item[];
  shorts: Item[];
  channels: { id: string }[];
  shelves: { title: string; items: Partial<Item>[] }[];
  continuationToken?: string;
}

async function ask(parameters: Record<string, string>) {
  return sandbox.askJson(`/v1/youtube/search?${new URLSearchParams(parameters)}`);
}

async function page(query: string, more: Record<string, string> = {}): Promise<Page> {
  const { status, body } = await ask({ query, ...more });
  expect(status).toBe(200);
  return body;
}

async function walk(query: string, more: Record<string, string> = {}): Promise<Page[]> {
  const pages = [await page(query, more)];
  for (let last = pages[0]; last?.continuationToken !== undefined; last = pages.at(-1)) {
    pages.push(await page(query, { continuationToken: last.continuationToken }));
    expect(pages.length).toBeLessThan(100);
  }
  return pages;
}

const itemsOf = ({ videos, shorts }: Page) => [...videos, ...shorts];
const idsOf = (one: Page) => itemsOf(one).map(({ id }) => id);

describe('search', () => {
  it('gives 20 videos and shorts a page, until a last page without a token', async () => {
    const pages = await walk('skincare');
    expect(pages.length).toBeGreaterThan(10);
    for (const one of pages.slice(0, -1)) {
      expect(itemsOf(one)).toHaveLength(20);
      expect(one.continuationToken).toMatch(/^[\w-]{300,1500}$/);
    }
    expect(pages.flatMap(({ shorts }) => shorts).length).toBeGreaterThan(50);
    expect(itemsOf(pages.at(-1) as Page).length).toBeGreaterThan(0);
    expect(pages.at(-1)).not.toHaveProperty('continuationToken');
  });

  it('gives page one again when no token is sent', async () => {
    const first = await page('skincare');
    const next = await page('skincare', { continuationToken: first.continuationToken ?? '' });
    expect(idsOf(await page('skincare'))).toEqual(idsOf(first));
    expect(idsOf(next)).not.toEqual(idsOf(first));
  });

  it('carries queries of any script in its tokens', async () => {
    expect((await walk('サワードウ')).length).toBeGreaterThan(0);
    const pages = await walk('sourdough サワードウ 🍞 "bread"');
    expect(pages.length).toBeGreaterThan(1);
  });

  it('shows videos and channels again on later pages, and channels twice on a page', async () => {
    const pages = await walk('skincare');
    const items = pages.flatMap(itemsOf);
    const repeated = 1 - new Set(items.map(({ id }) => id)).size / items.length;
    expect(repeated).toBeGreaterThan(0.03);
    expect(repeated).toBeLessThan(0.15);
    expect(
      pages.some((one) => new Set(itemsOf(one).map(({ channel }) => channel.id)).size < itemsOf(one).length),
    ).toBe(true);
  });

  it('has channels enough for a target of 100, also in a small world', async () => {
    for (const query of ['skincare', 'vegan recipes', 'home gym', 'budget travel']) {
      const found = new Set((await walk(query)).flatMap(itemsOf).map(({ channel }) => channel.id));
      expect(found.size, query).toBeGreaterThan(200);
    }
  });

  it('puts three to five shelves on first pages, and no channel to the shorts on them', async () => {
    const queries = ['skincare', 'yoga', 'sourdough', 'hiking', 'crochet', 'van life', 'streetwear'];
    const pages = await Promise.all(queries.map((query) => page(query)));
    for (const { shelves } of pages) {
      expect(shelves.length).toBeGreaterThanOrEqual(3);
      expect(shelves.length).toBeLessThanOrEqual(5);
      for (const { items } of shelves) expect(items.length).toBeLessThanOrEqual(10);
    }
    const shorts = pages.flatMap(({ shelves }) => shelves).filter(({ title }) => title === 'Shorts');
    expect(shorts.length).toBeGreaterThan(0);
    for (const { items } of shorts) for (const item of items) expect(item).not.toHaveProperty('channel');
    expect(pages.some(({ channels }) => channels.length > 0)).toBe(true);
  });

  it('tells no subscribers and no description, and names by its address a channel without a handle', async () => {
    const items = (await walk('skincare')).flatMap(itemsOf);
    for (const item of items) {
      expect(item).not.toHaveProperty('description');
      expect(Object.keys(item.channel)).toEqual(['id', 'title', 'handle', 'thumbnail']);
    }
    const unnamed = items.filter(({ channel }) => channel.handle.startsWith('channel/'));
    expect(unnamed.length).toBeGreaterThan(0);
    for (const { channel } of unnamed) expect(channel.handle).toBe(`channel/${channel.id}`);
  });

  it('dates videos only by what their text says', async () => {
    const { videos } = await page('skincare');
    for (const { publishedTimeText, publishedTime } of videos) {
      expect(publishedTimeText).toMatch(/^\d+ (minute|hour|day|week|month|year)s? ago$/);
      expect(new Date(publishedTime).toISOString()).toBe(publishedTime);
      expect(Date.parse(publishedTime)).toBeLessThanOrEqual(Date.now());
    }
  });

  it('keeps to its filters, on later pages too', async () => {
    const items = async (more: Record<string, string>) => (await walk('skincare', more)).flatMap(itemsOf);
    const long = await items({ duration: 'over_20_min' });
    expect(long.length).toBeGreaterThan(20);
    for (const { lengthSeconds } of long) expect(lengthSeconds).toBeGreaterThan(1_200);
    for (const { publishedTimeText } of await items({ uploadDate: 'this_week' })) {
      expect(publishedTimeText).toMatch(/minute|hour|day/);
    }
    for (const { videos } of await walk('skincare', { type: 'shorts' })) expect(videos).toEqual([]);
    const popular = itemsOf(await page('skincare', { sortBy: 'popular', type: 'videos' }));
    const views = popular.map(({ viewCountInt }) => viewCountInt);
    expect(views).toEqual(views.toSorted((a, b) => b - a));
    expect((await page('skincare', { type: 'channels' })).channels).toHaveLength(20);
  });

  it('shows pictures that its hosts have', async () => {
    const [video] = (await page('yoga')).videos;
    for (const address of [video?.thumbnail, video?.channel.thumbnail]) {
      expect(await sandbox.askImage(address ?? '')).toMatchObject({ status: 200, contentType: 'image/jpeg' });
    }
  });

  it('tells likes and comments only when asked', async () => {
    const [plain] = (await page('yoga')).videos;
    const [whole] = (await page('yoga', { includeExtras: 'true' })).videos;
    expect(plain).not.toHaveProperty('likeCountInt');
    expect(whole).toMatchObject({ likeCountInt: expect.any(Number), commentCountInt: expect.any(Number) });
  });

  it('answers with empty lists when nothing fits', async () => {
    expect(await page('qzxwv')).toMatchObject({
      videos: [],
      shorts: [],
      channels: [],
      shelves: [],
      lives: [],
    });
    expect(await page('qzxwv')).not.toHaveProperty('continuationToken');
  });

  it('refuses a token of another query, a broken one, and unknown values', async () => {
    const { continuationToken = '' } = await page('yoga');
    for (const more of [{ continuationToken }, { continuationToken: 'abc' }, { sortBy: 'best' }]) {
      const { status, body } = await ask({ query: 'hiking', ...more });
      expect({ status, keys: Object.keys(body) }).toEqual({ status: 400, keys: ['message'] });
    }
    expect((await ask({})).status).toBe(400);
  });

  it('is the same for the same page, unless it is told to differ', async () => {
    const first = idsOf(await page('yoga'));
    expect(idsOf(await page('yoga'))).toEqual(first);
    await sandbox.setFaults({ jitter: true });
    const shaken = idsOf(await page('yoga'));
    await sandbox.setFaults({});
    expect(shaken).not.toEqual(first);
    expect(new Set(shaken)).toEqual(new Set(first));
  });
});
