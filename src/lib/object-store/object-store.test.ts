import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ObjectStore, openObjectStore } from './object-store.ts';
import { goodCredentials, startS3Server } from './s3-server.fixture.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function keyOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url');
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'object-store-'));
  closers.push(() => rm(folder, { recursive: true }));
  return join(folder, 'made', 'on-demand');
}

async function newBucket(): Promise<string> {
  const server = await startS3Server();
  closers.push(server.close);
  return server.address('pictures/some/prefix');
}

function opened(address: string): ObjectStore {
  const store = openObjectStore(address, goodCredentials);
  closers.push(store.close);
  return store;
}

/** Sockets and files in use, at the server's end too. */
function handles(): number {
  return process.getActiveResourcesInfo().filter((name) => /TCPSocket|FSReq|FileHandle/.test(name)).length;
}

describe.each([
  ['a folder', newFolder],
  ['a bucket', newBucket],
])('%s', (_name, newPlace) => {
  it.each([
    ['text', Buffer.from('one')],
    ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['nothing', Buffer.alloc(0)],
    ['1 MB', randomBytes(1_000_000)],
  ])('gives back %s, also to whoever opens the place anew', async (_content, body) => {
    const place = await newPlace();
    await opened(place).put(keyOf('a'), body);
    expect((await opened(place).get(keyOf('a')))?.equals(body)).toBe(true);
  });

  it('says null of what is missing', async () => {
    const store = opened(await newPlace());
    expect(await store.get(keyOf('a'))).toBeNull();
    await store.put(keyOf('a'), Buffer.from('one'));
    expect(await store.get(keyOf('b'))).toBeNull();
  });

  it('replaces', async () => {
    const store = opened(await newPlace());
    await store.put(keyOf('a'), Buffer.from('one'));
    await store.put(keyOf('a'), Buffer.from('two'));
    expect(String(await store.get(keyOf('a')))).toBe('two');
  });

  it('deletes many, whether they are there or not', async () => {
    const store = opened(await newPlace());
    const keys = Array.from({ length: 50 }, (_, index) => keyOf(`${index}`));
    for (const key of keys.slice(0, 25)) await store.put(key, Buffer.from(key));
    await store.put(keyOf('kept'), Buffer.from('kept'));
    await store.delete(keys);
    await store.delete([]);
    expect(await Promise.all(keys.map(store.get))).toEqual(keys.map(() => null));
    expect(String(await store.get(keyOf('kept')))).toBe('kept');
  });

  it('shows whole bodies only while several write one key', async () => {
    const place = await newPlace();
    const stores = [opened(place), opened(place), opened(place)];
    const bodies = stores.map((_, index) => Buffer.alloc(100_000 + index, index));
    await stores[0]?.put(keyOf('a'), Buffer.alloc(100_000, 0));
    const read = stores.flatMap((store, index) =>
      Array.from({ length: 10 }, async () => {
        await store.put(keyOf('a'), bodies[index] ?? Buffer.alloc(0));
        return store.get(keyOf('a'));
      }),
    );
    for (const body of await Promise.all(read)) {
      expect(bodies.some((whole) => body?.equals(whole))).toBe(true);
    }
  });

  it.each([
    '',
    'short',
    'x'.repeat(129),
    '../../../../etc/passwd',
    'aaaaaaaaaaaaaaaa/b',
    'aaaaaaaaaaaaaaaa.jpg',
    'aaaaaaaaaaaaaaaa\n',
    'aaaaaaaaaaaaaaaa%2e',
    'äaaaaaaaaaaaaaaaa',
  ])('refuses the key %j', async (key) => {
    const store = opened(await newPlace());
    const refusal = expect.objectContaining({
      name: 'TypeError',
      message: expect.stringMatching(/ is no key/),
    });
    await expect(store.get(key)).rejects.toEqual(refusal);
    await expect(store.put(key, Buffer.from('one'))).rejects.toEqual(refusal);
    await expect(store.delete([keyOf('a'), key])).rejects.toEqual(refusal);
  });

  it('holds nothing any more when it is closed', async () => {
    const place = await newPlace();
    const before = handles();
    const store = openObjectStore(place, goodCredentials);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.put(keyOf(`${index}`), Buffer.from('one'))),
    );
    await store.close();
    await expect.poll(handles, { timeout: 60_000 }).toBeLessThanOrEqual(before);
  });
});
