import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreatorFacts, PostFacts } from '../domain/creator.ts';
import { type SearchMode, searchModes } from '../domain/search.ts';
import type { CallLedger } from '../providers/ledger.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { createScrapeCreators, type ScrapeCreators } from '../providers/scrapecreators.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { platforms } from './index.ts';
import type { ExportRow, FoundCreator, Mode, Page, Platform, Profile, ProviderContext } from './platform.ts';

// What every network promises, asked of each in the registry: a new one is tested for free.

let sandbox: Sandbox;
let client: ScrapeCreators;
let context: ProviderContext;

const noLedger: CallLedger = { find: async () => null, record: async () => {} };

beforeAll(async () => {
  sandbox = await startSandbox({ creatorCount: 4000 });
  client = createScrapeCreators({ apiKey: 'sandbox', url: sandbox.url, concurrency: 8, timeoutMs: 5000 });
  context = { scrapeCreators: client.calls({ ledger: noLedger }), profileMaximumAgeDays: 0 };
});
afterAll(async () => {
  await client.close();
  await sandbox.stop();
});

const modes = platforms.flatMap((platform) =>
  searchModes.flatMap((id): [string, Platform, SearchMode, Mode][] => {
    const mode = platform.modes[id];
    return mode ? [[`${platform.id} ${id}`, platform, id, mode]] : [];
  }),
);

/** A page as the engine takes it: nothing found is the end of a list. */
async function pageOf(mode: Mode, text: string, cursor: string | null): Promise<Page> {
  try {
    return await mode.page(text, cursor, context);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'nothing_found') throw error;
    return { creators: [], next: null, skipped: 0 };
  }
}

interface Limits {
  pagesPerList: number;
  /** Of the lists that the first pages open. */
  furtherLists: number;
}

/** Walks the list of each query, and the lists that open on the way. */
async function walk(mode: Mode, queries: string[], { pagesPerList, furtherLists }: Limits) {
  const lists = queries.map((text): { text: string; cursor: string | null } => ({ text, cursor: null }));
  const found: FoundCreator[] = [];
  let skipped = 0;
  let unfinished = 0;
  for (const { text, cursor: start } of lists) {
    let cursor = start;
    for (let pages = 0; pages < pagesPerList; pages += 1) {
      const page = await pageOf(mode, text, cursor);
      found.push(...page.creators);
      skipped += page.skipped;
      lists.push(...(page.lists ?? []).slice(0, Math.max(0, queries.length + furtherLists - lists.length)));
      cursor = page.next;
      if (cursor === null) break;
    }
    if (cursor !== null) unfinished += 1;
  }
  return { found, skipped, unfinished };
}

/** What a mode is asked here: words that it suggests itself, or as seeds the creators that such words find. */
async function queriesFor(platform: Platform, id: SearchMode, mode: Mode): Promise<string[]> {
  if (id !== 'similar') return mode.examples.slice(0, 1);
  const { keyword } = platform.modes;
  if (!keyword) throw new Error(`${platform.id} has nothing to find seeds by.`);
  const pages = await Promise.all(keyword.examples.map((words) => keyword.page(words, null, context)));
  return [...new Set(pages.flatMap(({ creators }) => creators.map(({ creator }) => creator.handle)))];
}

/** The first list, of the queries or opened by them, that has a second page. */
async function findLongList(mode: Mode, queries: string[]) {
  const lists = queries.map((text): { text: string; cursor: string | null } => ({ text, cursor: null }));
  for (const { text, cursor } of lists) {
    const first = await pageOf(mode, text, cursor);
    if (first.next !== null) return { text, first, next: first.next };
    lists.push(...(first.lists ?? []));
  }
  throw new Error('No list has a second page.');
}

/** A profile as the engine takes it: nothing found is an account that is missing. */
async function profileOf(platform: Platform, creator: CreatorFacts): Promise<Profile> {
  try {
    return await platform.profile(creator, context);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'nothing_found') throw error;
    return { status: 'missing' };
  }
}

function expectCreator(platform: Platform, creator: CreatorFacts): void {
  expect(creator.externalId).not.toBe('');
  expect(creator.handle).toMatch(/^[^@\s]+$/);
  expect(platform.readHandle(platform.profileUrl(creator.handle))).toBe(creator.handle);
  expectImage(platform, creator.avatarSourceUrl);
}

function expectPost(platform: Platform, post: PostFacts): void {
  expect(post.externalId).not.toBe('');
  if (post.url !== null) expect(new URL(post.url).protocol).toBe('https:');
  if (post.publishedAt) expect(Number.isNaN(post.publishedAt.getTime())).toBe(false);
  for (const count of [post.viewCount, post.likeCount, post.commentCount, post.shareCount]) {
    if (count !== null) expect(count).toBeGreaterThanOrEqual(0);
  }
  for (const hashtag of post.hashtags) expect(hashtag).toMatch(/^[^#\s]+$/);
  expectImage(platform, post.thumbnailSourceUrl);
}

function expectImage({ images }: Platform, address: string | null): void {
  if (address === null) return;
  const { protocol, hostname } = new URL(address);
  expect(protocol).toBe('https:');
  expect(images.hosts.filter((host) => hostname === host || hostname.endsWith(`.${host}`))).not.toEqual([]);
}

describe.each(platforms.map((platform) => [platform.id, platform] as const))('%s', (_id, platform) => {
  test('describes itself whole', () => {
    expect(platform.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(platform.name).not.toBe('');
    expect(platform.icon.path).toMatch(/^[Mm]/);
    expect(platform.icon.color).toMatch(/^#[0-9a-f]{6}$/);
    expect(platform.images.hosts.length).toBeGreaterThan(0);
    expect(platform.images.steps.length).toBeGreaterThan(0);
  });

  test('links to profiles by https, whatever the handle', () => {
    for (const handle of ['plain', 'with space', '../../etc', '"><script>', 'ünïcödé']) {
      const url = new URL(platform.profileUrl(handle));
      expect(url.protocol).toBe('https:');
      expect(url.href).not.toMatch(/["<> ]|\.\.\//);
    }
  });

  test('reads a handle from whatever people paste', () => {
    const address = platform.profileUrl('someone').replace(/\/$/, '');
    const { hostname } = new URL(address);
    const bare = ['someone', '@someone', ' someone '];
    const pasted = [`${address}/?utm_source=x`, `${address}#x`, address.replace('https://', '')];
    for (const text of [...bare, address, ...pasted, address.replace('https', 'http')]) {
      expect([text, platform.readHandle(text)]).toEqual([text, 'someone']);
    }
    const noHandles = ['', '@', 'two words', 'a/b', 'javascript:alert(1)', hostname, `https://${hostname}/`];
    const elsewhere = ['https://example.com/someone', address.replace(hostname, `${hostname}.example.com`)];
    for (const text of [...noHandles, ...elsewhere]) {
      expect([text, platform.readHandle(text)]).toEqual([text, null]);
    }
  });
});

test('no two modes answer to one path of the seeds', () => {
  const paths = modes.map(([, , , { legacyPath }]) => legacyPath);
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each(modes)('%s', (_name, platform, id, mode) => {
  let queries: string[];
  beforeAll(async () => {
    queries = await queriesFor(platform, id, mode);
  });

  test('gives creators with an identity, and posts that say who they are', async () => {
    const limits = { pagesPerList: 3, furtherLists: 8 };
    const { found, skipped } = await walk(mode, queries.slice(0, 8), limits);
    expect(found.length).toBeGreaterThan(20);
    expect(skipped).toBeLessThan(found.length / 10);
    for (const { creator, post } of found) {
      expectCreator(platform, creator);
      if (post) expectPost(platform, post);
      else expect(id).toBe('similar');
    }
  });

  test('goes on from its cursor alone: asked twice, a page is the same page', async () => {
    const { text, first, next } = await findLongList(mode, queries);
    const cursor = JSON.parse(JSON.stringify(next)) as string;
    const second = await pageOf(mode, text, cursor);
    expect(await pageOf(mode, text, cursor)).toEqual(second);
    expect(second.creators).not.toEqual(first.creators);
  });

  test('comes to an end', async () => {
    const { unfinished } = await walk(mode, queries.slice(0, 2), { pagesPerList: 400, furtherLists: 3 });
    expect(unfinished).toBe(0);
  });

  test('reads the profiles of those it finds', async () => {
    const { found } = await walk(mode, queries.slice(0, 2), { pagesPerList: 2, furtherLists: 4 });
    const read = await Promise.all(found.slice(0, 80).map(({ creator }) => profileOf(platform, creator)));
    const enriched = read.filter((profile) => profile.status === 'enriched');
    expect(enriched.length).toBeGreaterThan(read.length * 0.8);
    const withBio = enriched.filter(({ creator }) => creator.bio !== null);
    expect(withBio.length).toBeGreaterThan(enriched.length / 2);
    expect(enriched.some(({ creator }) => creator.emails.length > 0)).toBe(true);
    for (const { creator, posts, related } of enriched) {
      expectCreator(platform, creator);
      expect(creator.followerCount).toBeGreaterThanOrEqual(0);
      for (const post of posts) expectPost(platform, post);
      for (const one of related) expectCreator(platform, one);
    }
  });

  test('leaves cells empty for what is unknown, and has no column twice', () => {
    const unknown: ExportRow = {
      creator: {
        handle: 'someone',
        name: null,
        bio: null,
        emails: [],
        links: [],
        followerCount: null,
        verified: null,
        private: null,
      },
      post: null,
      queries: ['oils'],
      mode: id,
      score: null,
    };
    const columns = [...platform.exportColumns, ...(mode.exportColumns ?? [])];
    const headers = columns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
    for (const { value } of columns) {
      const cell = value(unknown);
      expect(cell).not.toBe(undefined);
      expect(cell).not.toBe(0);
    }
  });
});

describe.each(modes.filter(([, , id]) => id === 'similar'))('%s', (_name, platform, id, mode) => {
  test('reads the seed with its page, and leads on from it', async () => {
    let leading = 0;
    const queries = (await queriesFor(platform, id, mode)).slice(0, 20);
    for (const query of queries) {
      const { seed, creators, lists = [] } = await mode.page(query, null, context);
      if (seed?.status !== 'enriched') continue;
      expectCreator(platform, seed.creator);
      for (const post of seed.posts) expectPost(platform, post);
      if (creators.length + lists.length > 0) leading += 1;
      for (const { text, weight } of lists) {
        expect(text).toMatch(/\S/);
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(1);
      }
    }
    expect(leading).toBeGreaterThan(queries.length * 0.8);
  });

  test('knows the seeds that it suggests, and knows when there is nobody', async () => {
    for (const example of mode.examples) {
      const { seed, creators, lists = [] } = await mode.page(example, null, context);
      expect([example, seed?.status]).toEqual([example, 'enriched']);
      expect(creators.length + lists.length).toBeGreaterThan(0);
    }
    const { seed, creators } = await mode.page('nobody.is.called.so', null, context);
    expect({ seed, creators }).toEqual({ seed: { status: 'missing' }, creators: [] });
  });
});
