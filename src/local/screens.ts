import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtWebFolder } from '../lib/env.ts';
import { AppError } from '../lib/errors.ts';
import { waitForLock } from './file-lock.ts';
import { projectFolder, readIfThere, reasonOf } from './state-folder.ts';

/** All that the built screens depend on. */
const sources = ['src/web', 'src/domain', 'vite.web.config.ts', 'package-lock.json'];
const stampFile = `${builtWebFolder}.hash`;
const lockFile = `${builtWebFolder}.lock`;
const buildTimeoutMs = 120_000;

/** Builds the screens unless they were built from exactly these sources; false when there was nothing to do. */
export async function buildScreens(signal?: AbortSignal): Promise<boolean> {
  if (readIfThere(stampFile) === digestOfSources()) return false;
  try {
    mkdirSync(dirname(builtWebFolder), { recursive: true });
  } catch (cause) {
    throw new AppError(
      'screens_not_built',
      `The screens cannot be built: ${builtWebFolder}: ${reasonOf(cause)}.`,
      { cause },
    );
  }
  const lock = await waitForLock(lockFile, 'exclusive', buildTimeoutMs);
  try {
    const digest = digestOfSources();
    if (readIfThere(stampFile) === digest) return false;
    await runVite(signal);
    writeFileSync(stampFile, digest);
    return true;
  } finally {
    lock?.release();
  }
}

function digestOfSources(): string {
  const digest = createHash('sha256');
  for (const file of sources.map((name) => join(projectFolder, name)).flatMap(filesUnder)) {
    digest.update(file.slice(projectFolder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function runVite(signal: AbortSignal | undefined): Promise<void> {
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--config=vite.web.config.ts', '--logLevel=warn'], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new AppError('screens_not_built', `The screens cannot be built:\n${output.trim()}`));
    });
  });
}
