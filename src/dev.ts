// `npm run dev`: server and worker start again when their files change, Vite serves the screens and passes /api on.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readEnvironment } from './lib/env.ts';
import { prepareLocalRun } from './local/local-run.ts';
import { createProgress } from './local/progress.ts';
import { projectFolder } from './local/state-folder.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort());

const environment = readEnvironment(process.env);
const { configuration, stop } = await prepareLocalRun(
  environment,
  createProgress((line) => console.log(line)),
);
const variables = {
  ...process.env,
  DATABASE_URL: configuration.databaseUrl,
  AUTH_SECRET: configuration.authSecret,
  ...(configuration.sandboxUrl && { SANDBOX_URL: configuration.sandboxUrl }),
  CASTLIST_API: `http://127.0.0.1:${environment.PORT}`,
};
const children = [
  runWatched(join('src', 'server.ts')),
  runWatched(join('src', 'worker.ts')),
  run(join('node_modules', 'vite', 'bin', 'vite.js'), '--config=vite.web.config.ts'),
];
if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
await Promise.all(children.map(end));
await stop();

function runWatched(entry: string): ChildProcess {
  return run('--import=./scripts/quick-imports.mjs', '--watch', '--watch-preserve-output', entry);
}

function run(...parameters: string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...parameters], {
    cwd: projectFolder,
    env: variables,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
