import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../testing.ts';
import type { Creator } from '../world/creator.ts';
import { createWorld } from '../world/world.ts';

/** The provider's habits with Instagram, as SCRAPECREATORS.md tells them. */
const creatorCount = 4_000;
const world = createWorld({ network: 'instagram', creatorCount });
const creatorById = new Map(world.creators.map((creator) => [creator.id, creator]));
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox({ creatorCount });
});
afterEach(() => sandbox.setFaults({}));
afterAll(() => sandbox.stop());

interface IndexedPost {
  id: string;
  __typename: string;
  taken_at: string;
  caption: string;
  owner: { id: string; username: string; follower_count: number; profile_pic_url: string };
}

function creatorWhere(fits: (creator: Creator) => boolean): Creator {
  const creator = world.creators.find(fits);
  if (creator === undefined) throw new Error('Nobody in the world is like that.');
  return creator;
}

const reelsPath = (query: string, page = 1, more = '') =>
  `/v2/instagram/reels/search?query=${encodeURIComponent(query)}&page=${page}${more}`;

/** All pages, and what came after the last. */
async function walk(query: string) {
  const pages: IndexedPost[][] = [];
  for (;;) {
    const { status, body } = await sandbox.askJson(reelsPath(query, pages.length + 1));
    if (status !== 200) return { pages, status, body };
    pages.push(body.reels);
  }
}

describe('reels search', () => {
  it('gives ten to twenty reels a page, and refuses pages past the eleventh', async () => {
    const { pages, status, body } = await walk('vegan skincare');
    expect(pages).toHaveLength(11);
    for (const page of pages) {
      expect(page.length).toBeGreaterThanOrEqual(10);
      expect(page.length).toBeLessThanOrEqual(20);
      expect(page.every(({ __typename }) => __typename === 'XDTGraphVideo')).toBe(true);
    }
    expect(status).toBe(400);
    expect(Object.keys(body)).toEqual(['message']);
  });

  it('shows nothing twice on a page, but some of it again on later ones', async () => {
    const { pages } = await walk('vegan skincare');
    for (const page of pages) expect(new Set(page.map(({ id }) => id)).size).toBe(page.length);
    const reels = pages.flat();
    const repeated = 1 - new Set(reels.map(({ id }) => id)).size / reels.length;
    expect(repeated).toBeGreaterThan(0.05);
    expect(repeated).toBeLessThan(0.2);
  });

  it('runs out of what is rare: nothing found, for free', async () => {
    const { pages, status, body } = await walk('Hautpflege');
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThan(11);
    expect(status).toBe(404);
    expect(body).toMatchObject({
      success: false,
      credits_charged: 0,
      message: 'No scrapeable reels found for that query. You were not charged for this request.',
    });
    expect((await walk('qzxwv')).pages).toEqual([]);
  });

  it('finds 100 readable creators with three common words', async () => {
    const found = new Set<Creator>();
    for (const query of ['yoga', 'hiking', 'sourdough']) {
      for (const { owner } of (await walk(query)).pages.flat()) {
        const creator = world.byHandle.get(owner.username);
        if (creator?.state === 'open') found.add(creator);
      }
    }
    expect(found.size).toBeGreaterThan(100);
  });

  it('gives owners with real counts and no bio, a few under a name that they have given up', async () => {
    const queries = ['vegan skincare', 'yoga', 'hiking', 'sourdough', 'dad jokes', 'budget travel'];
    const walks = await Promise.all(queries.map(walk));
    const owners = walks.flatMap(({ pages }) => pages.flat()).map(({ owner }) => owner);
    const renamed = new Set<string>();
    for (const owner of owners) {
      const creator = creatorById.get(owner.id);
      expect(owner.follower_count).toBe(creator?.followerCount);
      expect(owner).not.toHaveProperty('biography');
      if (owner.username !== creator?.handle) renamed.add(owner.username);
    }
    expect(renamed.size).toBeGreaterThan(0);
    expect(renamed.size).toBeLessThan(owners.length / 50);
    for (const handle of renamed) {
      expect((await sandbox.ask(`/v1/instagram/profile?handle=${handle}`)).status).toBe(404);
    }
  });

  it('is not where it once was', async () => {
    expect(await sandbox.ask('/v1/instagram/reels/search?query=yoga')).toMatchObject({
      status: 404,
      isJson: false,
    });
  });

  it('keeps to date_posted', async () => {
    const { body } = await sandbox.askJson(reelsPath('vegan skincare', 1, '&date_posted=last-month'));
    const monthAgo = Date.now() - 31 * 86_400_000 - 60_000;
    expect(body.reels.every(({ taken_at }: IndexedPost) => Date.parse(taken_at) > monthAgo)).toBe(true);
    expect((await sandbox.ask(reelsPath('yoga', 1, '&date_posted=this-month'))).status).toBe(400);
  });

  it('is the same for the same page, unless it is told to differ', async () => {
    const ids = async () =>
      (await sandbox.askJson(reelsPath('yoga'))).body.reels.map(({ id }: IndexedPost) => id);
    const first = await ids();
    expect(await ids()).toEqual(first);
    await sandbox.setFaults({ jitter: true });
    const shaken = await ids();
    expect(shaken).not.toEqual(first);
    expect(new Set(shaken)).toEqual(new Set(first));
  });
});

describe('hashtag search', () => {
  it('gives posts with the hashtag, of all kinds or reels only, and the next page as text', async () => {
    const path = '/v1/instagram/search/hashtag?hashtag=veganskincare';
    const { body } = await sandbox.askJson(path);
    expect(body).toMatchObject({ hashtag: 'veganskincare', media_type: 'all', cursor: '2' });
    const kinds = (posts: IndexedPost[]) => [...new Set(posts.map(({ __typename }) => __typename))].sort();
    expect(kinds(body.posts)).toContain('XDTGraphImage');
    expect(body.posts.every(({ caption }: IndexedPost) => caption.includes('#veganskincare'))).toBe(true);
    const reels = (await sandbox.askJson(`${path}&media_type=reels&cursor=2`)).body;
    expect(reels).toMatchObject({ media_type: 'reels', cursor: '3' });
    expect(kinds(reels.posts)).toEqual(['XDTGraphVideo']);
    expect((await sandbox.askJson(`${path}&cursor=11`)).body.cursor).toBeNull();
    expect((await sandbox.ask(`${path}&cursor=12`)).status).toBe(400);
    expect((await sandbox.ask('/v1/instagram/search/hashtag?hashtag=qzxwv')).status).toBe(404);
  });
});

describe('profile search', () => {
  it('gives bios and counts, and finds names first', async () => {
    const { body } = await sandbox.askJson('/v1/instagram/search/profiles?query=sourdough');
    expect(body).toMatchObject({ query: 'sourdough', cursor: '2' });
    for (const found of body.profiles) {
      const creator = creatorById.get(found.id);
      expect(found).toMatchObject({ username: creator?.handle, follower_count: creator?.followerCount });
      expect(found.biography).toEqual(expect.any(String));
    }
    expect(body.profiles[0].matched_from).toBe('profile');
  });
});

describe('profile', () => {
  const profile = (handle: string, more = '') =>
    sandbox.askJson(`/v1/instagram/profile?handle=${handle}${more}`);
  const opened = () => world.creators.filter(({ state }) => state === 'open').slice(0, 150);
  const users = async () =>
    Promise.all(opened().map(async ({ handle }) => (await profile(handle)).body.data.user));

  it('has the twelve newest media, addresses in bios, and nearly never a business e-mail', async () => {
    const all = await users();
    for (const user of all) {
      const { count, edges, page_info } = user.edge_owner_to_timeline_media;
      expect(edges).toHaveLength(12);
      expect(count).toBeGreaterThan(12);
      expect(page_info.has_next_page).toBe(true);
      const times = edges.map(
        ({ node }: { node: { taken_at_timestamp: number } }) => node.taken_at_timestamp,
      );
      expect(times).toEqual(times.toSorted((a: number, b: number) => b - a));
    }
    expect(all.filter(({ biography }) => biography.includes('.example.')).length).toBeGreaterThan(20);
    expect(all.filter(({ business_email }) => business_email !== null).length).toBeLessThan(5);
    expect(all.some(({ bio_links }) => bio_links.length > 0)).toBe(true);
  });

  it('names 21 to 80 related profiles without counts and bio; for some none, or no list at all', async () => {
    const lists: { node: object }[][] = [];
    let without = 0;
    for (const user of await users()) {
      if (user.edge_related_profiles === undefined) without++;
      else lists.push(user.edge_related_profiles.edges);
    }
    expect(without).toBeGreaterThan(0);
    expect(lists.filter((list) => list.length === 0).length).toBeGreaterThan(0);
    const filled = lists.filter((list) => list.length > 0);
    expect(filled.length).toBeGreaterThan(130);
    expect(filled.every((list) => list.length >= 21 && list.length <= 80)).toBe(true);
    const fields = new Set(filled.flat().flatMap(({ node }) => Object.keys(node)));
    expect([...fields].sort()).toEqual(
      ['full_name', 'id', 'is_private', 'is_verified', 'profile_pic_url', 'username'].sort(),
    );
  });

  it('shows a private account without media, and finds no deleted one, nor one that never was', async () => {
    const hidden = creatorWhere(({ state }) => state === 'private');
    const { status, body } = await profile(hidden.handle);
    expect(status).toBe(200);
    expect(body.data.user).toMatchObject({ id: hidden.id, is_private: true });
    expect(body.data.user.edge_owner_to_timeline_media.edges).toEqual([]);
    const deleted = creatorWhere(({ state }) => state === 'deactivated');
    for (const handle of [deleted.handle, 'nobody.at.all']) {
      expect(await profile(handle)).toMatchObject({
        status: 404,
        body: { error: 'not_found', credits_charged: 0 },
      });
    }
    expect((await sandbox.ask('/v1/instagram/profile')).status).toBe(400);
  });

  it('is free from the cache when the caller takes cached answers', async () => {
    const { handle } = creatorWhere(({ state, index }) => state === 'open' && index > 3_000);
    expect((await profile(handle, '&cache_max_age=1d')).body.credits_charged).toBe(1);
    expect((await profile(handle, '&cache_max_age=1d')).body).toMatchObject({
      credits_charged: 0,
      cached: true,
    });
    await sandbox.control('reset', 'POST');
    expect((await profile(handle, '&cache_max_age=1d')).body.credits_charged).toBe(1);
  });
});

describe('the posts of an account', () => {
  it('come twelve a page, each once, as many as the profile says', async () => {
    const { handle } = creatorWhere(({ state }) => state === 'open');
    const { body } = await sandbox.askJson(`/v1/instagram/profile?handle=${handle}`);
    const timeline = body.data.user.edge_owner_to_timeline_media;
    const ids: string[] = [];
    let next: string | undefined = '';
    for (let more = true; more; ) {
      const page = await sandbox.askJson(`/v2/instagram/user/posts?handle=${handle}&next_max_id=${next}`);
      expect(page.body.num_results).toBe(page.body.items.length);
      ids.push(...page.body.items.map(({ pk }: { pk: string }) => pk));
      more = page.body.more_available;
      next = page.body.next_max_id;
    }
    expect(next).toBeUndefined();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(timeline.count);
    expect(ids[0]).toBe(timeline.edges[0].node.id);
  });

  it('are not to be found for private and deleted accounts', async () => {
    for (const state of ['private', 'deactivated']) {
      const { handle } = creatorWhere((creator) => creator.state === state);
      expect((await sandbox.ask(`/v2/instagram/user/posts?handle=${handle}`)).status).toBe(404);
    }
  });
});
