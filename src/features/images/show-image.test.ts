import type { RequestListener } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ImageKind, imageWidths } from '../../domain/image.ts';
import { type ImageStage, openImageStage, testCdn, testPlatform } from './testing.ts';

let stage: ImageStage;
let jpeg: Buffer;

beforeAll(async () => {
  jpeg = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  stage = await openImageStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.asked.length = 0;
  stage.cdnAnswers((_request, response) => response.end(jpeg));
});

const guards = {
  'content-disposition': 'inline',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  vary: 'Accept',
};
const forGood = 'public, max-age=31536000, immutable';
const forAWhile = 'public, max-age=300';
const widths = Object.entries(imageWidths).flatMap(([kind, all]) =>
  all.map((width) => [kind as ImageKind, width] as const),
);

describe('a picture', () => {
  it.each(widths)('of a %s is shown %d pixels wide', async (kind, width) => {
    const { creator, post } = await stage.somebody();
    const address = kind === 'creator' ? stage.images.avatarUrl(creator) : stage.images.thumbnailUrl(post);
    const { status, headers, body } = await stage.show(address, { width });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...guards,
      'content-type': 'image/webp',
      'cache-control': forGood,
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      'x-image-proxy-source': 'original',
      'x-image-proxy-time': expect.stringMatching(/^\d+$/),
      'x-image-original-format': 'jpeg',
      'x-image-fetch-strategy': testPlatform.images.steps[0]?.name,
      'x-image-final-status': '200',
    });
    expect(await sharp(body as Buffer).metadata()).toMatchObject({
      format: 'webp',
      width,
      height: kind === 'creator' ? width : Math.round(width * 1.3),
    });
    const source = kind === 'creator' ? creator.avatarSourceUrl : post.thumbnailSourceUrl;
    expect(stage.asked).toEqual([source?.slice('https://'.length)]);
  });

  it.each([undefined, '*/*', 'image/jpeg'])('is a JPEG for those who accept %s', async (accept) => {
    const { creator } = await stage.somebody();
    const { headers, body } = await stage.show(stage.images.avatarUrl(creator), { accept });
    expect(headers['content-type']).toBe('image/jpeg');
    expect(await sharp(body as Buffer).metadata()).toMatchObject({ format: 'jpeg' });
  });

  it('is asked for once, and is 304 for who has it', async () => {
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    const first = await stage.show(address);
    const etag = first.headers.etag ?? '';
    expect(await stage.show(address)).toMatchObject({ status: 200, body: first.body });
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect(await stage.show(address, { ifNoneMatch })).toMatchObject({
        status: 304,
        body: null,
        headers: { etag, 'cache-control': forGood },
      });
    }
    expect(await stage.show(address, { ifNoneMatch: '"other"' })).toMatchObject({ status: 200 });
    expect(stage.asked).toHaveLength(1);
  });

  it('is asked for by the steps of its network until one is not refused', async () => {
    const last = testPlatform.images.steps.length;
    expect(last).toBeGreaterThan(1);
    stage.cdnAnswers((_request, response) => {
      if (stage.asked.length < last) response.writeHead(403).end();
      else response.end(jpeg);
    });
    const { creator } = await stage.somebody();
    const { headers } = await stage.show(stage.images.avatarUrl(creator));
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': forGood,
      'x-image-fetch-strategy': testPlatform.images.steps.at(-1)?.name,
    });
    expect(stage.asked).toHaveLength(last);
  });

  it('that is new is shown under the address of the old one, but not for good', async () => {
    const { creator } = await stage.somebody();
    const old = stage.images.avatarUrl({ ...creator, avatarSourceUrl: `${testCdn}/former.jpeg` });
    expect(await stage.show(old)).toMatchObject({
      headers: { 'content-type': 'image/webp', 'cache-control': forAWhile },
    });
    const address = stage.images.avatarUrl(creator);
    expect(await stage.show(address)).toMatchObject({ headers: { 'cache-control': forGood } });
    expect(stage.asked).toEqual([creator.avatarSourceUrl?.slice('https://'.length)]);
  });
});

describe('a coloured initial', () => {
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
      { 'x-image-proxy-source': 'placeholder', 'x-image-final-status': 'none' },
    ],
    [
      'is out of order',
      (_request, response) => response.writeHead(503).end(),
      { 'x-image-proxy-source': 'placeholder', 'x-image-final-status': '503' },
    ],
    [
      'sends an SVG',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg onload="alert(1)"/>'),
      { 'x-image-proxy-source': 'placeholder', 'x-image-final-status': '200' },
    ],
    [
      'sends a broken HEIC',
      (_request, response) => response.end(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')),
      { 'x-image-proxy-source': 'placeholder', 'x-image-final-status': '200' },
    ],
    [
      'sends half a JPEG',
      (_request, response) => response.end(jpeg.subarray(0, jpeg.length / 2)),
      { 'x-image-proxy-source': 'placeholder', 'x-image-final-status': '200' },
    ],
  ])('is drawn when the CDN %s', async (_name, behaviour, told) => {
    stage.cdnAnswers(behaviour);
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    const { status, headers, body } = await stage.show(address);
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
    const before = stage.asked.length;
    expect(await stage.show(address)).toMatchObject({ headers: { 'x-image-fetch-strategy': 'placeholder' } });
    expect(stage.asked).toHaveLength(before);
  });

  it('is drawn, and nobody asked, where the source is not of the network', async () => {
    const { creator } = await stage.somebody('https://127.0.0.1/face.jpeg');
    expect(await stage.show(stage.images.avatarUrl(creator))).toMatchObject({
      headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'x-image-final-status': 'none' },
    });
    expect(stage.asked).toEqual([]);
  });

  it('stands in while the CDN takes its time, and is not kept', async () => {
    let answer: (() => void) | undefined;
    stage.cdnAnswers((_request, response) => {
      answer = () => response.end(jpeg);
    });
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    expect(await stage.showAtOnce(address)).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-image-proxy-source': 'placeholder-pending' },
      body: expect.stringContaining('>A</text>'),
    });
    answer?.();
    expect(await stage.show(address)).toMatchObject({ headers: { 'content-type': 'image/webp' } });
    expect(stage.asked).toHaveLength(1);
  });

  it('is drawn for one who has no picture any more, and who never had one has no address', async () => {
    const { creator } = await stage.somebody(null);
    expect(stage.images.avatarUrl(creator)).toBe(null);
    const former = stage.images.avatarUrl({ ...creator, avatarSourceUrl: `${testCdn}/former.jpeg` });
    expect(await stage.show(former)).toMatchObject({ headers: { 'x-image-fetch-strategy': 'placeholder' } });
    expect(stage.asked).toEqual([]);
  });
});

it('knows nothing under addresses that are not ours', async () => {
  const [one, other] = [(await stage.somebody()).creator, (await stage.somebody()).creator];
  const address = stage.images.avatarUrl(one);
  const missing = { code: 'not_found', status: 404 };
  await expect(stage.show(address, { id: other.id })).rejects.toMatchObject(missing);
  await expect(stage.show(address, { kind: 'post' })).rejects.toMatchObject(missing);
  await expect(stage.show(address, { seal: 'AAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA' })).rejects.toMatchObject(
    missing,
  );
  for (const width of [0, 1, 47, 49, 97, 4_000, -96, 96.5, Number.NaN]) {
    await expect(stage.show(address, { width })).rejects.toMatchObject(missing);
  }
  const { post } = await stage.somebody();
  const gone = stage.images.thumbnailUrl({ ...post, id: post.id.replace(/^......../, '00000000') });
  await expect(stage.show(gone)).rejects.toMatchObject(missing);
  expect(stage.asked).toEqual([]);
});
