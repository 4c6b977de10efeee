import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { creators } from '../src/db/schema/creators.ts';
import { images as imageRows } from '../src/db/schema/images.ts';
import type { SearchResult } from '../src/domain/search.ts';
import { until } from '../src/local/testing.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

let app: TestApp;
let person: TestClient;

beforeAll(async () => {
  app = await startTestApp({ sandbox: { creatorCount: 1000 }, environment: { IMAGE_WARMING: '8' } });
  await app.startWorker();
  person = await app.signUp();
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.reset());

interface Shown {
  status: number;
  contentType: string | null;
  headers: Headers;
  body: Buffer;
}

async function show(address: string, headers: Record<string, string> = {}): Promise<Shown> {
  for (;;) {
    const answer = await fetch(new URL(address, app.url), {
      headers: { accept: 'image/webp,*/*', ...headers },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    if (answer.headers.get('x-image-proxy-source') === 'placeholder-pending') continue;
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type'),
      headers: answer.headers,
      body,
    };
  }
}

function addressesOf(results: SearchResult[], avatarWidth: number, thumbnailWidth: number): string[] {
  return results.flatMap(({ creator, post }) =>
    [
      creator.avatarUrl?.replace(/\d+$/, String(avatarWidth)),
      post?.thumbnailUrl?.replace(/\d+$/, String(thumbnailWidth)),
    ].filter((address) => address != null),
  );
}

async function imageCalls(): Promise<string[]> {
  return (await app.sandbox.calls()).filter(({ kind }) => kind === 'image').map(({ path }) => path);
}

/** A finished search whose images have all been fetched, or refused. */
async function findWarmed(keyword: string, target: number, platform = 'tiktok'): Promise<SearchResult[]> {
  const { id } = await person.startSearch([keyword], target, { platform });
  await person.waitForEnd(id);
  const results = await person.readResults(id);
  const wanted = results.flatMap(({ creator, post }) => [creator.id, post?.id ?? creator.id]);
  await until(async () => {
    const rows = await app.database.select().from(imageRows);
    const underWay = rows.filter((row) => row.fetchingUntil !== null);
    const known = new Set(rows.map((row) => row.creatorId ?? row.postId));
    return underWay.length === 0 && wanted.every((id) => known.has(id));
  });
  return results;
}

describe('the images of a search', () => {
  test('are fetched while it runs, once each, by whichever worker, and shown without asking again', async () => {
    const results = await findWarmed('vegan skincare', 40);
    const before = await imageCalls();
    expect(before.length).toBe(new Set(before).size);
    expect(before.length).toBe(results.length * 2);
    const shown = await Promise.all(
      [...addressesOf(results, 48, 40), ...addressesOf(results, 96, 80)].map((address) => show(address)),
    );
    expect(new Set(shown.map(({ status, contentType }) => `${status} ${contentType}`))).toEqual(
      new Set(['200 image/webp']),
    );
    expect(await imageCalls()).toHaveLength(before.length);
  });

  test('show as long as the creator is stored, long after the CDN’s signatures have expired', async () => {
    await app.sandbox.setFaults({ images: { heicAvatars: 0.3, heicCovers: 0.3 } });
    const results = await findWarmed('sourdough', 30);
    await app.sandbox.setFaults({ images: { expired: true } });
    const addresses = [...addressesOf(results, 96, 80), ...addressesOf(results, 240, 480)];
    const shown = await Promise.all(addresses.map((address) => show(address)));
    expect(new Set(shown.map(({ contentType }) => contentType))).toEqual(new Set(['image/webp']));
    const sources = shown.map(({ headers }) => headers.get('x-image-proxy-source'));
    expect(new Set(sources)).toEqual(new Set(['original', 'heic-converted']));
  });

  test('that are refused or garbage are initials at once, and the network is not asked again', async () => {
    await app.sandbox.setFaults({ images: { refusedAlways: 0.5, garbage: 0.5 } });
    const results = await findWarmed('skincare', 20, 'instagram');
    const { length } = await imageCalls();
    const shown = await Promise.all(addressesOf(results, 96, 80).map((address) => show(address)));
    expect(new Set(shown.map(({ contentType }) => contentType))).toEqual(
      new Set(['image/svg+xml; charset=utf-8']),
    );
    expect(await imageCalls()).toHaveLength(length);
  });
});

describe('the seeds’ image proxy', () => {
  test('shows our own addresses and those of networks that one has found, in the largest size', async () => {
    const [result] = await findWarmed('vegan skincare', 5);
    if (result?.creator.avatarUrl == null) throw new Error('Nobody with a picture was found.');
    const rows = await app.database.select().from(creators);
    const source = rows.find(({ id }) => id === result.creator.id)?.avatarSourceUrl ?? '';
    const proxied = (url: string, client: TestClient) =>
      show(
        `/api/proxy/image?url=${encodeURIComponent(url)}`,
        client.cookie === null ? {} : { cookie: client.cookie },
      );
    for (const url of [result.creator.avatarUrl, new URL(result.creator.avatarUrl, app.url).href, source]) {
      const shown = await proxied(url, person);
      expect({ url, status: shown.status, contentType: shown.contentType }).toEqual({
        url,
        status: 200,
        contentType: 'image/webp',
      });
    }
    expect((await proxied(source, app.nobody)).status).toBe(401);
    expect((await proxied(source, await app.signUp())).status).toBe(404);
    expect((await proxied(`${source}&more=1`, person)).status).toBe(404);
    expect((await proxied('https://example.com/face.jpeg', person)).status).toBe(404);
  });
});
