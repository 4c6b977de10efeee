import type { IncomingMessage } from 'node:http';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../local/testing.ts';
import { platformById } from '../../platforms/index.ts';
import { openTestSandbox, type TestSandbox } from '../testing.ts';
import type { Network } from '../world/network.ts';
import { instagramAvatar, instagramCover } from './instagram-addresses.ts';
import { avatarUri, signedAddress } from './tiktok-addresses.ts';
import { videoIdOf } from './video-id.ts';
import { youtubeAvatar, youtubeThumbnail } from './youtube-addresses.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.control('reset', 'POST'));
afterAll(() => sandbox.stop());

const nowSeconds = Math.floor(Date.now() / 1000);
const indexes = Array.from({ length: 40 }, (_, index) => index);

function tiktokAvatar(index: number, size = 100): string {
  const transformation = `tiktokx-cropcenter-q:${size}:${size}:q70.jpeg`;
  return signedAddress(index, 0, avatarUri(index), transformation, nowSeconds);
}

/** Avatars of some creators, and covers. */
const addresses: Record<Network, string[]> = {
  tiktok: indexes.map((index) => tiktokAvatar(index)),
  instagram: indexes.flatMap((index) => [
    instagramAvatar(index, 150, nowSeconds),
    instagramCover(index, 3, { crop: 'square', pixels: 150 }, nowSeconds),
  ]),
  youtube: indexes.flatMap((index) => [youtubeAvatar(index, 88), youtubeThumbnail(videoIdOf(index, 3))]),
};

const shares = (images: object) => sandbox.setFaults({ images });

/** The steps that the network's platform takes until it is let in, the last one first; none when it never is. */
async function walk(network: Network, address: string): Promise<string | null> {
  for (const { name, headers, rewrite } of platformById(network)?.images.steps ?? []) {
    const url = new URL(address);
    const { status } = await sandbox.askImage((rewrite?.(url) ?? url).href, headers);
    if (status === 200) return name;
    expect(status).toBe(403);
  }
  return null;
}

async function walkAll(network: Network): Promise<(string | null)[]> {
  const steps: (string | null)[] = [];
  for (const address of addresses[network]) steps.push(await walk(network, address));
  return steps;
}

describe('refused images', () => {
  it.each<[Network, string[]]>([
    ['tiktok', ['alternative-domain', 'minimal-headers', 'no-referrer', 'simplified-url']],
    ['instagram', ['alternative-domain', 'minimal-headers', 'no-referrer', 'simplified-url']],
    ['youtube', ['alternative-domain', 'minimal-headers', 'no-referrer']],
  ])('of %s are given at another step, each always at the same', async (network, names) => {
    await shares({ refusedAtFirst: 1 });
    const steps = await walkAll(network);
    expect([...new Set(steps)].sort()).toEqual(names);
    expect(await walkAll(network)).toEqual(steps);
    await shares({});
    expect(new Set(await walkAll(network))).toEqual(new Set(['initial-success']));
  });

  it('are as many as the share says, the same in every size', async () => {
    await shares({ refusedAtFirst: 0.3, refusedAlways: 0.3 });
    const steps = await walkAll('tiktok');
    const share = (of: (step: string | null) => boolean) => steps.filter(of).length / steps.length;
    expect(share((step) => step === null)).toBeGreaterThan(0.1);
    expect(share((step) => step === null)).toBeLessThan(0.5);
    expect(share((step) => step === 'initial-success')).toBeGreaterThan(0.2);
    expect(share((step) => step === 'initial-success')).toBeLessThan(0.6);
    const larger = await Promise.all(indexes.map((index) => sandbox.askImage(tiktokAvatar(index, 168))));
    const first = await Promise.all(addresses.tiktok.map((address) => sandbox.askImage(address)));
    expect(larger.map(({ status }) => status)).toEqual(first.map(({ status }) => status));
  });

  it('are all that is signed once the signatures have expired, whatever the step', async () => {
    await shares({ expired: true, refusedAtFirst: 0.5 });
    expect(new Set(await walkAll('tiktok'))).toEqual(new Set([null]));
    expect(new Set(await walkAll('instagram'))).toEqual(new Set([null]));
    expect(await walkAll('youtube')).not.toContain(null);
  });

  it('are in the call log with what was sent to get them', async () => {
    await shares({ refusedAtFirst: 1 });
    const [address = ''] = addresses.instagram;
    const step = await walk('instagram', address);
    const { calls } = await sandbox.control('calls');
    expect(calls[0]).toMatchObject({
      endpoint: 'image',
      path: address.slice('https://'.length).replace(/\?.*/, ''),
      status: 403,
      kind: 'image-refused',
      headers: { referer: 'https://www.instagram.com/', userAgent: expect.stringContaining('Mozilla') },
    });
    expect(step).not.toBe('initial-success');
    expect(calls.at(-1)).toMatchObject({ status: 200, kind: 'image', headers: { referer: null } });
  });
});

describe('answers that are no pictures', () => {
  const ask = async (images: object, index = 0) => {
    await shares(images);
    return sandbox.askImage(addresses.tiktok[index] ?? '');
  };

  it('garbage: other bytes for each image', async () => {
    const [one, other] = [await ask({ garbage: 1 }), await ask({ garbage: 1 }, 1)];
    expect(one).toMatchObject({ status: 200, contentType: 'image/jpeg' });
    expect(one.body.equals(other.body)).toBe(false);
    await expect(sharp(one.body).metadata()).rejects.toThrow();
  });

  it('lying: HTML or SVG as image/jpeg', async () => {
    await shares({ lying: 1 });
    const answers = await Promise.all(addresses.tiktok.map((address) => sandbox.askImage(address)));
    expect(new Set(answers.map(({ contentType }) => contentType))).toEqual(new Set(['image/jpeg']));
    const beginnings = new Set(answers.map(({ body }) => body.toString().slice(0, 4)));
    expect(beginnings).toEqual(new Set(['<!do', '<svg']));
  });

  it('svg: with a script', async () => {
    const { contentType, body } = await ask({ svg: 1 });
    expect(contentType).toBe('image/svg+xml');
    expect(body.toString()).toContain('<script>');
  });

  it('bomb: a small file of a very large picture', async () => {
    const { body } = await ask({ bomb: 1 });
    expect(body.length).toBeLessThan(200_000);
    expect(await sharp(body, { limitInputPixels: false }).metadata()).toMatchObject({
      format: 'png',
      width: 30_000,
      height: 30_000,
    });
  });

  it('redirect: to this machine', async () => {
    expect(await ask({ redirect: 1 })).toMatchObject({ status: 302, location: 'http://127.0.0.1:1/canary' });
  });

  it.each(['stalled', 'slow', 'endless'])('%s: not done before the caller leaves', async (trouble) => {
    await shares({ [trouble]: 1 });
    const abort = new AbortController();
    const response = await sandbox.openImage(addresses.tiktok[0] ?? '', abort.signal);
    expect(response).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/jpeg' } });
    if (trouble === 'slow') expect(await firstBytes(response, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    if (trouble === 'endless') expect(await firstBytes(response, 5_000_000)).toHaveLength(5_000_000);
    const call = async () => (await sandbox.control('calls')).calls.at(-1);
    expect(await call()).toMatchObject({ kind: trouble, status: 200, finishedAt: null });
    response.on('error', () => {});
    abort.abort();
    await until(async () => (await call()).finishedAt !== null);
  });
});

async function firstBytes(response: IncomingMessage, count: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return Buffer.concat(chunks).subarray(0, count);
}

describe('the control', () => {
  it.each([
    [{ images: { garbage: 0.7, bomb: 0.7 } }, 'more than 1'],
    [{ images: { garbage: 2 } }, 'images.garbage'],
    [{ images: { rubbish: 1 } }, 'rubbish'],
  ])('refuses %j and says why', async (faults, words) => {
    const { status, body } = await sandbox.setFaults(faults);
    expect(status).toBe(400);
    expect((body as { message: string }).message).toContain(words);
  });
});
