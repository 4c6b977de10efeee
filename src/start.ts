// The local run: `npm start`. Everything on one machine, in one process beside Postgres and the sandbox.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Configuration, readEnvironment } from './lib/env.ts';
import { AppError } from './lib/errors.ts';
import { prepareLocalRun } from './local/local-run.ts';
import { requireFreePort } from './local/port.ts';
import { createProgress, type Progress } from './local/progress.ts';
import { buildScreens } from './local/screens.ts';
import { becomeSingleRun } from './local/single-run.ts';
import { openStateFolder } from './local/state-folder.ts';
import { allSettledOrThrow, createStopList, type StopList } from './local/stop-list.ts';

/** Searches in work and open requests get this long, the database the rest of the whole. */
const drainTimeoutMs = 5_000;
const stopTimeoutMs = 10_000;

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interruption.abort());
// A terminal that was closed takes no more lines; stopping in order matters more.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
// A person wants to see the progress and the address, and of the log what is wrong.
process.env.LOG_LEVEL ||= 'warn';

const stops = createStopList();
let exitCode = 0;
try {
  await start(interruption.signal, stops);
  if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
} catch (error) {
  // What was interrupted fails in its own ways, none of which is news.
  if (!interruption.signal.aborted) {
    exitCode = 1;
    console.error(describe(error));
  }
}
setTimeout(() => process.exit(1), stopTimeoutMs).unref();
try {
  await stops.stopAll();
} catch (error) {
  exitCode = 1;
  console.error(describe(error));
}
process.exit(exitCode);

async function start(signal: AbortSignal, stops: StopList): Promise<void> {
  const progress = createProgress((line) => console.log(line));
  const environment = readEnvironment(process.env);
  const run = await becomeSingleRun(openStateFolder(environment.CASTLIST_STATE));
  stops.add(run.release);
  signal.addEventListener('abort', () => run.write({ state: 'stopping', url: null }));
  await requireFreePort(environment.PORT, environment.HOST);
  signal.throwIfAborted();

  const [configuration, { startServer }, { startWorker }] = await allSettledOrThrow([
    prepareLocalRun(environment, progress).then((local) => {
      stops.add(local.stop);
      return local.configuration;
    }),
    // Loading these takes a second of this process, while others start.
    import('./server.ts'),
    import('./worker.ts'),
    progress.step('Screens', buildScreens(signal)),
  ]);
  signal.throwIfAborted();

  const serving: Array<() => Promise<void>> = [];
  stops.add(() => within(drainTimeoutMs, Promise.all(serving.map((stop) => stop()))));
  const server = await startServer(configuration);
  serving.push(server.stop);
  const worker = await startWorker(configuration);
  serving.push(worker.stop);
  run.write({ state: 'running', url: server.url });
  welcome(server.url, configuration, progress);
}

function welcome(url: string, { demo, sandboxUrl }: Configuration, progress: Progress): void {
  progress.note('');
  progress.note(`Castlist is at ${url}`);
  if (demo !== null) progress.note(`Demo login: ${demo.email}, password ${demo.password}`);
  if (sandboxUrl !== null) {
    progress.note('Its creators are invented (sandbox); SCRAPECREATORS_API_KEY brings real ones.');
  }
  progress.note('Ctrl-C stops it.');
}

async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, sleep(timeoutMs, undefined, { ref: false })]);
}

/** Expected failures are a sentence; anything else is a bug, which its stack helps to find. */
function describe(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'syscall' in error) return `Castlist cannot run: ${error.message}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
