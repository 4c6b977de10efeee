import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { keywordPath, openTestSandbox, type TestSandbox } from '../testing.ts';
import { youtubeAvatar, youtubeThumbnail } from './addresses.ts';
import { videoIdOf } from './video-id.ts';

interface Images {
  url_list: string[];
}

let sandbox: TestSandbox;
let found: { author: Record<string, Images>; video: Record<string, Images> }[];

beforeAll(async () => {
  sandbox = await openTestSandbox();
  const { body } = await sandbox.askJson(keywordPath('skincare'));
  found = body.search_item_list.map((item: { aweme_info: unknown }) => item.aweme_info);
});
afterEach(() => sandbox.control('reset', 'POST'));
afterAll(() => sandbox.stop());

function addresses(of: (one: (typeof found)[number]) => Images | undefined, extension: RegExp): string[] {
  return found
    .flatMap((one) => of(one)?.url_list ?? [])
    .filter((address) => extension.test(new URL(address).pathname));
}

describe('the image hosts', () => {
  it.each([
    ['avatar_thumb', 100],
    ['avatar_medium', 720],
  ])('give %s as JPEG and WebP files of their size', async (name, size) => {
    const jpeg = addresses(({ author }) => author[name], /\.jpeg$/)[0] ?? '';
    const answer = await sandbox.askImage(jpeg);
    expect(answer).toMatchObject({ status: 200, contentType: 'image/jpeg' });
    expect(await sharp(answer.body).metadata()).toMatchObject({ format: 'jpeg', width: size, height: size });
    const webp = addresses(({ author }) => author[name], /\.webp$/)[0];
    if (webp === undefined) return;
    expect(await sharp((await sandbox.askImage(webp)).body).metadata()).toMatchObject({
      format: 'webp',
      width: size,
    });
  });

  it.each([
    ['cover', /\.jpeg$/, 'jpeg', 500, 800],
    ['origin_cover', /\.jpeg$/, 'jpeg', 360, 640],
    ['dynamic_cover', /\.image$/, 'webp', 576, 1024],
  ])('give %s', async (name, extension, format, width, height) => {
    const answer = await sandbox.askImage(addresses(({ video }) => video[name], extension)[0] ?? '');
    expect(answer.status).toBe(200);
    expect(await sharp(answer.body).metadata()).toMatchObject({ format, width, height });
  });

  it('give the avatar of a profile', async () => {
    const users = (await sandbox.askJson('/v1/tiktok/search/users?query=skincare&trim=true')).body.users;
    const profiles = await Promise.all(
      users
        .slice(0, 5)
        .map(async ({ unique_id }: { unique_id: string }) =>
          sandbox.askJson(`/v1/tiktok/profile?handle=${unique_id}`),
        ),
    );
    const open = profiles.find(({ body }) => body.user !== undefined);
    const answer = await sandbox.askImage(open?.body.user.avatarThumb);
    expect(await sharp(answer.body).metadata()).toMatchObject({ format: 'jpeg', width: 100, height: 100 });
  });

  it('show different people differently', async () => {
    const pictures = await Promise.all(
      addresses(({ author }) => author.avatar_thumb, /\.jpeg$/).map((address) => sandbox.askImage(address)),
    );
    expect(new Set(pictures.map(({ body }) => body.toString('base64'))).size).toBe(pictures.length);
  });

  it('refuse a wrong, a missing and an expired signature with 403, and what was never given out with 404', async () => {
    const jpeg = new URL(addresses(({ author }) => author.avatar_thumb, /\.jpeg$/)[0] ?? '');
    const changed = (change: (address: URL) => void) => {
      const address = new URL(jpeg);
      change(address);
      return sandbox.askImage(address.href);
    };
    expect((await changed((address) => address.searchParams.set('x-signature', 'x'))).status).toBe(403);
    expect((await changed((address) => (address.search = ''))).status).toBe(403);
    expect((await changed((address) => address.searchParams.set('x-expires', '1700000000'))).status).toBe(
      403,
    );
    expect(
      (
        await changed(
          (address) => (address.pathname = address.pathname.replace(/[0-9a-f]{32}/, '0'.repeat(32))),
        )
      ).status,
    ).toBe(404);
    expect((await changed((address) => (address.pathname = '/favicon.ico'))).status).toBe(404);
  });

  it('answer under any of the network’s host names, and as images in the call log', async () => {
    const address = new URL(addresses(({ author }) => author.avatar_thumb, /\.jpeg$/)[0] ?? '');
    address.host = 'p77-sign-va.tiktokcdn.com';
    expect((await sandbox.askImage(address.href)).status).toBe(200);
    const { calls } = await sandbox.control('calls');
    expect(calls.at(-1)).toMatchObject({ endpoint: 'image', kind: 'image', status: 200 });
    expect(calls.at(-1).path).toMatch(/^p77-sign-va\.tiktokcdn\.com\//);
  });

  it('give Instagram’s pictures as JPEG, whatever the file is called, and 403 without a good signature', async () => {
    const { body } = await sandbox.askJson('/v2/instagram/reels/search?query=skincare');
    const covers: string[] = body.reels.map(({ thumbnail_src }: { thumbnail_src: string }) => thumbnail_src);
    const heic = covers.find((address) => new URL(address).pathname.endsWith('.heic'));
    const { profile_pic_url } = body.reels[0].owner;
    for (const [address, side] of [
      [profile_pic_url, 150],
      [heic, 640],
    ]) {
      const answer = await sandbox.askImage(address);
      expect(answer).toMatchObject({ status: 200, contentType: 'image/jpeg' });
      expect(await sharp(answer.body).metadata()).toMatchObject({
        format: 'jpeg',
        width: side,
        height: side,
      });
    }
    const refused = async (change: (query: URLSearchParams) => void) => {
      const address = new URL(profile_pic_url);
      change(address.searchParams);
      return (await sandbox.askImage(address.href)).status;
    };
    expect(await refused((query) => query.set('oh', 'x'))).toBe(403);
    expect(await refused((query) => query.set('oe', '65000000'))).toBe(403);
    expect(await refused((query) => query.set('stp', 'dst-jpg_s1080x1080_tt6'))).toBe(403);
    expect((await sandbox.askImage(profile_pic_url.replace(/_n\.\w+/, '1_n.jpg'))).status).toBe(404);
  });

  it('give YouTube’s pictures without a signature', async () => {
    for (const [address, width, height] of [
      [youtubeAvatar(7, 176), 176, 176],
      [youtubeThumbnail(videoIdOf(7, 30)), 480, 360],
    ] as const) {
      const answer = await sandbox.askImage(address);
      expect(answer.status).toBe(200);
      expect(await sharp(answer.body).metadata()).toMatchObject({ format: 'jpeg', width, height });
    }
    expect((await sandbox.askImage(youtubeThumbnail('AAAAAAAAAAA'))).status).toBe(404);
    expect((await sandbox.askImage(youtubeAvatar(1_000_000, 176))).status).toBe(404);
  });

  it('can be made to fail', async () => {
    await sandbox.setFaults({ failNext: [{ endpoint: 'image', kind: '503' }] });
    const address = addresses(({ author }) => author.avatar_thumb, /\.jpeg$/)[0] ?? '';
    expect((await sandbox.askImage(address)).status).toBe(503);
    expect((await sandbox.askImage(address)).status).toBe(200);
  });
});
