import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { readEnvironment } from '../../src/lib/env.ts';
import { AppError } from '../../src/lib/errors.ts';
import { joinEmbeddedPostgres } from '../../src/local/embedded-postgres.ts';
import { tryLock } from '../../src/local/file-lock.ts';
import { openStateFolder } from '../../src/local/state-folder.ts';
import { createStopList } from '../../src/local/stop-list.ts';

/** A Postgres with the settings that people run it with, on the disk that they would have it on. */
export interface BenchPostgres {
  version: string;
  /** A migrated database that goes with `drop`, or with the server. */
  createDatabase(): Promise<{ url: string; drop(): Promise<void> }>;
  stop(): Promise<void>;
}

/** The server named by DATABASE_URL, in databases of our own; else an embedded one as `npm start` has it. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const { DATABASE_URL, CASTLIST_STATE } = readEnvironment(process.env);
  const stops = createStopList();
  try {
    const url = DATABASE_URL ?? (await startEmbedded(join(CASTLIST_STATE, 'bench'), stops.add));
    const drops = new Set<() => Promise<void>>();
    stops.add(async () => {
      for (const drop of drops) await drop();
    });
    return {
      version: await query(url, 'show server_version').then(([row]) => row?.server_version ?? 'unknown'),
      async createDatabase() {
        const name = `castlist_bench_${randomUUID().replaceAll('-', '')}`;
        await query(url, `create database ${name}`);
        const drop = async () => {
          drops.delete(drop);
          await query(url, `drop database if exists ${name} with (force)`);
        };
        drops.add(drop);
        const own = new URL(url);
        own.pathname = `/${name}`;
        await migrate(own.href);
        return { url: own.href, drop };
      },
      stop: stops.stopAll,
    };
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
}

async function startEmbedded(folder: string, onStop: (stop: () => Promise<void> | void) => void) {
  const stateFolder = openStateFolder(folder);
  const lock = tryLock(join(stateFolder, 'bench.lock'), 'exclusive');
  if (lock === null)
    throw new AppError('already_running', 'Another bench runs: two at once measure nothing.');
  onStop(lock.release);
  const postgres = await joinEmbeddedPostgres(stateFolder);
  onStop(() => {
    const files = postgres.elsewhere?.folder ?? join(stateFolder, 'postgres');
    // Broken off in the middle, what is left is not taken for a database the next time.
    renameSync(join(files, 'data'), join(files, 'data.removed'));
    rmSync(files, { recursive: true });
  });
  onStop(postgres.release);
  return postgres.url;
}

async function query(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
