import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SearchMode, searchModes } from '../domain/search.ts';
import type { CallLedger } from '../providers/ledger.ts';
import { createScrapeCreators, type ScrapeCreators } from '../providers/scrapecreators.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { platforms } from './index.ts';
import type { FoundCreator, Mode, Platform, ProviderContext } from './platform.ts';

// What every network promises, asked of each in the registry: a new one is tested for free.

let sandbox: Sandbox;
let client: ScrapeCreators;
let context: ProviderContext;

const noLedger: CallLedger = { find: async () => null, record: async () => {} };

beforeAll(async () => {
  sandbox = await startSandbox({ creatorCount: 4000 });
  client = createScrapeCreators({ apiKey: 'sandbox', url: sandbox.url, concurrency: 8, timeoutMs: 5000 });
  context = { scrapeCreators: client.calls({ ledger: noLedger }) };
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

describe.each(platforms.map((platform) => [platform.id, platform] as const))('%s', (_id, platform) => {
  test('describes itself whole', () => {
    expect(platform.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(platform.name).not.toBe('');
    expect(platform.icon.path).toMatch(/^[Mm]/);
    expect(platform.icon.color).toMatch(/^#[0-9a-f]{6}$/);
    expect(platform.images.hosts.length).toBeGreaterThan(0);
    expect(platform.images.steps.length).toBeGreaterThan(0);
    const headers = platform.exportColumns.map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
  });

  test('links to profiles by https, whatever the handle', () => {
    for (const handle of ['plain', 'with space', '../../etc', '"><script>', 'ünïcödé']) {
      const url = new URL(platform.profileUrl(handle));
      expect(url.protocol).toBe('https:');
      expect(url.href).not.toMatch(/["<> ]|\.\.\//);
    }
  });
});

test('no two modes answer to one path of the seeds', () => {
  const paths = modes.map(([, , , { legacyPath }]) => legacyPath);
  expect(new Set(paths).size).toBe(paths.length);
});

describe.each(modes)('%s', (_name, platform, _id, mode) => {
  async function walk(query: string, pages: number) {
    const walked: FoundCreator[][] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pages; page += 1) {
      const answer = await mode.page(query, cursor, context);
      walked.push(answer.creators);
      cursor = answer.next;
      if (cursor === null) break;
    }
    return { walked, cursor };
  }

  test('gives creators with an identity, and posts that say who they are', async () => {
    const { walked } = await walk(mode.examples[0] ?? '', 3);
    const found = walked.flat();
    expect(found.length).toBeGreaterThan(20);
    for (const { creator, post } of found) {
      expect(creator.externalId).not.toBe('');
      expect(creator.handle).toMatch(/^[^@\s]+$/);
      for (const address of [creator.avatarSourceUrl, post?.thumbnailSourceUrl ?? null]) {
        if (address === null) continue;
        const { protocol, hostname } = new URL(address);
        expect(protocol).toBe('https:');
        expect(platform.images.hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))).toBe(
          true,
        );
      }
      if (post?.publishedAt) expect(Number.isNaN(post.publishedAt.getTime())).toBe(false);
    }
  });

  test('goes on from its cursor alone: asked twice, a page is the same page', async () => {
    const first = await mode.page(mode.examples[0] ?? '', null, context);
    const cursor = JSON.parse(JSON.stringify(first.next)) as string;
    const second = await mode.page(mode.examples[0] ?? '', cursor, context);
    expect(await mode.page(mode.examples[0] ?? '', cursor, context)).toEqual(second);
    expect(second.creators).not.toEqual(first.creators);
  });

  test('comes to an end', async () => {
    const { cursor } = await walk(mode.examples[0] ?? '', 400);
    expect(cursor).toBeNull();
  });

  test('reads the profiles of those it finds', async () => {
    const { walked } = await walk(mode.examples[0] ?? '', 2);
    const profiles = await Promise.all(
      walked.flat().map(({ creator }) => platform.profile(creator, context)),
    );
    const enriched = profiles.flatMap((profile) => (profile.status === 'enriched' ? [profile.creator] : []));
    expect(enriched.length).toBeGreaterThan(profiles.length * 0.8);
    expect(enriched.filter(({ bio }) => bio !== null).length).toBeGreaterThan(enriched.length / 2);
    expect(enriched.some(({ emails }) => emails.length > 0)).toBe(true);
    for (const creator of enriched) expect(creator.followerCount).toBeGreaterThanOrEqual(0);
  });
});
