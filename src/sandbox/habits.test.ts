import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keywordPath, openTestSandbox, type TestSandbox } from './testing.ts';
import { createWorld } from './world/world.ts';

/** The provider's habits, as SCRAPECREATORS.md counts them. */
let sandbox: TestSandbox;
const world = createWorld({ network: 'tiktok' });

beforeAll(async () => {
  sandbox = await openTestSandbox({ creatorCount: world.creators.length });
});
afterAll(() => sandbox.stop());

interface Item {
  aweme_info: {
    aweme_id: string;
    author: { uid: string; unique_id: string; aweme_count: number; avatar_thumb: { url_list: string[] } };
  };
}

async function walk(query: string) {
  const pages: { items: Item[]; cursor: number; hasMore: number }[] = [];
  for (let cursor = 0; pages.length < 100; cursor += 30) {
    const { status, body } = await sandbox.askJson(keywordPath(query, cursor));
    expect(status).toBe(200);
    expect(body.cursor).toBe(cursor + 30);
    pages.push({ items: body.search_item_list, cursor, hasMore: body.has_more });
    if (body.has_more === 0) break;
  }
  return pages;
}

describe('keyword search', () => {
  it('moves the cursor by 30, fills pages with 27 to 30, and ends with a short one', async () => {
    const pages = await walk('skincare');
    expect(pages.length).toBeGreaterThan(8);
    for (const { items } of pages.slice(0, -1)) {
      expect(items.length).toBeGreaterThanOrEqual(27);
      expect(items.length).toBeLessThanOrEqual(30);
    }
    const last = pages.at(-1)?.items.length ?? 0;
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThanOrEqual(16);
  });

  it('shows nothing twice on a page, and 8 to 20 percent of the creators twice over all', async () => {
    const pages = await walk('skincare');
    for (const { items } of pages) {
      expect(new Set(items.map((item) => item.aweme_info.aweme_id)).size).toBe(items.length);
    }
    const items = pages.flatMap((page) => page.items);
    const distinct = (of: (item: Item) => string) => 1 - new Set(items.map(of)).size / items.length;
    expect(distinct((item) => item.aweme_info.author.uid)).toBeGreaterThan(0.08);
    expect(distinct((item) => item.aweme_info.author.uid)).toBeLessThan(0.2);
    expect(distinct((item) => item.aweme_info.aweme_id)).toBeGreaterThan(0.03);
  });

  it('gives a few old ones after the end, then empty pages', async () => {
    const pages = await walk('skincare');
    const end = (pages.at(-1)?.cursor ?? 0) + 30;
    const known = new Set(pages.flatMap((page) => page.items.map((item) => item.aweme_info.aweme_id)));
    const after = (await sandbox.askJson(keywordPath('skincare', end))).body;
    expect(after.has_more).toBe(0);
    expect(after.search_item_list.length).toBeGreaterThan(0);
    expect(after.search_item_list.length).toBeLessThan(10);
    expect(after.search_item_list.every((item: Item) => known.has(item.aweme_info.aweme_id))).toBe(true);
    const later = await sandbox.askJson(keywordPath('skincare', end + 60));
    expect(later).toMatchObject({
      status: 200,
      body: { search_item_list: [], has_more: 0, cursor: end + 90 },
    });
  });

  it('tells no bio, no region and no counts of the author', async () => {
    const { body } = await sandbox.askJson(keywordPath('sourdough'));
    for (const { aweme_info } of body.search_item_list) {
      for (const absent of ['signature', 'region', 'language', 'is_private_account']) {
        expect(aweme_info.author).not.toHaveProperty(absent);
      }
      expect(aweme_info.author).toMatchObject({ aweme_count: 0, total_favorited: 0 });
    }
  });

  it('puts HEIC or WebP first and JPEG last, signed, on the real hosts', async () => {
    const { body } = await sandbox.askJson(keywordPath('sourdough'));
    const hosts = new Set<string>();
    for (const { aweme_info } of body.search_item_list as Item[]) {
      const addresses = aweme_info.author.avatar_thumb.url_list.map((address) => new URL(address));
      for (const address of addresses) {
        hosts.add(address.host);
        expect(address.host).toMatch(/\.tiktokcdn(-us|-eu)?\.com$/);
        expect(Number(address.searchParams.get('x-expires')) * 1000).toBeGreaterThan(Date.now());
      }
      expect(addresses[0]?.pathname).toMatch(/\.(heic|webp)$/);
      expect(addresses.at(-1)?.pathname).toMatch(/\.jpeg$/);
    }
    expect(hosts.size).toBeGreaterThan(2);
  });

  it('is the same for the same page, unless it is told to differ', async () => {
    const ids = async () =>
      (await sandbox.askJson(keywordPath('yoga', 30))).body.search_item_list.map(
        (item: Item) => item.aweme_info.aweme_id,
      );
    const first = await ids();
    expect(await ids()).toEqual(first);
    await sandbox.setFaults({ jitter: true });
    const shaken = await ids();
    await sandbox.setFaults({});
    expect(shaken).not.toEqual(first);
    expect(new Set(shaken)).toEqual(new Set(first));
  });

  it('takes the wrapper away and tells no has_more with trim=true', async () => {
    const { body } = await sandbox.askJson(keywordPath('sourdough', 0, '&trim=true'));
    expect(Object.keys(body).sort()).toEqual([
      'credits_charged',
      'credits_remaining',
      'cursor',
      'search_item_list',
      'success',
    ]);
    expect(body.search_item_list[0]).not.toHaveProperty('aweme_info');
    expect(body.search_item_list[0].author.unique_id).toEqual(expect.any(String));
  });

  it('keeps to date_posted and sort_by', async () => {
    const recent = (await sandbox.askJson(keywordPath('skincare', 0, '&date_posted=this-month'))).body
      .search_item_list;
    expect(recent.length).toBeGreaterThan(3);
    const monthAgo = Date.now() / 1000 - 31 * 86_400 - 60;
    expect(
      recent.every((item: { aweme_info: { create_time: number } }) => item.aweme_info.create_time > monthAgo),
    ).toBe(true);
    const liked = (
      await sandbox.askJson(keywordPath('skincare', 0, '&sort_by=most-liked'))
    ).body.search_item_list.map(
      (item: { aweme_info: { statistics: { digg_count: number } } }) => item.aweme_info.statistics.digg_count,
    );
    expect(liked).toEqual(liked.toSorted((a: number, b: number) => b - a));
    expect((await sandbox.askJson(keywordPath('skincare', 0, '&sort_by=best'))).status).toBe(400);
  });
});

describe('user search', () => {
  it('gives 30 a page without bio and has_more, real counts, and an empty page at the end', async () => {
    const { body } = await sandbox.askJson('/v1/tiktok/search/users?query=skincare');
    expect(body.users).toHaveLength(30);
    expect(body.cursor).toBe(30);
    expect(body).not.toHaveProperty('has_more');
    for (const { user_info } of body.users) {
      expect(user_info).not.toHaveProperty('signature');
      expect(user_info.aweme_count).toBeGreaterThan(0);
      expect(user_info.total_favorited).toBeGreaterThan(0);
    }
    const { body: end } = await sandbox.askJson('/v1/tiktok/search/users?query=skincare&cursor=90000');
    expect(end.users).toEqual([]);
  });
});

describe('profile', () => {
  const handleWhere = (fits: (creator: (typeof world.creators)[number]) => boolean) =>
    world.creators.find(fits)?.handle ?? '';
  const profile = (handle: string, more = '') =>
    sandbox.askJson(`/v1/tiktok/profile?handle=${handle}${more}`);

  it('rounds stats and is exact in statsV2', async () => {
    const creator = world.creators.find(
      ({ state, followerCount }) => state === 'open' && followerCount > 1_000_000,
    );
    const { body } = await profile(creator?.handle ?? '');
    expect(body.statsV2.followerCount).toBe(String(creator?.followerCount));
    expect(body.stats.followerCount % 100_000).toBe(0);
    expect(body.user).toMatchObject({ id: creator?.id, uniqueId: creator?.handle, privateAccount: false });
    expect(body.itemList).toEqual([]);
  });

  it('lets heartCount overflow for the very popular', async () => {
    const popular = world.creators
      .filter(({ state }) => state === 'open')
      .toSorted((a, b) => b.followerCount - a.followerCount)
      .slice(0, 40);
    const stats = await Promise.all(popular.map(async ({ handle }) => (await profile(handle)).body.stats));
    expect(stats.some(({ heartCount }) => heartCount < 0)).toBe(true);
    expect(stats.every(({ heart }) => heart > 0)).toBe(true);
  });

  it('answers 200 without a user for private and deleted accounts, which searches show all the same', async () => {
    const hidden = handleWhere(({ state }) => state === 'private');
    const deleted = handleWhere(({ state }) => state === 'deactivated');
    const { status, body } = await profile(hidden);
    expect(status).toBe(200);
    expect(body).toMatchObject({ account_private: true, handle: hidden });
    expect(body).not.toHaveProperty('user');
    expect((await profile(deleted)).body).toMatchObject({ account_deactivated: true, handle: deleted });
    const found = await sandbox.askJson(`/v1/tiktok/search/users?query=${hidden}`);
    expect(found.body.users[0].user_info).toMatchObject({ unique_id: hidden, is_private_account: 1 });
  });

  it('answers by user_id too', async () => {
    const creator = world.creators.find(({ state }) => state === 'open');
    const { body } = await sandbox.askJson(`/v1/tiktok/profile?user_id=${creator?.id}`);
    expect(body.user.uniqueId).toBe(creator?.handle);
  });

  it('is free from the cache when the caller takes cached answers', async () => {
    const handle = handleWhere(({ state, index }) => state === 'open' && index > 50);
    expect((await profile(handle, '&cache_max_age=1d')).body).toMatchObject({ credits_charged: 1 });
    expect((await profile(handle, '&cache_max_age=1d')).body).toMatchObject({
      credits_charged: 0,
      cached: true,
      cached_at: expect.any(String),
    });
    const fresh = (await profile(handle)).body;
    expect(fresh.credits_charged).toBe(1);
    expect(fresh).not.toHaveProperty('cached');
  });
});

describe('errors and credits', () => {
  it('has an HTML 404 for unknown routes and a JSON 404, free, for nothing found', async () => {
    const unknown = await sandbox.ask('/v1/tiktok/similar?handle=x');
    expect(unknown).toMatchObject({ status: 404, isJson: false });
    expect(unknown.text).toContain('<pre>Cannot GET /v1/tiktok/similar</pre>');
    for (const path of [keywordPath('qzxwv'), '/v1/tiktok/profile?handle=nobody.was.this']) {
      const { status, body } = await sandbox.askJson(path);
      expect(status).toBe(404);
      expect(body).toMatchObject({
        success: false,
        credits_charged: 0,
        error: 'not_found',
        errorStatus: 404,
      });
      expect(body.message).toEqual(expect.any(String));
    }
  });

  it('says 400 with a message alone when a parameter is missing, and 401 without a key', async () => {
    for (const path of ['/v1/tiktok/search/keyword', '/v1/tiktok/search/users', '/v1/tiktok/profile']) {
      const { status, body } = await sandbox.askJson(path);
      expect(status).toBe(400);
      expect(Object.keys(body)).toEqual(['message']);
    }
    expect((await sandbox.ask(keywordPath('yoga'), {})).status).toBe(401);
  });

  it('charges a credit per answer and says 402 when there are none', async () => {
    await sandbox.setFaults({ credits: 2 });
    expect((await sandbox.askJson(keywordPath('yoga'))).body).toMatchObject({
      credits_charged: 1,
      credits_remaining: 1,
    });
    expect((await sandbox.askJson(keywordPath('qzxwv'))).body.credits_remaining).toBe(1);
    expect((await sandbox.askJson(keywordPath('yoga', 30))).body.credits_remaining).toBe(0);
    const { status, body } = await sandbox.askJson(keywordPath('yoga', 60));
    expect(status).toBe(402);
    expect(body.message).toContain("you're out of credits");
    expect((await sandbox.askJson('/v1/account/credit-balance')).body).toMatchObject({
      success: true,
      creditCount: 0,
    });
    await sandbox.control('reset', 'POST');
    expect((await sandbox.askJson('/v1/account/credit-balance')).body.creditCount).toBe(1_000_000);
  });
});
