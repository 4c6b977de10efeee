import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { creators, posts } from '../../db/schema/creators.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { type ImageKind, imageKindSchema, imageSizeSchema } from '../../domain/image.ts';
import { platforms } from '../../platforms/index.ts';
import { createImageService, type ImageService } from './image-service.ts';
import { type ShowImageRequest, showImage } from './show-image.ts';

const authSecret = 'a secret of the installation, 32+ characters';
const [platform] = platforms;
if (platform === undefined) throw new Error('There is no platform to test with.');
const cdn = `https://p16.${platform.images.hosts[0]}`;

let jpeg: Buffer;
let testDatabase: TestDatabase;
let server: Server;
let images: ImageService;
/** What the CDN does, and what it was asked. */
let listener: RequestListener;
let asked: string[];

beforeAll(async () => {
  jpeg = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  testDatabase = await openTestDatabase();
  server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
  await testDatabase.close();
});
beforeEach(() => {
  const { port } = server.address() as AddressInfo;
  images = createImageService({ authSecret, connectTo: new URL(`http://127.0.0.1:${port}`) });
  asked = [];
  listener = (_request, response) => response.end(jpeg);
});
afterEach(() => images.close());

let people = 0;

/** A creator with an avatar and one post. */
async function somebody(avatarSourceUrl: string | null = `${cdn}/face-${++people}.jpeg?x-expires=1`) {
  const { database } = testDatabase;
  const externalId = String(++people);
  const [creator] = await database
    .insert(creators)
    .values({ platform: platform?.id ?? '', externalId, handle: '_ava&co', avatarSourceUrl })
    .returning();
  if (creator === undefined) throw new Error('The creator was not kept.');
  const thumbnailSourceUrl = `${cdn}/cover-${externalId}.jpeg?x-expires=1`;
  const [post] = await database
    .insert(posts)
    .values({ creatorId: creator.id, platform: creator.platform, externalId, thumbnailSourceUrl })
    .returning();
  if (post === undefined) throw new Error('The post was not kept.');
  return { creator, post };
}

function requestFor(address: string | null, changes: Partial<ShowImageRequest> = {}): ShowImageRequest {
  const [, , , kind, id = '', seal = '', size] = (address ?? '').split('/');
  return {
    kind: imageKindSchema.parse(kind),
    id,
    seal,
    size: imageSizeSchema.parse(size),
    accept: 'image/avif,image/webp,*/*',
    ifNoneMatch: undefined,
    ...changes,
  };
}

function show(address: string | null, changes?: Partial<ShowImageRequest>) {
  return showImage({ database: testDatabase.database, images }, requestFor(address, changes));
}

const guards = {
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  vary: 'Accept',
};
const forGood = 'public, max-age=31536000, immutable';
const forAWhile = 'public, max-age=300';

describe('showImage', () => {
  it.each<[ImageKind, 'small' | 'large', number, number]>([
    ['creator', 'small', 96, 96],
    ['creator', 'large', 240, 240],
    ['post', 'small', 80, 104],
    ['post', 'large', 480, 624],
  ])('shows the image of a %s %s', async (kind, size, width, height) => {
    const { creator, post } = await somebody();
    const address = kind === 'creator' ? images.avatarUrl(creator) : images.thumbnailUrl(post);
    const { status, headers, body } = await show(address, { size });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...guards,
      'content-type': 'image/webp',
      'cache-control': forGood,
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
      'x-image-proxy-source': 'original',
      'x-image-proxy-time': expect.stringMatching(/^\d+$/),
      'x-image-original-format': 'jpeg',
      'x-image-fetch-strategy': platform.images.steps[0]?.name,
      'x-image-final-status': '200',
    });
    expect(await sharp(body as Buffer).metadata()).toMatchObject({ format: 'webp', width, height });
    const source = kind === 'creator' ? creator.avatarSourceUrl : post.thumbnailSourceUrl;
    expect(asked).toEqual([source?.slice('https://'.length)]);
  });

  it.each([undefined, '*/*', 'image/jpeg'])('sends a JPEG to those who accept %s', async (accept) => {
    const { creator } = await somebody();
    const { headers, body } = await show(images.avatarUrl(creator), { accept });
    expect(headers['content-type']).toBe('image/jpeg');
    expect(await sharp(body as Buffer).metadata()).toMatchObject({ format: 'jpeg' });
  });

  it('asks the network once, and answers 304 to who has the picture', async () => {
    const { creator } = await somebody();
    const address = images.avatarUrl(creator);
    const first = await show(address);
    const etag = first.headers.etag ?? '';
    expect(await show(address)).toMatchObject({ status: 200, body: first.body });
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect(await show(address, { ifNoneMatch })).toMatchObject({
        status: 304,
        body: null,
        headers: { etag, 'cache-control': forGood },
      });
    }
    expect(await show(address, { ifNoneMatch: '"other"' })).toMatchObject({ status: 200 });
    expect(asked).toHaveLength(1);
  });

  it('tries the steps of the platform until one is not refused', async () => {
    const last = platform.images.steps.length;
    expect(last).toBeGreaterThan(1);
    listener = (_request, response) => {
      if (asked.length < last) response.writeHead(403).end();
      else response.end(jpeg);
    };
    const { creator } = await somebody();
    const { headers } = await show(images.avatarUrl(creator));
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': forGood,
      'x-image-fetch-strategy': platform.images.steps.at(-1)?.name,
    });
    expect(asked).toHaveLength(last);
  });

  it.each<[string, RequestListener, Record<string, string>]>([
    [
      'refuses',
      (_request, response) => response.writeHead(403).end(),
      {
        'x-image-proxy-source': 'placeholder-403',
        'x-image-original-format': 'blocked',
        'x-image-final-status': '403',
      },
    ],
    [
      'breaks',
      (_request, response) => response.destroy(),
      {
        'x-image-proxy-source': 'placeholder',
        'x-image-original-format': 'unknown',
        'x-image-final-status': 'none',
      },
    ],
    [
      'sends an SVG',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg onload="alert(1)"/>'),
      {
        'x-image-proxy-source': 'placeholder',
        'x-image-original-format': 'unknown',
        'x-image-final-status': '200',
      },
    ],
    [
      'sends a HEIC',
      (_request, response) => response.end(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')),
      {
        'x-image-proxy-source': 'placeholder',
        'x-image-original-format': 'heic',
        'x-image-final-status': '200',
      },
    ],
  ])('draws an initial when the CDN %s', async (_name, behaviour, told) => {
    listener = behaviour;
    const { creator } = await somebody();
    const address = images.avatarUrl(creator);
    const { status, headers, body } = await show(address);
    expect({ status, headers }).toMatchObject({
      status: 200,
      headers: {
        ...guards,
        ...told,
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': forAWhile,
        'x-image-fetch-strategy': 'placeholder',
      },
    });
    expect(body).toContain('>A</text>');
    const before = asked.length;
    expect(await show(address)).toMatchObject({ headers: { 'x-image-fetch-strategy': 'placeholder' } });
    expect(asked).toHaveLength(before);
  });

  it('draws an initial, and asks nobody, where the source is not of the platform', async () => {
    const { creator } = await somebody('https://127.0.0.1/face.jpeg');
    expect(await show(images.avatarUrl(creator))).toMatchObject({
      headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'x-image-final-status': 'none' },
    });
    expect(asked).toEqual([]);
  });

  it('shows the new picture under the address of an old one, but not for good', async () => {
    const { creator } = await somebody();
    const old = images.avatarUrl({ ...creator, avatarSourceUrl: `${cdn}/former.jpeg` });
    expect(await show(old)).toMatchObject({
      headers: { 'content-type': 'image/webp', 'cache-control': forAWhile },
    });
    expect(await show(images.avatarUrl(creator))).toMatchObject({ headers: { 'cache-control': forGood } });
    expect(asked).toEqual([creator.avatarSourceUrl?.slice('https://'.length)]);
  });

  it('hands out no address where there is no picture, and draws the initial for one that was there', async () => {
    const { creator } = await somebody(null);
    expect(images.avatarUrl(creator)).toBe(null);
    const former = images.avatarUrl({ ...creator, avatarSourceUrl: `${cdn}/former.jpeg` });
    expect(await show(former)).toMatchObject({ headers: { 'x-image-fetch-strategy': 'placeholder' } });
    expect(asked).toEqual([]);
  });

  it('knows nothing under addresses that are not ours', async () => {
    const [one, other] = [(await somebody()).creator, (await somebody()).creator];
    const address = images.avatarUrl(one);
    const missing = { code: 'not_found', status: 404 };
    await expect(show(address, { id: other.id })).rejects.toMatchObject(missing);
    await expect(show(address, { kind: 'post' })).rejects.toMatchObject(missing);
    await expect(show(address, { seal: 'AAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA' })).rejects.toMatchObject(missing);
    const { id } = (await somebody()).post;
    const gone = images.thumbnailUrl({ id: id.replace(/^......../, '00000000'), thumbnailSourceUrl: cdn });
    await expect(show(gone)).rejects.toMatchObject(missing);
    expect(asked).toEqual([]);
  });
});
