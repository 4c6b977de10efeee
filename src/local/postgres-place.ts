import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../lib/errors.ts';
import { canReach, chooseDatabaseUser, type DatabaseUser } from './postgres-user.ts';
import { hasCode } from './state-folder.ts';

/** Where the files of the database lie, and who works on them. */
export interface PostgresPlace {
  folder: string;
  user: DatabaseUser;
  /** Why it is not in the project; null when it is. */
  reason: string | null;
}

/** Where root keeps what its database's user cannot reach elsewhere. */
export const systemFolder = '/var/lib/castlist';

/** Files that exist stay where they are; new ones go into the state folder, if the database's user can get there. */
export function choosePostgresPlace(stateFolder: string, elsewhere = systemFolder): PostgresPlace {
  const usual = join(stateFolder, 'postgres');
  const other = join(elsewhere, nameFor(stateFolder), 'postgres');
  const user = chooseDatabaseUser([usual, other]);
  const isReachable = canReach(user, [stateFolder]);
  if (existsSync(usual) && !isReachable) {
    throw unreachable(user, stateFolder, 'Let it in (chmod o+x on each folder above)');
  }
  if (user === null || existsSync(usual) || (isReachable && !existsSync(other)))
    return { folder: usual, user, reason: null };
  if (!makeReachable(user, dirname(other))) {
    throw unreachable(
      user,
      stateFolder,
      `${elsewhere} cannot be used either: put Castlist into a folder that everybody may enter`,
    );
  }
  const reason = `the database's user "${user?.name}" ${isReachable ? 'could' : 'may'} not enter ${stateFolder}`;
  return { folder: other, user, reason };
}

function unreachable(user: DatabaseUser, folder: string, advice: string): AppError {
  return new AppError(
    'database_unreachable',
    `The database's user "${user?.name}" (Postgres does not run as root) cannot enter ${folder}. ${advice}, or set DATABASE_URL.`,
  );
}

function makeReachable(user: DatabaseUser, folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(dirname(folder), 0o755);
    chmodSync(folder, 0o711);
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC')) return false;
    throw error;
  }
  return canReach(user, [folder]);
}

/** Tells several installations apart, and tells a person which one it is. */
function nameFor(stateFolder: string): string {
  const digest = createHash('sha256').update(stateFolder).digest('hex').slice(0, 10);
  return `${basename(dirname(stateFolder))}-${digest}`;
}
