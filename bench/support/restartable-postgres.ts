import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src/lib/errors.ts';
import { tryLock } from '../../src/local/file-lock.ts';
import { findPostgresBinaries } from '../../src/local/postgres-binaries.ts';
import {
  abandonCluster,
  type Cluster,
  createCluster,
  makeClusterFolder,
  startCluster,
  stopCluster,
} from '../../src/local/postgres-cluster.ts';
import { systemFolder } from '../../src/local/postgres-place.ts';
import { canReach, chooseDatabaseUser, runAs } from '../../src/local/postgres-user.ts';
import { openStateFolder } from '../../src/local/state-folder.ts';

/**
 * What is committed survives the server's death, as it does with the settings people run it with; only the machine's own
 * death is left out, which no bench can arrange.
 */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  jit: 'off',
  timezone: 'UTC',
};

/** A server of one's own, at the same address after each restart. */
export interface RestartablePostgres {
  url: string;
  /** `immediate` is a crash: connections are cut without a word, and the next start recovers. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  stop(): Promise<void>;
}

/** The folder is laid out as `temporary-postgres.ts` has it, which clears up what a killed process leaves behind. */
export async function startRestartablePostgres(): Promise<RestartablePostgres> {
  const user = chooseDatabaseUser([]);
  const parent = canReach(user, [tmpdir()]) ? tmpdir() : systemFolder;
  const folder = openStateFolder(mkdtempSync(join(parent, 'castlist-test-')));
  const lock = tryLock(join(folder, 'alive.lock'), 'exclusive');
  const binaries = await findPostgresBinaries(user, systemFolder);
  const cluster: Cluster = { folder: join(folder, 'postgres'), binaries, user, settings };
  const abandon = () => abandonCluster(cluster);
  process.once('exit', abandon);
  makeClusterFolder(cluster.folder, user);
  await createCluster(cluster, { sync: false });
  return {
    url: await startCluster(cluster),
    restart: (mode) => restart(cluster, mode),
    async stop() {
      process.off('exit', abandon);
      await stopCluster(cluster, 'immediate');
      lock?.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** By the options that it was started with, port and all. */
async function restart(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  const data = join(cluster.folder, 'data');
  const parameters = ['restart', `--pgdata=${data}`, `--mode=${mode}`, '--wait', '--timeout=60'];
  const child = spawn(cluster.binaries.pgCtl, [...parameters, `--log=${cluster.folder}/server.log`], {
    cwd: cluster.folder,
    env: { LC_ALL: 'C', PATH: process.env.PATH },
    stdio: 'ignore',
    detached: true,
    ...runAs(cluster.user),
  });
  const [code] = await once(child, 'exit');
  if (code !== 0)
    throw new AppError('database_not_started', `Postgres did not restart: pg_ctl ended with ${code}.`);
}
