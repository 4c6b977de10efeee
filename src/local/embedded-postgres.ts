import { join } from 'node:path';
import { AppError } from '../lib/errors.ts';
import { type FileLock, tryLock, waitForLock } from './file-lock.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import {
  type Cluster,
  createCluster,
  makeClusterFolder,
  startCluster,
  stopCluster,
} from './postgres-cluster.ts';
import { choosePostgresPlace, systemFolder } from './postgres-place.ts';

export interface EmbeddedPostgres {
  url: string;
  /** Where its files are, when that is not the state folder, and why. */
  elsewhere: { folder: string; reason: string } | null;
  /** Leaves the server; the last one to leave stops it. */
  release(): Promise<void>;
}

const gateTimeoutMs = 60_000;

/** Fit for a laptop. What people search stays out of the server's log. */
const settings = {
  max_connections: '100',
  shared_buffers: '256MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * The one Postgres server of a state folder, started if it does not run. Several processes use it at once: each holds
 * `postgres-users.lock` shared for as long as it does, and who can have it alone afterwards was the last. The gate lets
 * one at a time come or go.
 */
export async function joinEmbeddedPostgres(stateFolder: string): Promise<EmbeddedPostgres> {
  const usersLock = join(stateFolder, 'postgres-users.lock');
  const gate = await openGate(stateFolder);
  try {
    const place = choosePostgresPlace(stateFolder);
    makeClusterFolder(place.folder, place.user);
    const binaries = await findPostgresBinaries(place.user, systemFolder);
    const cluster: Cluster = { folder: place.folder, binaries, user: place.user, settings };
    await createCluster(cluster, { sync: true });
    const use = tryLock(usersLock, 'shared');
    const url = await startCluster(cluster).catch((error) => {
      use?.release();
      throw error;
    });
    return {
      url,
      elsewhere: place.reason === null ? null : { folder: place.folder, reason: place.reason },
      release: () => leave(stateFolder, cluster, use),
    };
  } finally {
    gate.release();
  }
}

async function leave(stateFolder: string, cluster: Cluster, use: FileLock | null): Promise<void> {
  const gate = await openGate(stateFolder);
  try {
    use?.release();
    const last = tryLock(join(stateFolder, 'postgres-users.lock'), 'exclusive');
    if (last === null) return;
    try {
      await stopCluster(cluster, 'fast');
    } finally {
      last.release();
    }
  } finally {
    gate.release();
  }
}

async function openGate(stateFolder: string): Promise<FileLock> {
  const gate = await waitForLock(join(stateFolder, 'postgres.lock'), 'exclusive', gateTimeoutMs);
  if (gate === null) {
    throw new AppError(
      'database_busy',
      'Another Castlist process has been starting or stopping the database for a minute.',
    );
  }
  return gate;
}
