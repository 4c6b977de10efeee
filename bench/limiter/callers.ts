import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const processFile = fileURLToPath(new URL('caller-process.ts', import.meta.url));

export interface CallerOptions {
  sandboxUrl: string;
  databaseUrl: string;
  /** The configured limit, over all processes. */
  concurrency: number;
  /** Calls that each process always wants to make at once. */
  askers: number;
}

export interface Callers {
  /** Ends them and answers how many of their calls were given up. */
  stop(): Promise<number>;
}

/** Starts so many processes that ask on and on. */
export async function startCallers(count: number, options: CallerOptions): Promise<Callers> {
  const children = Array.from({ length: count }, (_, index) => {
    const { sandboxUrl, databaseUrl, concurrency, askers } = options;
    const parameters = [`caller${index}`, sandboxUrl, databaseUrl, String(concurrency), String(askers)];
    return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', processFile, ...parameters], {
      env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'fatal' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  });
  await Promise.all(children.map((child) => once(child, 'message')));
  return {
    async stop() {
      const counts = await Promise.all(children.map(stop));
      return counts.reduce((sum, failed) => sum + failed, 0);
    },
  };
}

async function stop(child: ChildProcess): Promise<number> {
  const ended = once(child, 'exit');
  const told = once(child, 'message');
  child.send('stop');
  const [{ failed }] = (await told) as [{ failed: number }];
  await ended;
  return failed;
}
