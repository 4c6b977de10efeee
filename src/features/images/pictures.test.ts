import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { onlyTo, openSafeFetch } from '../../lib/safe-fetch.ts';
import { createPictures, failureMemoryMs, type PictureRequest, type PictureSource } from './pictures.ts';

const platform: PictureSource['platform'] = {
  id: 'network',
  images: {
    hosts: ['cdn.example'],
    steps: [
      { name: 'as-visitor', headers: { referer: 'https://site.example/' } },
      { name: 'as-nobody', headers: {} },
      { name: 'elsewhere', headers: {}, rewrite: (url) => new URL(url.pathname, 'https://b.cdn.example') },
    ],
  },
};
const source: PictureSource = { url: 'https://a.cdn.example/face.jpeg?signed=1', platform };
const wanted: PictureRequest = {
  name: { kind: 'creator', id: 'somebody', version: 'v1' },
  size: 'small',
  format: 'webp',
};

let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
});

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

/** The network's CDN, and pictures that come from it. */
async function network(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { host, referer } = request.headers;
    asked.push(`${host}${request.url}${referer ? ` from ${referer}` : ''}`);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const safeFetch = openSafeFetch(onlyTo(new URL(`http://127.0.0.1:${port}`)));
  closers.push(async () => {
    await safeFetch.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { asked, pictures: createPictures(safeFetch) };
}

/** A clock that can be put forward. */
function clockAhead() {
  const clock = { aheadMs: 0 };
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + clock.aheadMs);
  return clock;
}

const steps = [
  'a.cdn.example/face.jpeg?signed=1 from https://site.example/',
  'a.cdn.example/face.jpeg?signed=1',
  'b.cdn.example/face.jpeg',
];

describe('obtain', () => {
  it('asks once and keeps the picture', async () => {
    const { asked, pictures } = await network((_request, response) => response.end(jpeg));
    expect(pictures.kept(wanted)).toBe(undefined);
    const picture = await pictures.obtain(wanted, source);
    expect(picture).toMatchObject({
      found: true,
      format: 'webp',
      originalFormat: 'jpeg',
      step: 'as-visitor',
      status: 200,
    });
    expect(pictures.kept(wanted)).toBe(picture);
    expect(await pictures.obtain(wanted, source)).toBe(picture);
    expect(asked).toEqual(steps.slice(0, 1));
  });

  it('asks once for a hundred at a time, in whatever size and format', async () => {
    const { asked, pictures } = await network((_request, response) => response.end(jpeg));
    const requests = Array.from(
      { length: 100 },
      (_, index): PictureRequest => ({
        ...wanted,
        size: index % 2 ? 'small' : 'large',
        format: index % 3 ? 'webp' : 'jpeg',
      }),
    );
    const drawn = await Promise.all(requests.map((request) => pictures.obtain(request, source)));
    expect(asked).toHaveLength(1);
    expect(new Set(drawn).size).toBe(4);
    for (const [index, picture] of drawn.entries()) {
      const { size, format } = requests[index] ?? wanted;
      const pixels = size === 'small' ? 96 : 240;
      const metadata = await sharp(picture.found ? picture.body : undefined).metadata();
      expect(metadata).toMatchObject({ format, width: pixels, height: pixels });
    }
  });

  it.each([401, 403, 404, 410])('goes from step to step while the answer is %i', async (refusal) => {
    const { asked, pictures } = await network(({ headers }, response) => {
      if (headers.host === 'b.cdn.example') response.end(jpeg);
      else response.writeHead(refusal).end();
    });
    expect(await pictures.obtain(wanted, source)).toMatchObject({
      found: true,
      step: 'elsewhere',
      status: 200,
    });
    expect(asked).toEqual(steps);
  });

  it('says so when all steps are refused, and asks no more for a while', async () => {
    const clock = clockAhead();
    const { asked, pictures } = await network((_request, response) => response.writeHead(403).end());
    const failure = { found: false, reason: 'refused', originalFormat: null, status: 403 };
    expect(await pictures.obtain(wanted, source)).toEqual(failure);
    clock.aheadMs = failureMemoryMs - 60_000;
    expect(await pictures.obtain({ ...wanted, size: 'large' }, source)).toEqual(failure);
    expect(asked).toEqual(steps);
    clock.aheadMs = failureMemoryMs;
    expect(await pictures.obtain(wanted, source)).toEqual(failure);
    expect(asked).toEqual([...steps, ...steps]);
  });

  it.each([429, 500, 503, 204])('does not go on after %i', async (status) => {
    const { asked, pictures } = await network((_request, response) => response.writeHead(status).end());
    const failure = { found: false, reason: 'http_error', status };
    expect(await pictures.obtain(wanted, source)).toMatchObject(failure);
    expect(asked).toHaveLength(1);
  });

  it.each<[string, string | Buffer, string]>([
    ['a page', '<!doctype html>', 'unknown'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'unknown'],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'heic'],
    ['nothing', '', 'unknown'],
  ])('tells %s from a picture and remembers it', async (_name, body, originalFormat) => {
    const clock = clockAhead();
    const { asked, pictures } = await network((_request, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(body),
    );
    const failure = { found: false, reason: 'undecodable', originalFormat, status: 200 };
    expect(await pictures.obtain(wanted, source)).toEqual(failure);
    expect(await pictures.obtain(wanted, source)).toEqual(failure);
    expect(asked).toHaveLength(1);
    clock.aheadMs = failureMemoryMs;
    await pictures.obtain(wanted, source);
    expect(asked).toHaveLength(2);
  });

  it('takes no more than it can hold', async () => {
    const { pictures } = await network((_request, response) =>
      response.writeHead(200, { 'content-length': 50 * 1024 * 1024 }).flushHeaders(),
    );
    expect(await pictures.obtain(wanted, source)).toMatchObject({ found: false, reason: 'too_large' });
  });

  it.each([
    ['https://evil.example/face.jpeg', 'host_not_allowed'],
    ['https://cdn.example.evil.example/face.jpeg', 'host_not_allowed'],
    ['http://a.cdn.example/face.jpeg', 'scheme_not_allowed'],
    ['https://127.0.0.1/face.jpeg', 'ip_address_not_allowed'],
    ['face.jpeg', 'invalid_url'],
  ])('asks nobody for %s', async (url, reason) => {
    const { asked, pictures } = await network((_request, response) => response.end(jpeg));
    const failure = { found: false, reason, originalFormat: null, status: null };
    expect(await pictures.obtain(wanted, { url, platform })).toEqual(failure);
    expect(asked).toEqual([]);
  });
});
