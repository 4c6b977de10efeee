import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../lib/errors.ts';

export interface FileLock {
  release(): void;
}

const sqliteBusy = 5;
const retryIntervalMs = 25;

/**
 * A lock between processes that ends with its holder, even a killed one: SQLite takes it from the system's kernel
 * (Node itself has no call for that), so there are no stale locks, no process ids and no heartbeat. Any number may hold
 * a lock shared, or one alone. Null when somebody else's hold is in the way.
 */
export function tryLock(path: string, mode: 'shared' | 'exclusive'): FileLock | null {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // Nothing is ever written, so no journal has to be on disk.
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec(mode === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT 1 FROM sqlite_schema');
    shareWithFolderOwner(path);
  } catch (error) {
    database?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('lock_unusable', `Castlist cannot use the lock file ${path}: ${reason}.`, {
      cause: error,
    });
  }
  return { release: () => database.close() };
}

/** The same, waiting for the others to let go. */
export async function waitForLock(
  path: string,
  mode: 'shared' | 'exclusive',
  timeoutMs: number,
): Promise<FileLock | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(path, mode);
    if (lock !== null || performance.now() > deadline) return lock;
    await sleep(retryIntervalMs);
  }
}

/** A start as root must not lock out the user to whom the folder belongs. */
export function shareWithFolderOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}
