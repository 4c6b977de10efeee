import { badAddress, type FolderPlace, parseObjectStoreAddress, type S3Place } from './address.ts';
import { openFileStore } from './file-store.ts';
import { openS3Store, type S3Credentials } from './s3-store.ts';
import type { StoreBackend } from './store-backend.ts';

/**
 * Keeps bytes under keys of our own making, in a folder or in a bucket. What is put is there whole or not at all. A
 * store that cannot be used throws an `AppError` with the code `store_unavailable`.
 */
export interface ObjectStore {
  /** Null when nothing is kept under the key. */
  get(key: string): Promise<Buffer | null>;
  put(key: string, body: Buffer): Promise<void>;
  /** Missing ones are fine. After a failure some may be left: ask for all of them again. */
  delete(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const deletesAtOnce = 8;
const s3Limits = { totalMs: 10_000, tryMs: 4_000 };

/** `address`: "s3://bucket/prefix?endpoint=https://minio.example:9000&region=eu-central-1" or a folder. */
export function openObjectStore(address: string, credentials: S3Credentials | null): ObjectStore {
  const backend = openBackend(parseObjectStoreAddress(address), credentials);
  return {
    get: async (key) => backend.read(checked(key)),
    put: async (key, body) => backend.write(checked(key), body),
    async delete(keys) {
      const remaining = keys.map(checked).values();
      // All draw from one iterator; each ends with its first failure, so a store that is down is soon left alone.
      const removeWhatRemains = async () => {
        for (const key of remaining) await backend.remove(key);
      };
      await Promise.all(Array.from({ length: deletesAtOnce }, removeWhatRemains));
    },
    close: backend.close,
  };
}

function openBackend(place: FolderPlace | S3Place, credentials: S3Credentials | null): StoreBackend {
  if (place.kind === 'folder') return openFileStore(place.folder);
  if (credentials === null) throw badAddress('it is of a bucket, and there are no credentials for it');
  return openS3Store(place, credentials, s3Limits);
}

/** No slash and no dot: a key can never lead out of its folder or need escaping in a URL. */
function checked(key: string): string {
  if (/^[A-Za-z0-9_-]{16,128}$/.test(key)) return key;
  throw new TypeError(
    `${JSON.stringify(key)} is no key: those have 16 to 128 of A-Z, a-z, 0-9, "_" and "-".`,
  );
}
