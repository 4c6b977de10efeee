import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '../lib/errors.ts';

export interface Sandbox {
  url: string;
  stop(): Promise<void>;
}

const mainFile = fileURLToPath(new URL('../sandbox/main.ts', import.meta.url));
const readySchema = z.object({ ready: z.literal(true), url: z.url() });

/** Starts the stand-in for the outside world in a process of its own. */
export async function startSandbox(replayFolder: string | undefined): Promise<Sandbox> {
  const replay = replayFolder === undefined ? undefined : checkedReplayFolder(replayFolder);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', mainFile], {
    env: {
      ...process.env,
      SANDBOX_PORT: '0',
      ...(replay && { SANDBOX_REPLAY: replay }),
      ...(getCompileCacheDir() && { NODE_COMPILE_CACHE: getCompileCacheDir() }),
    },
    // It ends with the channel, even when we are killed. Ctrl-C is ours to answer: running searches still need it.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  const ended = once(child, 'exit').then(() => {});
  return { url: await waitUntilReady(child), stop: () => stop(child, ended) };
}

function checkedReplayFolder(name: string): string {
  const folder = resolve(name);
  if (existsSync(join(folder, 'index.json'))) return folder;
  throw new AppError(
    'bad_replay_folder',
    `SANDBOX_REPLAY is ${folder}, where there is no index.json to replay.`,
  );
}

async function waitUntilReady(child: ChildProcess): Promise<string> {
  let complaints = '';
  child.stderr?.on('data', (text) => (complaints += text));
  return new Promise((resolveUrl, reject) => {
    const fail = (reason: string) =>
      reject(new AppError('sandbox_not_started', `The sandbox did not start: ${reason}.`));
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(complaints.trim().replace(/\.$/, '') || `it ended with ${code}`));
    child.on('message', (message) => {
      const ready = readySchema.safeParse(message);
      if (!ready.success) return;
      child.stderr?.removeAllListeners('data').pipe(process.stderr);
      resolveUrl(ready.data.url);
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect();
  child.kill('SIGTERM');
  await ended;
}
