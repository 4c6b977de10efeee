import { readdir, readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openHeic } from '../../lib/image-conversion/heic.ts';
import { openTestSandbox, type TestSandbox } from '../testing.ts';
import { heicDrawings, heicFile } from './heic-pictures.ts';
import { instagramAvatar } from './instagram-addresses.ts';
import { avatarUri, coverUri, signedAddress } from './tiktok-addresses.ts';
import { youtubeAvatar } from './youtube-addresses.ts';

const nowSeconds = Math.floor(Date.now() / 1000);
const size = { width: 60, height: 60 };

function tiktokAvatar(index: number, extension: string): string {
  return signedAddress(
    index,
    0,
    avatarUri(index),
    `tiktokx-cropcenter-q:100:100:q70.${extension}`,
    nowSeconds,
  );
}

function pixels(picture: Sharp): Promise<Buffer> {
  return picture
    .resize({ ...size, fit: 'fill' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
}

/** The mean distance of two pictures' colours, of 255. */
async function distance(one: Sharp, other: Sharp): Promise<number> {
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

describe('the HEIC files', () => {
  it('show what is drawn today: else they want to be made anew', async () => {
    const drawings = heicDrawings();
    for (const subject of ['avatar', 'cover'] as const) {
      for (const [number, svg] of drawings[subject].entries()) {
        const file = await openHeic(await readFile(heicFile(subject, number)), size);
        expect(await distance(file, sharp(Buffer.from(svg))), `${subject} ${number}`).toBeLessThan(3);
      }
    }
    const files = await readdir(new URL('heic/', import.meta.url));
    const count = drawings.avatar.length + drawings.cover.length;
    expect(files.filter((name) => name.endsWith('.heic'))).toHaveLength(count);
  });
});

describe('the image hosts', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterEach(() => sandbox.control('reset', 'POST'));
  afterAll(() => sandbox.stop());

  it('give HEIC under addresses that say so, the same each time, of a picture like that of the JPEG', async () => {
    const colors = { near: 0, far: 0 };
    for (let index = 500; index < 530; index++) {
      const heic = await sandbox.askImage(tiktokAvatar(index, 'heic'));
      expect(heic).toMatchObject({ status: 200, contentType: 'image/heic' });
      expect((await sandbox.askImage(tiktokAvatar(index, 'heic'))).body).toEqual(heic.body);
      const picture = await openHeic(heic.body, size);
      const same = await sandbox.askImage(tiktokAvatar(index, 'jpeg'));
      const another = await sandbox.askImage(tiktokAvatar(index + 1, 'jpeg'));
      colors.near += await distance(picture.clone(), sharp(same.body));
      colors.far += await distance(picture, sharp(another.body));
    }
    expect(colors.near).toBeLessThan(colors.far);
    const cover = signedAddress(3, 0, coverUri(3, 5, nowSeconds), 'dmt-adapt-360p.heic', nowSeconds);
    expect(await sandbox.askImage(cover)).toMatchObject({ status: 200, contentType: 'image/heic' });
  });

  it('give a share of the avatars as HEIC whatever their addresses say, and never YouTube’s', async () => {
    await sandbox.setFaults({ images: { heicAvatars: 0.4 } });
    const indexes = Array.from({ length: 60 }, (_, index) => index);
    const types = async (address: (index: number) => string) => {
      const answers = await Promise.all(indexes.map((index) => sandbox.askImage(address(index))));
      return answers.map(({ contentType }) => contentType);
    };
    const tiktok = await types((index) => tiktokAvatar(index, 'jpeg'));
    const heic = tiktok.filter((type) => type === 'image/heic').length;
    expect(heic).toBeGreaterThan(12);
    expect(heic).toBeLessThan(36);
    expect(await types((index) => tiktokAvatar(index, 'webp'))).toEqual(
      tiktok.map((type) => type.replace('jpeg', 'webp')),
    );
    expect(await types((index) => instagramAvatar(index, 150, nowSeconds))).toContain('image/heic');
    expect(new Set(await types((index) => youtubeAvatar(index, 88)))).toEqual(new Set(['image/jpeg']));
  });
});
