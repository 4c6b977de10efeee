import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { creators, posts } from '../src/db/schema/creators.ts';
import { images as imageRows } from '../src/db/schema/images.ts';
import { createImageAddresses, imageVersion } from '../src/features/images/image-addresses.ts';
import { type Cdn, openCdn } from './support/image-world.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

const source = (name: string) => `https://p16.tiktokcdn.com/${name}.jpg`;
let app: TestApp;
let cdn: Cdn;
let person: TestClient;
let one: Parts;
let other: Parts;
let post: Parts;

/** An address that we handed out, in its parts. */
interface Parts {
  kind: string;
  id: string;
  version: string;
  signature: string;
  width: string;
}

beforeAll(async () => {
  cdn = await openCdn();
  app = await startTestApp({ worker: false, providerUrl: cdn.url, sandbox: { creatorCount: 10 } });
  person = await app.signUp();
  const addresses = createImageAddresses(app.configuration.authSecret);
  const people = ['one', 'other'].map((name) => ({
    platform: 'tiktok',
    externalId: name,
    handle: name,
    avatarSourceUrl: source(name),
  }));
  const [first, second] = (await app.database.insert(creators).values(people).returning()).map(
    ({ id, handle }) =>
      partsOf(addresses.sign({ kind: 'creator', id, version: imageVersion('tiktok', source(handle)) })),
  ) as [Parts, Parts];
  [one, other] = [first, second];
  const seen = { creatorId: one.id, platform: 'tiktok', thumbnailSourceUrl: source('post') };
  const [row] = await app.database
    .insert(posts)
    .values([
      { ...seen, externalId: '1' },
      // Of the same id as a creator, so that only the seal tells them apart.
      { ...seen, externalId: '2', id: one.id },
    ])
    .returning();
  const name = { kind: 'post' as const, id: row?.id ?? '', version: imageVersion('tiktok', source('post')) };
  post = partsOf(addresses.sign(name));
});
afterAll(async () => {
  await app.stop();
  await cdn.close();
});
beforeEach(() => {
  cdn.asked.length = 0;
});

function partsOf(address: string): Parts {
  const [, , , kind = '', id = '', seal = '', width = ''] = address.split('/');
  const [version = '', signature = ''] = seal.split('.');
  return { kind, id, version, signature, width };
}

function addressOf(changes: Partial<Parts> & { seal?: string } = {}, parts: Parts = one): string {
  const { kind, id, version, signature, width } = { ...parts, ...changes };
  return `/api/images/${kind}/${id}/${changes.seal ?? `${version}.${signature}`}/${width}`;
}

/** As it stands: `fetch` would put dots and backslashes in order. */
async function ask(
  path: string,
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { hostname, port } = new URL(app.url);
  return await new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, async (response) => {
      let body = '';
      for await (const chunk of response.setEncoding('utf8')) body += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
    })
      .on('error', reject)
      .end();
  });
}

const mirrored = (text: string) => text.split('').reverse().join('');
const otherCase = (text: string) =>
  text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
const wide = (text: string) =>
  encodeURIComponent(text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)));
const changedLast = (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');

/** Addresses that are not of our making, by what is wrong with them. */
const forgeries: Record<string, () => string[]> = {
  'another id': () =>
    [
      ...[other.id, post.id, mirrored(one.id), one.id.toUpperCase(), '00000000-0000-0000-0000-000000000000'],
      ...[
        one.id.replaceAll('-', ''),
        `{${one.id}}`,
        `urn:uuid:${one.id}`,
        `${one.id}0`,
        one.id.slice(1),
        changedLast(one.id),
      ],
      ...[
        `${one.id}%00`,
        `%00${one.id}`,
        `${one.id}%20`,
        `${one.id}%0a`,
        `${one.id},${other.id}`,
        '-'.repeat(36),
        '1',
        'null',
      ],
      ...[
        '*',
        '%25',
        "'%20or%20true%20--",
        '%F0%9F%98%80',
        '%EF%BC%91'.repeat(8),
        '%ff',
        '%E0%A4%A',
        '%zz',
        '%',
        'a'.repeat(10_000),
      ],
    ].map((id) => addressOf({ id })),
  'another kind': () =>
    [
      ...[
        'post',
        'Creator',
        'CREATOR',
        'creators',
        'creator%00',
        'creator%20',
        'crea%74orr',
        'avatar',
        '__proto__',
        'constructor',
      ],
      ...['..', '.', '*', 'toString', wide('creator'), 'creator,post', 'creator;a=b'],
    ].map((kind) => addressOf({ kind })),
  'the seal of something else': () => [
    addressOf({ version: other.version, signature: other.signature }),
    addressOf({ version: post.version, signature: post.signature }),
    addressOf({ version: other.version }),
    addressOf({ signature: other.signature }),
    addressOf({ signature: post.signature }),
    addressOf({ kind: 'creator' }, post),
    addressOf({ kind: 'post' }),
    addressOf({ kind: 'post', width: '80' }),
    addressOf({ id: one.id }, post),
  ],
  'a changed seal': () =>
    [
      ...[
        `${one.version}.`,
        `.${one.signature}`,
        '.',
        '..',
        '...',
        one.version,
        one.signature,
        one.version + one.signature,
      ],
      ...[
        `${one.signature}.${one.version}`,
        `${one.version}..${one.signature}`,
        `${one.version}.${one.signature}.`,
        `.${one.version}.${one.signature}`,
      ],
      ...[
        `${one.version}.${one.signature.slice(0, -1)}`,
        `${one.version}.${one.signature.slice(1)}`,
        `${one.version}.${one.signature}A`,
      ],
      ...[
        `${one.version}.${one.signature}=`,
        `${one.version}.${one.signature}%00`,
        `${one.version}.${one.signature}%0a`,
        `${one.version}.${one.signature}%20`,
      ],
      ...[
        otherCase(`${one.version}.${one.signature}`),
        `${one.version}.${otherCase(one.signature)}`,
        `${one.version}.${changedLast(one.signature)}`,
      ],
      ...[
        `${changedLast(one.version)}.${one.signature}`,
        `${one.version}.${mirrored(one.signature)}`,
        `${one.version}.${'A'.repeat(22)}`,
      ],
      ...[
        wide(`${one.version}.${one.signature}`),
        `${one.version}%E3%80%82${one.signature}`,
        `${one.version}.${one.signature}%CC%81`,
        '%F0%9F%98%80.%F0%9F%98%80',
      ],
      ...[
        `${one.version}%252e${one.signature}`,
        `${one.version}/${one.signature}`,
        '__proto__.constructor',
        'undefined.undefined',
        'A'.repeat(64),
        'A'.repeat(65),
        'A'.repeat(30_000),
      ],
    ].map((seal) => addressOf({ seal })),
  'another width': () =>
    [
      ...[
        '0x60',
        '96.0',
        '096',
        '+96',
        '%2096',
        '96%20',
        '96%0a',
        '9.6e1',
        '0b1100000',
        '0o140',
        '0',
        '1',
        '47',
        '49',
        '95',
        '97',
        '480',
        '40',
        '80',
        '121',
        '4000',
        '100000000',
        '9'.repeat(400),
        '-96',
        '-0',
        '96.5',
        '95.999999',
      ],
      ...[
        'NaN',
        'Infinity',
        '-Infinity',
        'null',
        'undefined',
        'true',
        'ninety',
        '96px',
        '96,240',
        '96;a=b',
        '96%00',
        '96%2f',
        '96%2e%2e',
        '1e400',
      ],
      ...['%E0%A5%AF%E0%A5%AC', '%EF%BC%99%EF%BC%96', '%', '96%', '*', '[96]', '96n', '9_6', '0b1100001'],
    ].map((width) => addressOf({ width })),
  'a way out': () => [
    ...[
      '..%2f..%2f..%2fetc%2fpasswd',
      '..%5c..%5c',
      '%2e%2e%2f%2e%2e%2f',
      '..%252f..%252f',
      '%252e%252e%252f',
      '..%c0%af..%c0%af',
      '%c0%ae%c0%ae',
      '..%00',
    ].flatMap((way) => [
      addressOf({ kind: way }),
      addressOf({ id: way }),
      addressOf({ seal: way }),
      addressOf({ width: way }),
    ]),
    `${addressOf()}%2f..%2f${other.width}`,
    addressOf({ id: `${other.id}%2f..%2f${one.id}` }),
    addressOf({ id: `${one.id}%2f${one.version}.${one.signature}%2f96%3f` }),
  ],
  'more or less than all parts': () => [
    ...['/', '/96', '/.jpg', '.jpg', '%3f', '%23', ';a=b', '//'].map((more) => addressOf() + more),
    addressOf().replace(/\/\d+$/, ''),
    addressOf().replace(/\/\d+$/, '/'),
    addressOf().replace('/images/', '//images/'),
    addressOf().replace('/images/', '/images//'),
    addressOf().replace('/images/', '/Images/'),
    ...['/api/images', '/api/images/', '/api/images/creator', `/api/images/creator/${one.id}`],
  ],
};

test.each(Object.keys(forgeries))('an address with %s is no address', async (kind) => {
  const addresses = forgeries[kind]?.() ?? [];
  for (const address of addresses) {
    const { status, headers, body } = await ask(address);
    expect({ address, status, type: headers['content-type'], caching: headers['cache-control'] }).toEqual({
      address,
      status: 404,
      type: 'application/json',
      caching: 'no-store',
    });
    expect(body).toMatch(
      /^\{"error":\{"code":"not_found","message":"There is no such (image|thing|route)\."\}\}$/,
    );
    const asKnown = await person.call('GET', `/api/proxy/image?url=${encodeURIComponent(address)}`);
    expect({ address, status: asKnown.status }).toEqual({
      address,
      status: address.length > 4096 ? 400 : 404,
    });
  }
  expect(cdn.asked).toEqual([]);
  expect(await app.database.$count(imageRows)).toBe(0);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
  '%s is no way to an image',
  async (method) => {
    expect(await ask(addressOf(), method)).toMatchObject({ status: 404 });
    expect(cdn.asked).toEqual([]);
  },
);

test('those of our making are addresses', async () => {
  for (const parts of [one, other, post]) {
    expect(await ask(addressOf({}, parts))).toMatchObject({ status: 200 });
  }
  expect(await ask(addressOf(), 'HEAD')).toMatchObject({ status: 200, body: '' });
  const asked = new Set(cdn.asked.map((address) => `https://${address}`));
  for (const name of ['one', 'other', 'post']) expect(asked).toContain(source(name));
});
