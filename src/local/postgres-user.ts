import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { AppError } from '../lib/errors.ts';

/** Who the database server runs as; null is ourselves. */
export type DatabaseUser = { uid: number; gid: number; name: string } | null;

/** Postgres refuses to run as root, so under root another user must do it: the files' owner, `postgres` or `nobody`. */
export function chooseDatabaseUser(existingFolders: string[]): DatabaseUser {
  if (process.getuid?.() !== 0) return null;
  for (const folder of existingFolders) {
    const owner = statSync(folder, { throwIfNoEntry: false });
    if (owner !== undefined && owner.uid !== 0) {
      return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
    }
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const uid = askId('-u', name);
    const gid = askId('-g', name);
    if (uid !== null && gid !== null) return { uid: Number(uid), gid: Number(gid), name };
  }
  throw new AppError(
    'no_database_user',
    'Postgres does not run as root, and there is neither a user "postgres" nor a user "nobody": run Castlist as an ordinary user or set DATABASE_URL.',
  );
}

/** The options that make `spawn` run a program as that user. */
export function runAs(user: DatabaseUser): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

/**
 * Whether the user can read each of the files and enter each of the folders. The kernel is asked, through a shell that
 * runs as the user, since modes alone don't tell (access lists, mounts).
 */
export function canReach(user: DatabaseUser, paths: string[]): boolean {
  if (user === null) return true;
  const script = 'for path; do test -r "$path" || { test -d "$path" && test -x "$path"; } || exit 1; done';
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { cwd: '/', ...runAs(user) }).status === 0;
}

function nameOf(uid: number): string {
  return askId('-un', String(uid)) ?? `with the number ${uid}`;
}

function askId(option: string, user: string): string | null {
  const answer = spawnSync('id', [option, user], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : null;
}
