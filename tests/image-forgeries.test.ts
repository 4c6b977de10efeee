import { eq, isNotNull } from 'drizzle-orm';
import sharp from 'sharp';
import { buildConnector } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { creators, posts } from '../src/db/schema/creators.ts';
import { images as imageRows } from '../src/db/schema/images.ts';
import { searches, searchResults } from '../src/db/schema/searches.ts';
import { warmImages } from '../src/features/images/warm-images.ts';
import { openSafeFetch, publicInternet } from '../src/lib/safe-fetch.ts';
import { addressesOfThisMachine, type ForgedPorts, forgeAddresses } from './image-forgeries.fixture.ts';
import {
  type Canaries,
  type Cdn,
  createWorld,
  fetchUnchecked,
  lookAt,
  lookAtAll,
  openCanaries,
  openCdn,
  publicAddress,
  serveWith,
  throughProxy,
  type World,
} from './support/image-world.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

type Served = Awaited<ReturnType<typeof serveWith>>;

const cdnHost = 'p16.tiktokcdn.com';
let app: TestApp;
let cdn: Cdn;
let canaries: Canaries;
let world: World;
/** A server as it is, one whose images nobody protects, and the world that both of them dial. */
let guarded: Served;
let unguarded: Served;
let person: TestClient;
let stranger: TestClient;
let search: { id: string; accountId: string };
let jpeg: Buffer;
let position = 0;

beforeAll(async () => {
  [cdn, canaries] = await Promise.all([openCdn(), openCanaries()]);
  world = createWorld(cdn, canaries);
  for (const host of [cdnHost, 'p16-sign-va.tiktokcdn.com', 'p19-sign-va.tiktokcdn.com']) {
    world.names.set(host, [publicAddress]);
  }
  app = await startTestApp({ worker: false, sandbox: { creatorCount: 10 } });
  guarded = await serveWith(app.configuration, openSafeFetch(world.through(publicInternet)));
  const unchecked = world.through((lookup) => buildConnector({ lookup }));
  unguarded = await serveWith(app.configuration, fetchUnchecked(unchecked));
  [person, stranger] = await Promise.all([app.signUp(), app.signUp()]);
  const { id } = await person.startSearch(['vegan skincare'], 10);
  const [row] = await app.database.select().from(searches).where(eq(searches.id, id));
  search = { id, accountId: row?.accountId ?? '' };
  jpeg = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
});
afterAll(async () => {
  await Promise.all([guarded.close(), unguarded.close()]);
  await app.stop();
  await Promise.all([cdn.close(), canaries.close()]);
});
beforeEach(() => {
  cdn.asked.length = 0;
  world.dialled.length = 0;
  canaries.visits = 0;
  cdn.answers((_request, response) => response.end(jpeg));
});

const noPorts: ForgedPorts = { canary: 0, canary6: 0, own: 0, database: 0, sandbox: 0 };
const kinds = Object.keys(forgeAddresses(noPorts));
const kindsOfThisMachine = Object.keys(addressesOfThisMachine(noPorts));

function forged(kind: string): string[] {
  const portOf = (url: string) => Number(new URL(url).port);
  const addresses = forgeAddresses({
    canary: canaries.port,
    canary6: canaries.port6,
    own: portOf(guarded.url),
    database: portOf(app.configuration.databaseUrl),
    sandbox: portOf(app.sandbox.url),
  });
  return addresses[kind] ?? [];
}

const look = (path: string, { by = guarded, cookie = person.cookie } = {}) =>
  lookAt(new URL(path, by.url), cookie);

/** Somebody whom the person's search has found for each address, with an avatar and a post that are said to be there. */
async function find(addresses: readonly string[], searchId = search.id) {
  const people = addresses.map((avatarSourceUrl) => ({
    platform: 'tiktok',
    externalId: String(++position),
    handle: `newcomer_${position}`,
    avatarSourceUrl,
  }));
  const found = await app.database.insert(creators).values(people).returning();
  const seen = found.map(({ id, platform, externalId, avatarSourceUrl }) => ({
    creatorId: id,
    platform,
    externalId,
    thumbnailSourceUrl: avatarSourceUrl,
  }));
  const matched = await app.database.insert(posts).values(seen).returning();
  await app.database.insert(searchResults).values(
    found.map(({ id, externalId }, index) => ({
      searchId,
      accountId: search.accountId,
      creatorId: id,
      postId: matched[index]?.id ?? null,
      position: Number(externalId),
      revision: 1,
    })),
  );
  return found.map((creator, index) => ({
    creator,
    avatar: guarded.images.avatarUrl(creator) ?? '',
    thumbnail: guarded.images.thumbnailUrl({ ...creator, thumbnailSourceUrl: null, ...matched[index] }) ?? '',
  }));
}

function expectNobodyReached(asked: string[] = []): void {
  expect(canaries.visits).toBe(0);
  expect(world.dialled.filter((place) => place !== `${cdnHost}:`)).toEqual([]);
  expect(new Set(cdn.asked)).toEqual(new Set(asked));
}

test('there are enough forged addresses', () => {
  const all = kinds.flatMap((kind) => forged(kind));
  expect(new Set(all).size).toBeGreaterThan(300);
});

describe('addresses that a person asks for', () => {
  test.each(kinds)('%s: nothing is known of them', async (kind) => {
    const addresses = forged(kind);
    expect(await lookAtAll(addresses, (address) => look(throughProxy(address)))).toEqual({
      missing: addresses,
    });
    const twice = (address: string) => look(throughProxy(encodeURIComponent(address)));
    expect(await lookAtAll(addresses, twice)).toEqual({ missing: addresses });
    expectNobodyReached();
  });

  test.each(kinds)('%s: nothing is said to nobody', async (kind) => {
    const addresses = forged(kind);
    const asNobody = (address: string) => look(throughProxy(address), { by: guarded, cookie: null });
    expect(await lookAtAll(addresses, asNobody)).toEqual({ 'not signed in': addresses });
    expectNobodyReached();
  });

  test.each([
    ['a zero byte', 'https://p16.tiktokcdn.com/\0.jpg'],
    ['only a zero byte', '\0'],
    ['an allowed address that nobody has found', `https://${cdnHost}/of-nobody.jpg`],
    ['SQL', "' or true --"],
    ['a pattern', '%'],
    ['nothing', ''],
    ['as long as it may be', `https://${cdnHost}/${'a'.repeat(4096 - 26)}`],
  ])('with %s: nothing is known of it', async (_name, address) => {
    expect(await look(throughProxy(address))).toBe('missing');
    expectNobodyReached();
  });

  test.each(['', '?url=a&url=b', `?url=${'a'.repeat(4097)}`, '?Url=a', '?url[]=a'])(
    'a request %s is no request',
    async (query) => {
      const { status } = await fetch(`${guarded.url}/api/proxy/image${query}`, {
        headers: { cookie: person.cookie ?? '' },
      });
      expect(status).toBe(400);
    },
  );
});

/** What can stand in a header. */
const sendable = (address: string) => !/[^\t\P{Cc}]/u.test(address);

function isOfCdn(location: string): boolean {
  const url = URL.parse(location, `https://${cdnHost}/redirect/1.jpg`);
  return url?.origin === `https://${cdnHost}` && url.username + url.password === '';
}

/** People with pictures on the CDN, which answers that they are elsewhere now. */
async function findRedirected(locations: readonly string[]) {
  cdn.answers((request, response) => {
    const location = locations[Number(/(\d+)\.jpg$/.exec(request.url ?? '')?.[1])] ?? '';
    response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
  });
  const batch = position;
  return await find(locations.map((_, index) => `https://${cdnHost}/redirect/${batch}/${index}.jpg`));
}

describe('addresses that a vendor answered', () => {
  test.each(kinds)('%s: initials, and nobody is asked', async (kind) => {
    const addresses = forged(kind);
    const found = await find(addresses);
    const initials = { initial: addresses };
    expect(await lookAtAll(addresses, (_address, index) => look(found[index]?.avatar ?? ''))).toEqual(
      initials,
    );
    expect(await lookAtAll(addresses, (_address, index) => look(found[index]?.thumbnail ?? ''))).toEqual(
      initials,
    );
    // What is an address of ours is not looked for among those of networks.
    const foreign = addresses.filter((address) => URL.parse(address)?.host !== new URL(guarded.url).host);
    expect(await lookAtAll(foreign, (address) => look(throughProxy(address)))).toEqual({ initial: foreign });
    const asStranger = (address: string) => look(throughProxy(address), { cookie: stranger.cookie });
    expect(await lookAtAll(addresses, asStranger)).toEqual({ missing: addresses });
    expectNobodyReached();
  });

  test.each(kinds)('%s: not by a redirect of the network either', async (kind) => {
    const locations = forged(kind).filter((address) => sendable(address) && !isOfCdn(address));
    const found = await findRedirected(locations);
    expect(await lookAtAll(locations, (_location, index) => look(found[index]?.avatar ?? ''))).toEqual({
      initial: locations,
    });
    expectNobodyReached(found.map(({ creator }) => creator.avatarSourceUrl?.slice('https://'.length) ?? ''));
  });

  test('are not asked beforehand either, while a search runs', async () => {
    const { id } = await person.startSearch(['vegan skincare'], 10);
    const { length } = await find(
      kinds.flatMap((kind) => forged(kind)),
      id,
    );
    const failures = () => app.database.$count(imageRows, isNotNull(imageRows.failure));
    const before = await failures();
    const { signal } = new AbortController();
    await warmImages({ ...app, images: { ...guarded.images, warming: 8 } }, id, signal);
    expect(await failures()).toBe(before + 2 * length);
    expectNobodyReached();
  });

  test.each([
    `https://${cdnHost}/allowed.jpg`,
    `HTTPS://P16.TikTokCDN.com/capitals.jpg`,
    `https://${cdnHost}:443/default-port.jpg`,
    `https://${cdnHost}./dot.jpg`,
    `https://p16.tik\ttokcdn.com/tab.jpg`,
    `https://${cdnHost}/../../etc/passwd`,
    `https://${cdnHost}/http://127.0.0.1/`,
    `https://${cdnHost}/?url=http://localhost/#@evil.example`,
  ])('are asked where they are of the network: %s', async (address) => {
    const [found] = await find([address]);
    expect(await look(throughProxy(address), { cookie: stranger.cookie })).toBe('missing');
    expect(cdn.asked).toEqual([]);
    expect(await look(found?.avatar ?? '')).toBe('picture');
    expect(await look(throughProxy(address))).toBe('picture');
    expect(await look(throughProxy(found?.avatar ?? ''))).toBe('picture');
    const whole = new URL(found?.avatar ?? '', guarded.url).href;
    expect(await look(throughProxy(whole))).toBe('picture');
    expect(await look(throughProxy(whole), { cookie: null })).toBe('not signed in');
    // As a proxy in front is called, that speaks https.
    expect(await look(throughProxy(whole.replace('http:', 'https:')))).toBe('picture');
    const { pathname, search } = new URL(address);
    expectNobodyReached([`${cdnHost}${pathname}${search}`]);
  });
});

describe('names of the network', () => {
  const failureOf = async (creatorId = '') => {
    const rows = await app.database.select().from(imageRows).where(eq(imageRows.creatorId, creatorId));
    return rows[0]?.failure;
  };
  const hostOf = () => `edge-${++position}.tiktokcdn.com`;

  test.each([
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
    ],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::a00:1',
      'fe80::1',
    ],
    ...[
      'fe80::1%1',
      'fd00:ec2::254',
      '2002:7f00:1::',
      '2001:0:7f00:1::80ff:fffe',
      '224.0.0.1',
      '255.255.255.255',
    ],
  ])('that resolve to %s are not dialled', async (address) => {
    const host = hostOf();
    world.names.set(host, [address]);
    const [found] = await find([`https://${host}/a.jpg`]);
    expect(await look(found?.avatar ?? '')).toBe('initial');
    expect(await failureOf(found?.creator.id)).toBe('address_not_public');
    expect({ visits: canaries.visits, asked: cdn.asked }).toEqual({ visits: 0, asked: [] });
  });

  test.each([
    [302, 'redirects'],
    [403, 'refuses'],
  ])('that resolve to another place once the CDN %d %s are not dialled again', async (status) => {
    const host = hostOf();
    const rebind = async (by: Served) => {
      world.names.set(host, [publicAddress, '127.0.0.1']);
      const [found] = await find([`https://${host}/${++position}.jpg`]);
      expect(await look(found?.avatar ?? '', { by })).toBe('initial');
      return found?.creator.id;
    };
    cdn.answers((_request, response) =>
      response.writeHead(status, { location: '/again.jpg', connection: 'close' }).end(),
    );
    expect(await failureOf(await rebind(guarded))).toBe('address_not_public');
    expect({ visits: canaries.visits, asked: cdn.asked.length }).toEqual({ visits: 0, asked: 1 });
    await rebind(unguarded);
    expect(canaries.visits).toBe(1);
  });
});

describe('where nobody checks', () => {
  test.each(kindsOfThisMachine)('%s: a canary notices each of them', async (kind) => {
    const unnoticed: string[] = [];
    for (const address of forged(kind)) {
      const before = canaries.visits;
      const [found] = await find([address]);
      await look(found?.avatar ?? '', { by: unguarded });
      if (canaries.visits === before) unnoticed.push(address);
    }
    expect(unnoticed).toEqual([]);
  });

  test('a canary notices redirects', async () => {
    const found = await findRedirected([`https://127.1:${canaries.port}/`, 'http://localhost/']);
    for (const { avatar } of found) await look(avatar, { by: unguarded });
    expect(canaries.visits).toBe(found.length);
  });
});
