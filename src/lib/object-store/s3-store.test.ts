import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseObjectStoreAddress } from './address.ts';
import { openObjectStore } from './object-store.ts';
import { goodCredentials, startS3Server } from './s3-server.fixture.ts';
import { openS3Store } from './s3-store.ts';

const key = 'abcdefghijklmnop';
const body = Buffer.from('the whole body');

const closers: (() => Promise<unknown>)[] = [];
let server: Awaited<ReturnType<typeof startS3Server>>;
beforeEach(async () => {
  server = await startS3Server();
  closers.push(() => server.close());
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function opened(bucketAndPrefix = 'pictures', credentials = goodCredentials, at = server) {
  const store = openObjectStore(at.address(bucketAndPrefix), credentials);
  closers.push(store.close);
  return store;
}

/** With other limits than the product's. */
function openedWith(limits: { totalMs: number; tryMs: number }, address = server.address('pictures')) {
  const place = parseObjectStoreAddress(address);
  if (place.kind !== 's3') throw new Error('This is no bucket.');
  const store = openS3Store(place, goodCredentials, limits);
  closers.push(store.close);
  return store;
}

function unavailable(reason: string) {
  return expect.objectContaining({ code: 'store_unavailable', message: expect.stringContaining(reason) });
}

it.each([
  ['pictures', `/pictures/${key}`],
  ['pictures/a/b', `/pictures/a/b/${key}`],
  ['pictures/a/b/', `/pictures/a/b/${key}`],
])('keeps its objects in %s', async (bucketAndPrefix, path) => {
  await opened(bucketAndPrefix).put(key, body);
  expect([...server.objects.keys()]).toEqual([path]);
});

it('shows temporary credentials whole', async () => {
  const temporary = { ...goodCredentials, sessionToken: 'FwoGZXIvYXdzEBYaDEXAMPLE//+=' };
  const strict = await startS3Server(temporary);
  closers.push(strict.close);
  await opened('pictures', temporary, strict).put(key, body);
  await expect(opened('pictures', goodCredentials, strict).get(key)).rejects.toEqual(
    unavailable('403 SignatureDoesNotMatch'),
  );
});

it('opens few connections, and uses them again', async () => {
  const store = opened();
  await store.put(key, body);
  await Promise.all(Array.from({ length: 100 }, () => store.get(key)));
  await store.get(key);
  expect(server.mostSockets()).toBeLessThanOrEqual(16);
});

describe('tries again', () => {
  beforeEach(() => server.objects.set(`/pictures/${key}`, body));

  it('when it is told to slow down', async () => {
    server.faults.push('slow-down', 'slow-down');
    await opened().put(key, Buffer.from('two'));
    expect(server.objects.get(`/pictures/${key}`)).toEqual(Buffer.from('two'));
    expect(server.requests).toHaveLength(3);
  });

  it.each(['reset', 'cut-body'] as const)('after a %s', async (fault) => {
    server.faults.push(fault);
    expect(await opened().get(key)).toEqual(body);
  });

  it('on another connection when one is silent', async () => {
    server.faults.push('hang');
    expect(await openedWith({ totalMs: 60_000, tryMs: 50 }).read(key)).toEqual(body);
  });
});

describe('says', () => {
  it('that the store stays busy, after a few tries', async () => {
    server.faults.push(...Array.from({ length: 20 }, () => 'slow-down' as const));
    await expect(opened().get(key)).rejects.toEqual(unavailable('GET: 503 SlowDown'));
    expect(server.requests).toHaveLength(5);
  });

  it('that no answer came in time', async () => {
    server.faults.push('hang');
    const store = openedWith({ totalMs: 50, tryMs: 60_000 });
    await expect(store.read(key)).rejects.toEqual(unavailable('no whole answer in time'));
  });

  it('that nobody listens', async () => {
    const address = server.address('pictures');
    await server.close();
    closers.splice(0);
    const store = openedWith({ totalMs: 50, tryMs: 50 }, address);
    await expect(store.read(key)).rejects.toEqual(unavailable('ECONNREFUSED'));
  });

  it('that the bucket is missing', async () => {
    const store = opened('other-pictures/a');
    const failure = unavailable('s3://other-pictures/a at 127.0.0.1');
    await expect(store.put(key, body)).rejects.toEqual(failure);
    await expect(store.get(key)).rejects.toEqual(unavailable('404 NoSuchBucket'));
    await expect(store.delete([key])).rejects.toEqual(unavailable('404 NoSuchBucket'));
  });

  it('that the secret is wrong, once, and never which it was', async () => {
    const secretAccessKey = 'hTR9ZsecretOfSomebody';
    const store = opened('pictures', { ...goodCredentials, secretAccessKey });
    const error: unknown = await store.put(key, body).catch((reason: unknown) => reason);
    expect(error).toEqual(unavailable('403 SignatureDoesNotMatch'));
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(secretAccessKey);
    expect(server.requests).toHaveLength(1);
  });

  it('that an object is too large to read', async () => {
    server.objects.set(`/pictures/${key}`, Buffer.alloc(16 * 1024 * 1024 + 1));
    await expect(opened().get(key)).rejects.toEqual(unavailable('UND_ERR_RES_EXCEEDED_MAX_SIZE'));
    expect(server.requests).toHaveLength(1);
  });

  it('that it is closed', async () => {
    const store = openObjectStore(server.address('pictures'), goodCredentials);
    await store.close();
    await expect(store.get(key)).rejects.toEqual(unavailable('UND_ERR'));
  });
});

it('stops a long delete when the store is down', async () => {
  const keys = Array.from({ length: 500 }, (_, index) => `${key}-${index}`);
  await expect(opened('other-pictures').delete(keys)).rejects.toEqual(unavailable('404 NoSuchBucket'));
  expect(server.requests.length).toBeLessThanOrEqual(8);
});
