import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '../lib/errors.ts';
import { shareWithFolderOwner, waitForLock } from './file-lock.ts';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const secretsSchema = z.object({ authSecret: z.string().min(32), demoPassword: z.string().min(8) });
/** What the local run makes up once and keeps. */
export type Secrets = z.infer<typeof secretsSchema>;

const lockTimeoutMs = 5_000;

/** The folder in which a local run keeps what must survive it; relative names count from the project. */
export function openStateFolder(name: string): string {
  const folder = resolve(projectFolder, name);
  try {
    mkdirSync(folder, { recursive: true });
    // Root's database runs as another user, who has to get through to its own folder in here.
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError(
      'state_folder_unusable',
      `Castlist cannot keep its data in ${folder}: ${reasonOf(cause)}.`,
      {
        cause,
      },
    );
  }
  return folder;
}

/** Reads the secrets, making them up when there are none. */
export async function readSecrets(stateFolder: string): Promise<Secrets> {
  const path = join(stateFolder, 'secrets.json');
  const lock = await waitForLock(join(stateFolder, 'secrets.lock'), 'exclusive', lockTimeoutMs);
  try {
    const text = readIfThere(path);
    if (text !== null) return secretsSchema.parse(JSON.parse(text));
    const secrets: Secrets = {
      authSecret: randomBytes(32).toString('base64url'),
      demoPassword: randomBytes(9).toString('base64url'),
    };
    writePrivately(path, `${JSON.stringify(secrets, null, 2)}\n`);
    return secrets;
  } catch (cause) {
    throw new AppError('secrets_unusable', `The secrets in ${path} cannot be used: ${reasonOf(cause)}.`, {
      cause,
    });
  } finally {
    lock?.release();
  }
}

export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Replaces the file as a whole, for its owner's eyes only: a kill in between leaves the old one. */
export function writePrivately(path: string, text: string): void {
  const next = `${path}.${process.pid}.new`;
  writeFileSync(next, text, { mode: 0o600 });
  shareWithFolderOwner(next);
  renameSync(next, path);
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

export function reasonOf(cause: unknown): string {
  if (hasCode(cause, 'EACCES', 'EPERM')) return 'permission denied';
  if (hasCode(cause, 'ENOSPC')) return 'the disk is full';
  if (hasCode(cause, 'EROFS')) return 'the disk is read-only';
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}
