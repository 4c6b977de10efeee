import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openObjectStore } from './object-store.ts';

const key = 'abcdefghijklmnop';
const body = Buffer.from('one');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('spreads the files over folders by the first characters of their keys', async () => {
  await openObjectStore(folder, null).put(key, body);
  expect(await readdir(join(folder, 'a', 'b'))).toEqual([key]);
});

it('removes what killed writers left, and nothing that may still be written', async () => {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming);
  await writeFile(join(incoming, `${Date.now() - 2 * 60 * 60 * 1000}-left`), 'half a fi');
  const young = `${Date.now() - 1_000}-young`;
  await writeFile(join(incoming, young), 'half a fi');
  await openObjectStore(folder, null).put(key, body);
  expect(await readdir(incoming)).toEqual([young]);
});

it('makes its folders again when somebody has removed them', async () => {
  const store = openObjectStore(folder, null);
  await store.put(key, body);
  await rm(folder, { recursive: true });
  await store.put(key, body);
  expect(await store.get(key)).toEqual(body);
});

it('leaves nothing behind when a write fails', async () => {
  await mkdir(join(folder, 'a', 'b', key, 'in the way'), { recursive: true });
  await expect(openObjectStore(folder, null).put(key, body)).rejects.toThrow(folder);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

it('names the folder that cannot be used', async () => {
  const file = join(folder, 'no-folder');
  await writeFile(file, 'a file');
  const store = openObjectStore(file, null);
  const failure = expect.objectContaining({
    code: 'store_unavailable',
    status: 503,
    message: expect.stringContaining(`The folder ${file} cannot be used`),
  });
  await expect(store.put(key, body)).rejects.toEqual(failure);
  await expect(store.get(key)).rejects.toEqual(failure);
  await expect(store.delete([key])).rejects.toEqual(failure);
});
