import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorker } from '../src/worker.ts';
import { type Poison, startPoisoner } from './support/poisoner.ts';
import { findProblems } from './support/search-invariants.ts';
import { readSearchRows } from './support/search-rows.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

const poisoned = 'home gym';
const pagePath = '/v1/tiktok/search/keyword';
const profilePath = '/v1/tiktok/profile';

let app: TestApp;
let poisoner: Awaited<ReturnType<typeof startPoisoner>>;
let worker: { stop(): Promise<void> };
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp({
    worker: false,
    sandbox: { creatorCount: 500 },
    environment: { PROFILE_CACHE_DAYS: '0' },
  });
  poisoner = await startPoisoner(app.sandbox.url);
  worker = await startWorker({ ...app.configuration, sandboxUrl: poisoner.url });
  person = await app.signUp();
});
afterAll(async () => {
  await worker.stop();
  await poisoner.stop();
  await app.stop();
});

async function search(keywords: string[], target: number, poison: Poison) {
  poisoner.setPoison(poison);
  const { id } = await person.startSearch(keywords, target);
  const ended = await person.waitForEnd(id);
  const rows = await readSearchRows(app.database, id);
  expect(findProblems(rows)).toEqual([]);
  return { ended, rows, results: await person.readResults(id) };
}

/** Spoils the pages of one keyword. */
function onPage(spoil: (body: string) => unknown): Poison {
  return (path, parameters, body) => {
    if (path !== pagePath || parameters.get('query') !== poisoned) return body;
    return JSON.stringify(spoil(body));
  };
}

/** Spoils the first item of a page. */
// biome-ignore lint/suspicious/noExplicitAny: the provider's whole shape, to be spoiled anywhere
function onItem(spoil: (video: any) => unknown): Poison {
  return onPage((body) => {
    const page = JSON.parse(body);
    const [item] = page.search_item_list ?? [];
    if (item) item.aweme_info = spoil(item.aweme_info) ?? item.aweme_info;
    return page;
  });
}

describe('a page that is', () => {
  test.each<[name: string, body: unknown]>([
    ['null', null],
    ['a list', []],
    ['a text', 'Please try again'],
    ['a number', 42],
    ['without a list of items', { success: true, search_item_list: 'none', cursor: 30 }],
    ['with a cursor of another kind', { success: true, search_item_list: [], cursor: { next: 30 } }],
  ])('%s ends its own keyword and no other', async (_name, body) => {
    const { ended } = await search(
      [poisoned, 'sourdough'],
      100,
      onPage(() => body),
    );
    expect(ended).toMatchObject({ status: 'completed', ending: 'part_failed' });
    expect(ended.queries).toMatchObject([
      { status: 'failed', foundCount: 0, error: { code: 'unexpected_answer' } },
      { status: 'done', error: null },
    ]);
    expect(ended.counts.found).toBeGreaterThan(0);
  });

  test('good and that the database cannot take is tried again without being paid again, then ends its keyword', async () => {
    await app.database.execute(sql`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'Refused.'; end $$`);
    await app.database.execute(sql`create trigger refuse before insert on posts for each row
      when (new.caption like 'Poison:%') execute function refuse()`);
    const poison = onItem((video) => ({ ...video, desc: `Poison: ${video.desc}` }));
    const { ended, rows } = await search([poisoned, 'sourdough'], 100, poison);
    expect(ended).toMatchObject({ status: 'completed', ending: 'part_failed' });
    expect(ended.queries).toMatchObject([
      { status: 'failed', foundCount: 0, error: { code: 'unexpected_answer' } },
      { status: 'done', error: null },
    ]);
    const pages = rows.calls.filter(({ parameters }) => parameters.query === poisoned);
    // The page behind it was asked for while it was tried.
    expect(pages.map(({ outcome, purpose }) => `${outcome} ${purpose.split(':').at(-1)}`)).toEqual([
      'answered 0',
      'answered 1',
    ]);
  });

  test('an empty object ends the keyword as empty', async () => {
    const { ended } = await search(
      [poisoned],
      100,
      onPage(() => ({})),
    );
    expect(ended).toMatchObject({ status: 'completed', ending: 'nothing_found', error: null });
  });
});

describe('an item', () => {
  const numbers = (value: unknown) => ({
    play_count: value,
    digg_count: value,
    comment_count: value,
    share_count: value,
  });
  test.each<[name: string, poison: Poison, skipped: number]>([
    ['that is empty', onItem(() => ({})), 1],
    ['without an author', onItem((video) => ({ ...video, author: undefined })), 1],
    ['with an id that is a number', onItem((video) => ({ ...video, aweme_id: 7 })), 1],
    ['with figures as texts', onItem((video) => ({ ...video, statistics: numbers('many') })), 0],
    ['with figures beyond all bounds', onItem((video) => ({ ...video, statistics: numbers(1e300) })), 0],
    ['with figures below zero', onItem((video) => ({ ...video, statistics: numbers(-5) })), 0],
    ['with figures that are fractions', onItem((video) => ({ ...video, statistics: numbers(1.5) })), 0],
    ['of the far future', onItem((video) => ({ ...video, create_time: 1e18 })), 0],
    ['with NUL and half a character', onItem((video) => ({ ...video, desc: 'a\u0000b\ud83d c' })), 0],
    ['with a caption of a megabyte', onItem((video) => ({ ...video, desc: 'word '.repeat(200_000) })), 0],
    [
      'whose author follows beyond all bounds',
      onItem((video) => ({ ...video, author: { ...video.author, follower_count: 1e300 } })),
      0,
    ],
  ])('%s spoils no other', async (_name, poison, skipped) => {
    const { ended } = await search([poisoned], 20, poison);
    expect(ended).toMatchObject({ status: 'completed', ending: 'target_reached', counts: { found: 20 } });
    expect(ended.counts.skipped).toBe(skipped);
  });
});

describe('a profile', () => {
  test.each<[name: string, spoil: (body: string) => unknown, enrichment: string]>([
    ['that is null', () => null, 'failed'],
    ['that is empty', () => ({}), 'failed'],
    ['whose user is a text', () => ({ success: true, user: 'Ada' }), 'failed'],
    [
      'of somebody else',
      (body) => ({ ...JSON.parse(body), user: { ...JSON.parse(body).user, id: '1' } }),
      'missing',
    ],
  ])('%s is marked, and the search ends', async (_name, spoil, enrichment) => {
    const { ended, results } = await search(['sourdough'], 10, (path, _parameters, body) =>
      path === profilePath ? JSON.stringify(spoil(body)) : body,
    );
    expect(ended).toMatchObject({ status: 'completed', ending: 'target_reached', progress: 100 });
    expect(new Set(results.map((result) => result.enrichment))).toEqual(new Set([enrichment]));
  });
});
