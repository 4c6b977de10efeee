import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installMissing } from './install.mjs';
import { findRuntime } from './runtime.mjs';

const scriptsFolder = dirname(fileURLToPath(import.meta.url));
const projectFolder = dirname(scriptsFolder);
const parentCheckIntervalMs = 500;

/** Installs what is missing, then runs a TypeScript entry of the project as if it had been called itself. */
export async function launch(entry, parameters) {
  try {
    await installMissing(projectFolder);
  } catch (error) {
    fail(`Castlist could not install its packages. ${error.message}`);
  }
  const runtime = findRuntime(projectFolder);
  if (runtime === null) {
    fail(
      `Castlist needs Node 22.18 or later: this is ${process.versions.node}, and the one that comes with its packages does not run here.`,
    );
  }
  run(runtime, entry, parameters);
}

function run(runtime, entry, parameters) {
  const child = spawn(
    runtime,
    [
      '--disable-warning=ExperimentalWarning',
      ...settingsOf(entry),
      `--import=${pathToFileURL(join(scriptsFolder, 'launched.mjs'))}`,
      join(projectFolder, entry),
      ...parameters,
    ],
    // The channel carries no messages: its end tells the child that we are gone, even when we were killed.
    { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent(child);
  child.once('error', (error) => fail(`Castlist could not run ${runtime}: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** What a person wrote into `.env` is for running Castlist, not for its tests and benchmarks. */
function settingsOf(entry) {
  const file = join(projectFolder, '.env');
  return entry.startsWith('src/') && existsSync(file) ? [`--env-file=${file}`] : [];
}

/** npm can be killed without a chance to pass it on; then we get another parent. */
function stopWithParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, parentCheckIntervalMs).unref();
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
