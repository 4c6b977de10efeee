import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileLock, tryLock } from './file-lock.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import {
  abandonCluster,
  type Cluster,
  createCluster,
  makeClusterFolder,
  startCluster,
  stopCluster,
} from './postgres-cluster.ts';
import { systemFolder } from './postgres-place.ts';
import { canReach, chooseDatabaseUser } from './postgres-user.ts';
import { openStateFolder } from './state-folder.ts';

const prefix = 'castlist-test-';
const lockName = 'alive.lock';

/** For tests: nothing has to survive, many files work at once. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
};

/** A server that is gone without a trace after `stop()`. What a killed process left behind goes with the next one. */
export async function startTemporaryPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const user = chooseDatabaseUser([]);
  const parent = canReach(user, [tmpdir()]) ? tmpdir() : systemFolder;
  const binaries = await findPostgresBinaries(user, systemFolder);
  const clusterIn = (folder: string): Cluster => ({
    folder: join(folder, 'postgres'),
    binaries,
    user,
    settings,
  });
  await removeLeftovers(parent, clusterIn);

  const { folder, lock } = makeFolder(parent);
  const cluster = clusterIn(folder);
  // A test run that is interrupted exits at once; its folder is left to the next one.
  const abandon = () => abandonCluster(cluster);
  process.once('exit', abandon);
  const stop = async () => {
    process.off('exit', abandon);
    await remove(folder, cluster, lock);
  };
  try {
    makeClusterFolder(cluster.folder, user);
    await createCluster(cluster, { sync: false });
    return { url: await startCluster(cluster), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The lock says that we live; whoever clears up takes folders with a lock that is free. */
function makeFolder(parent: string): { folder: string; lock: FileLock } {
  for (;;) {
    const folder = openStateFolder(mkdtempSync(join(parent, prefix)));
    const lock = tryLock(join(folder, lockName), 'exclusive');
    if (lock !== null) return { folder, lock };
  }
}

async function removeLeftovers(parent: string, clusterIn: (folder: string) => Cluster): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name);
    const lockFile = join(folder, lockName);
    if (statSync(lockFile, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue;
    const lock = tryLock(lockFile, 'exclusive');
    if (lock !== null) await remove(folder, clusterIn(folder), lock);
  }
}

async function remove(folder: string, cluster: Cluster, lock: FileLock): Promise<void> {
  await stopCluster(cluster, 'immediate');
  lock.release();
  rmSync(folder, { recursive: true, force: true });
}
