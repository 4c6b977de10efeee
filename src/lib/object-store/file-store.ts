import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type StoreBackend, storeUnavailable } from './store-backend.ts';

/** Longer than any write takes: older files in `incoming` are of writers that were killed. */
const leftoverAfterMs = 60 * 60 * 1000;

/**
 * One file for each key, in `folder/k/e/key...`: 4,096 folders at most, so that empty ones never need to be removed. A
 * file is written in `folder/incoming` and renamed when it is whole, so readers see all of it or nothing, whoever else
 * writes the same key. It is not waited for the disk, which takes longer than all the rest: after a power failure a file
 * may be cut, which whoever keeps it under the hash of its content can tell.
 */
export function openFileStore(folder: string): StoreBackend {
  const incoming = join(folder, 'incoming');
  const fileOf = (key: string) => join(folder, key.charAt(0), key.charAt(1), key);
  let leftoversRemoved = false;

  /** Those that are known to be there: to ask for each file anew takes longer than to write it. */
  const folders = new Set<string>();
  async function makeFolder(path: string) {
    if (folders.has(path)) return;
    await mkdir(path, { recursive: true });
    folders.add(path);
  }

  async function write(key: string, body: Buffer) {
    await makeFolder(incoming);
    if (!leftoversRemoved) {
      leftoversRemoved = true;
      await removeLeftovers(incoming);
    }
    const temporary = join(incoming, `${Date.now()}-${randomUUID()}`);
    try {
      await writeFile(temporary, body);
      await makeFolder(dirname(fileOf(key)));
      await rename(temporary, fileOf(key));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Once more when somebody has removed the folders meanwhile. */
  async function writeAnyway(key: string, body: Buffer) {
    try {
      await write(key, body);
    } catch (error) {
      if (!isMissing(error)) throw error;
      folders.clear();
      await write(key, body);
    }
  }

  return {
    read: (key) => namingFolder(folder, readIfThere(fileOf(key))),
    write: (key, body) => namingFolder(folder, writeAnyway(key, body)),
    remove: (key) => namingFolder(folder, rm(fileOf(key), { force: true })),
    close: async () => {},
  };
}

/** Done once by each process that writes. The age stands in the name, so a file that is renamed meanwhile is no trouble. */
async function removeLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const startedAt = Number.parseInt(name, 10);
    if (Date.now() - startedAt > leftoverAfterMs) await rm(join(incoming, name), { force: true });
  }
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function namingFolder<T>(folder: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw storeUnavailable(`The folder ${folder} cannot be used as a store: ${reason}.`, error);
  }
}
