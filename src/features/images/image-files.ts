import { hash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { logger } from '../../lib/logger.ts';
import type { ObjectStore } from '../../lib/object-store/object-store.ts';

/** Files by the hash of their content, in the store and listed in the database, which knows when each was used. */
export interface ImageFiles {
  /** The hashes, in order. Whatever the store does, who asks for the picture now gets it: a failure is logged. */
  keep(bodies: readonly Buffer[]): Promise<string[]>;
  /** Null when it was evicted, lost, damaged or cannot be had just now. */
  read(hash: string): Promise<Buffer | null>;
  /** It was used, and is not among the next to be evicted. */
  touch(hash: string): Promise<void>;
  /** Deletes what belongs to nobody any more: of creators who were deleted, and pictures that were replaced. */
  deleteUnowned(): Promise<number>;
  /** Deletes what was not used for the longest time until the rest takes less than this; answers how many went. */
  evict(maximumBytes: number): Promise<number>;
}

const evictedAtOnce = 500;
/** Room is made for some time ahead. */
const keptShare = 0.9;

export function hashContent(content: Buffer | string): string {
  return hash('sha256', content, 'base64url');
}

export function openImageFiles(database: Database, store: ObjectStore): ImageFiles {
  async function unlessUnavailable<T, Other>(work: Promise<T>, otherwise: Other): Promise<T | Other> {
    try {
      return await work;
    } catch (error) {
      logger.error({ error: String(error) }, 'the image store failed');
      return otherwise;
    }
  }

  /** One batch; how many that were. */
  async function evictSome(maximumBytes: number): Promise<number> {
    return database.transaction(async (transaction) => {
      const { rows } = await transaction.execute<{ hash: string }>(sql`
        with total as (select coalesce(sum(bytes), 0) - ${maximumBytes}::bigint as excess from image_files),
          oldest as (
            select hash, used_at, sum(bytes) over (order by used_at, hash) - bytes as before
            from image_files order by used_at, hash limit ${evictedAtOnce}
          ),
          chosen as (
            -- With the time, which is read again when the row is locked: what was used meanwhile stays.
            select hash from image_files
            where (hash, used_at) in (select hash, used_at from oldest, total where before < excess)
            for update skip locked
          )
        delete from image_files using chosen where image_files.hash = chosen.hash returning image_files.hash`);
      // Before the rows are gone for good: after a failure here they are still listed, and found missing when read.
      if (rows.length > 0) await store.delete(rows.map((row) => row.hash));
      return rows.length;
    });
  }

  return {
    async keep(bodies) {
      const files = bodies.map((body) => ({ body, hash: hashContent(body) }));
      const different = [...new Map(files.map((file) => [file.hash, file])).values()];
      const rows = different
        .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
        .map((file) => sql`(${file.hash}, ${file.body.length})`);
      // Listed before they are there: what is listed and missing is made again, what is not listed is never evicted.
      await database.execute(sql`
        insert into image_files (hash, bytes) values ${sql.join(rows, sql`, `)}
        on conflict (hash) do update set used_at = now()`);
      await Promise.all(
        different.map((file) => unlessUnavailable(store.put(file.hash, file.body), undefined)),
      );
      return files.map((file) => file.hash);
    },

    async read(key) {
      const body = await unlessUnavailable(store.get(key), null);
      return body !== null && hashContent(body) === key ? body : null;
    },

    async touch(key) {
      await database.execute(sql`update image_files set used_at = now() where hash = ${key}`);
    },

    async deleteUnowned() {
      return database.transaction(async (transaction) => {
        // What was kept just now may have its owner's row still to come.
        const { rows } = await transaction.execute<{ hash: string }>(sql`
          with unowned as (
            delete from image_renditions rendition using image_files file
            where file.hash = rendition.file and file.used_at < now() - interval '1 hour'
              and not exists (select from images where images.original = rendition.original)
            returning file
          )
          delete from image_files file
          where used_at < now() - interval '1 hour'
            and not exists (select from images where images.original = file.hash)
            and not exists (select from image_renditions rendition
              where rendition.file = file.hash
                and exists (select from images where images.original = rendition.original))
          returning hash`);
        if (rows.length > 0) await store.delete(rows.map((row) => row.hash));
        return rows.length;
      });
    },

    async evict(maximumBytes) {
      const { rows } = await database.execute<{ full: boolean }>(
        sql`select coalesce(sum(bytes), 0) > ${maximumBytes}::bigint as full from image_files`,
      );
      if (!rows[0]?.full) return 0;
      let evicted = 0;
      let some: number;
      do {
        some = await evictSome(Math.floor(maximumBytes * keptShare));
        evicted += some;
      } while (some > 0);
      return evicted;
    },
  };
}
