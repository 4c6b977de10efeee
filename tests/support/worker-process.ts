import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { until } from '../../src/local/testing.ts';
import type { Order } from './killable-worker.ts';
import type { Mishap } from './mishap.ts';
import type { TestApp } from './test-app.ts';

const file = fileURLToPath(new URL('killable-worker.ts', import.meta.url));
/** By what its connections are told from those of the others. */
const applicationName = 'castlist-killable';

export interface WorkerProcess {
  /** Resolves when the mishap has happened. A killed one has left nothing under way in the database by then. */
  struck: Promise<void>;
  freeze(): void;
  revive(): void;
  /** Lets it end in good order. */
  stop(): Promise<void>;
}

/** Starts a worker on the app's database in a process of its own; a `mishap` happens to it when it comes to its point. */
export async function startWorkerProcess(app: TestApp, mishap: Mishap | null): Promise<WorkerProcess> {
  const child = fork(file, {
    execPath: process.execPath,
    execArgv: [],
    serialization: 'advanced',
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const said = (word: string) =>
    new Promise<void>((resolve) => child.on('message', (message) => message === word && resolve()));
  const [started, struck] = [said('started'), said('struck')];

  const databaseUrl = new URL(app.configuration.databaseUrl);
  databaseUrl.searchParams.set('application_name', applicationName);
  const order: Order = { configuration: { ...app.configuration, databaseUrl: databaseUrl.href }, mishap };
  child.send(order);
  await Promise.race([started, struck]);

  return {
    struck: mishap?.kind === 'kill' ? exited.then(() => untilGone(app)) : struck,
    freeze: () => child.kill('SIGSTOP'),
    revive: () => child.kill('SIGCONT'),
    async stop() {
      child.send('stop');
      await exited;
    },
  };
}

async function untilGone({ database }: TestApp): Promise<void> {
  await until(async () => {
    const connections = await database.execute(sql`
      select from pg_stat_activity where datname = current_database() and application_name = ${applicationName}`);
    return connections.rowCount === 0;
  });
}
