import { readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { creators } from '../../db/schema/creators.ts';
import { imageFiles, images as imageRows } from '../../db/schema/images.ts';
import { goodCredentials, startS3Server } from '../../lib/object-store/s3-server.fixture.ts';
import { until } from '../../local/testing.ts';
import { readImageRow } from './image-rows.ts';
import { type ImageStage, openImageStage, testCdn } from './testing.ts';

let stage: ImageStage;
let pictures: { teal: Buffer; red: Buffer };

beforeAll(async () => {
  const draw = (background: string) =>
    sharp({ create: { width: 300, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer();
  pictures = { teal: await draw('teal'), red: await draw('red') };
});
beforeEach(async () => {
  stage = await openImageStage();
  stage.cdnAnswers((_request, response) => response.end(pictures.teal));
});
afterEach(() => stage.close());

const refuse = () => stage.cdnAnswers((_request, response) => response.writeHead(403).end());
const webp = { status: 200, headers: { 'content-type': 'image/webp' } };
const initial = { headers: { 'x-image-fetch-strategy': 'placeholder' } };

describe('one fetch', () => {
  it('serves all who ask at once, in any size and from any process', async () => {
    const other = stage.openAnother();
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        stage.show(address, { width: [48, 96, 240][at % 3] ?? 48 }, at % 2 === 0 ? stage.images : other),
      ),
    );
    expect(new Set(answers.map(({ headers }) => headers['content-type']))).toEqual(new Set(['image/webp']));
    expect(stage.asked).toHaveLength(1);
  });

  it.each([200, 403])(
    'that has ended with %d is not begun again by who looked before it ended',
    async (status) => {
      stage.cdnAnswers((_request, response) => response.writeHead(status).end(pictures.teal));
      const { creator } = await stage.somebody();
      const rendition = { width: 48, height: 48, format: 'webp' as const };
      const before = await readImageRow(stage.database, { kind: 'creator', id: creator.id }, rendition);
      await stage.show(stage.images.avatarUrl(creator));
      const { length } = stage.asked;
      const { id, platform, avatarSourceUrl: sourceUrl } = creator;
      if (before === null || sourceUrl === null) throw new Error('There is somebody with a picture.');
      const wanted = { kind: 'creator' as const, id, platform, sourceUrl, revision: before.revision };
      expect(await stage.images.fetches.fetch(wanted, [rendition])).toBe(null);
      expect(stage.asked).toHaveLength(length);
    },
  );

  it('is left by a process that died, after a while', async () => {
    const { creator } = await stage.somebody();
    const { database } = stage;
    // As a process does that has begun and is gone.
    await database.insert(imageRows).values({
      creatorId: creator.id,
      fetchingUntil: sql`now() + interval '1 hour'` as unknown as Date,
    });
    const address = stage.images.avatarUrl(creator);
    expect(await stage.showAtOnce(address)).toMatchObject({
      headers: { 'x-image-proxy-source': 'placeholder-pending' },
    });
    expect(stage.asked).toEqual([]);
    await database.update(imageRows).set({ fetchingUntil: sql`now() - interval '1 second'` });
    expect(await stage.show(address)).toMatchObject(webp);
  });

  it('that its process breaks off when it stops is not held against the image', async () => {
    stage.cdnAnswers(() => {});
    const other = stage.openAnother();
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    const showing = stage.showAtOnce(address, {}, other);
    await until(() => stage.asked.length === 1);
    await other.close();
    await showing;
    stage.cdnAnswers((_request, response) => response.end(pictures.teal));
    expect(await stage.show(address)).toMatchObject(webp);
  });
});

describe('a picture that is kept', () => {
  it('outlives its process and the signature of its network, in every size and format', async () => {
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    const before = await stage.show(address);
    refuse();
    const other = stage.openAnother();
    const after = await stage.show(address, {}, other);
    expect(after).toMatchObject({ body: before.body, headers: { etag: before.headers.etag } });
    expect(await stage.show(address, { width: 240 }, other)).toMatchObject(webp);
    expect(await stage.show(address, { accept: 'image/jpeg' }, other)).toMatchObject({
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(stage.asked).toHaveLength(1);
  });

  it('is there for processes on other machines when it is kept in a bucket', async () => {
    const bucket = await startS3Server();
    try {
      const elsewhere = {
        imageStore: bucket.address('pictures/castlist'),
        environment: {
          AWS_ACCESS_KEY_ID: goodCredentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: goodCredentials.secretAccessKey,
        },
      };
      const { creator } = await stage.somebody();
      const address = stage.images.avatarUrl(creator);
      const before = await stage.show(address, {}, stage.openAnother(elsewhere));
      expect(before).toMatchObject(webp);
      refuse();
      const after = await stage.show(address, {}, stage.openAnother(elsewhere));
      expect(after.body).toEqual(before.body);
      await stage.images.files.evict(0);
      // The store being away takes nothing from who asks.
      await bucket.close();
      stage.cdnAnswers((_request, response) => response.end(pictures.teal));
      expect(await stage.show(address, { width: 48 }, stage.openAnother(elsewhere))).toMatchObject(webp);
    } finally {
      await bucket.close();
    }
  });

  it('is not fetched again for another signature or size of the same', async () => {
    const { creator } = await stage.somebody(`${testCdn}/bucket/same~300.jpeg?x-expires=1`);
    await stage.show(stage.images.avatarUrl(creator));
    const avatarSourceUrl = `${testCdn}/bucket/same~720.webp?x-expires=2`;
    await stage.database.update(creators).set({ avatarSourceUrl }).where(eq(creators.id, creator.id));
    const address = stage.images.avatarUrl({ ...creator, avatarSourceUrl });
    expect(await stage.show(address)).toMatchObject(webp);
    expect(stage.asked).toHaveLength(1);
  });

  it('makes room for a new one, and stays where the new one cannot be had', async () => {
    const { creator } = await stage.somebody();
    const first = await stage.show(stage.images.avatarUrl(creator));
    const changeTo = async (avatarSourceUrl: string) => {
      await stage.database.update(creators).set({ avatarSourceUrl }).where(eq(creators.id, creator.id));
      return stage.show(stage.images.avatarUrl({ ...creator, avatarSourceUrl }));
    };
    refuse();
    expect(await changeTo(`${testCdn}/bucket/second.jpeg`)).toMatchObject({
      body: first.body,
      headers: { 'cache-control': 'public, max-age=300' },
    });
    stage.cdnAnswers((_request, response) => response.end(pictures.red));
    const third = await changeTo(`${testCdn}/bucket/third.jpeg`);
    expect(third).toMatchObject({ headers: { 'cache-control': expect.stringContaining('immutable') } });
    expect(third.body).not.toEqual(first.body);
  });

  it('is fetched again when the store has lost or damaged it', async () => {
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    await stage.show(address);
    await rm(stage.folder, { recursive: true });
    expect(await stage.show(address, {}, stage.openAnother())).toMatchObject(webp);
    expect(stage.asked).toHaveLength(2);
    // As a power failure may leave them.
    for (const file of await readdir(stage.folder, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) await truncate(join(file.parentPath, file.name), 20);
    }
    expect(await stage.show(address, {}, stage.openAnother())).toMatchObject(webp);
    expect(stage.asked).toHaveLength(3);
  });

  it('is gone with its creator', async () => {
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    await stage.show(address);
    await stage.database.delete(creators).where(eq(creators.id, creator.id));
    await expect(stage.show(address, {}, stage.openAnother())).rejects.toMatchObject({ status: 404 });
    expect(await stage.database.select().from(imageRows)).toEqual([]);
  });
});

describe('a failure', () => {
  it('is remembered by all processes, and the network asked again later', async () => {
    refuse();
    const { creator } = await stage.somebody();
    const address = stage.images.avatarUrl(creator);
    expect(await stage.show(address)).toMatchObject(initial);
    const { length } = stage.asked;
    stage.cdnAnswers((_request, response) => response.end(pictures.teal));
    expect(await stage.show(address, {}, stage.openAnother())).toMatchObject(initial);
    expect(stage.asked).toHaveLength(length);
    const [row] = await stage.database.select().from(imageRows);
    expect(row).toMatchObject({ failure: 'refused', failureStatus: 403, fetchingUntil: null });
    await stage.database.update(imageRows).set({ retryAt: sql`now()` });
    expect(await stage.show(address, {}, stage.openAnother())).toMatchObject(webp);
  });

  it('of one address does not count for a new one', async () => {
    refuse();
    const { creator } = await stage.somebody();
    await stage.show(stage.images.avatarUrl(creator));
    stage.cdnAnswers((_request, response) => response.end(pictures.teal));
    const avatarSourceUrl = `${testCdn}/bucket/fresh.jpeg`;
    await stage.database.update(creators).set({ avatarSourceUrl }).where(eq(creators.id, creator.id));
    const address = stage.images.avatarUrl({ ...creator, avatarSourceUrl });
    expect(await stage.show(address)).toMatchObject(webp);
  });
});

describe('a full store', () => {
  it('lets go what was not used for longest, and what is left still shows', async () => {
    const [old, recent] = [(await stage.somebody()).creator, (await stage.somebody()).creator];
    const [first, second] = [stage.images.avatarUrl(old), stage.images.avatarUrl(recent)];
    await stage.show(first);
    stage.cdnAnswers((_request, response) => response.end(pictures.red));
    await stage.show(second);
    const files = () => stage.database.select().from(imageFiles);
    const before = await files();
    expect(before).toHaveLength(4);
    const size = before.reduce((sum, { bytes }) => sum + bytes, 0);
    // All of the first, and the original of the second, were not used for a day.
    await stage.database.execute(sql`
      update image_files set used_at = now() - interval '1 day'
      where hash not in (select file from image_renditions rendition join images using (original)
        where creator_id = ${recent.id})`);
    expect(await stage.images.files.evict(size)).toBe(0);
    const lastUsed = (await files()).toSorted((a, b) => b.usedAt.getTime() - a.usedAt.getTime())[0];
    expect(await stage.images.files.evict((lastUsed?.bytes ?? 0) * 1.2)).toBe(3);
    expect(await files()).toMatchObject([{ hash: lastUsed?.hash }]);
    refuse();
    const other = stage.openAnother();
    expect(await stage.show(second, {}, other)).toMatchObject(webp);
    // The original is gone: what is left is drawn larger.
    expect(await stage.show(second, { width: 240 }, other)).toMatchObject(webp);
    expect(await stage.show(first, {}, other)).toMatchObject(initial);
  });

  it('keeps what is being used again at that moment', async () => {
    const address = stage.images.avatarUrl((await stage.somebody()).creator);
    await stage.show(address);
    await stage.database.update(imageFiles).set({ usedAt: sql`now() - interval '1 day'` });
    const kept = await stage.database.select().from(imageFiles);
    await stage.database.transaction(async (using) => {
      await using.update(imageFiles).set({ usedAt: sql`now()` });
      expect(await stage.images.files.evict(1)).toBe(0);
    });
    expect(await stage.database.select({ hash: imageFiles.hash }).from(imageFiles)).toEqual(
      kept.map(({ hash }) => ({ hash })),
    );
    refuse();
    expect(await stage.show(address, {}, stage.openAnother())).toMatchObject(webp);
  });
});

it('deletes the files of creators who were deleted, and of pictures that were replaced', async () => {
  const [gone, stays] = [(await stage.somebody()).creator, (await stage.somebody()).creator];
  await stage.show(stage.images.avatarUrl(gone));
  stage.cdnAnswers((_request, response) => response.end(pictures.red));
  const address = stage.images.avatarUrl(stays);
  await stage.show(address);
  await stage.database.delete(creators).where(eq(creators.id, gone.id));
  expect(await stage.images.files.deleteUnowned()).toBe(0);
  await stage.database.update(imageFiles).set({ usedAt: sql`now() - interval '2 hours'` });
  expect(await stage.images.files.deleteUnowned()).toBe(2);
  const left = await readdir(stage.folder, { recursive: true, withFileTypes: true });
  expect(left.filter((file) => file.isFile())).toHaveLength(2);
  refuse();
  expect(await stage.show(address, {}, stage.openAnother())).toMatchObject(webp);
});
