import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { searchTopic } from '../../src/features/searches/search-topic.ts';
import { createStopList } from '../../src/local/stop-list.ts';
import { startPgBossQueue } from '../../src/queue/pg-boss-queue.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { startPoisoner } from '../../tests/support/poisoner.ts';
import { createTestSandbox, type TestSandbox } from '../../tests/support/test-sandbox.ts';
import { startRestartablePostgres } from '../support/restartable-postgres.ts';
import { auditSql } from './audit.ts';
import type { Played } from './play.ts';

/** Small: a schedule is about what goes wrong, not about how much there is. */
const creatorCount = 700;
const template = 'castlist_template';

/** The places where one schedule at a time is played: a Postgres, a sandbox, and what stands before it. */
export interface Lane {
  sandbox: TestSandbox;
  provider: Awaited<ReturnType<typeof startPoisoner>>;
  /** A migrated database under audit. */
  createDatabase(): Promise<{ url: string; drop(): Promise<void> }>;
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  /** How plots ended that nothing disturbed, by their names. */
  undisturbed: Map<string, Promise<Played>>;
  close(): Promise<void>;
}

export async function openLane(): Promise<Lane> {
  const stops = createStopList();
  try {
    const postgres = await startRestartablePostgres();
    stops.add(postgres.stop);
    const sandbox = await startSandbox({ creatorCount });
    stops.add(sandbox.stop);
    const provider = await startPoisoner(sandbox.url);
    stops.add(provider.stop);
    const at = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    await run(postgres.url, `create database ${template}`);
    await migrate(at(template));
    // Makes the queue's tables, which every start would have to otherwise.
    const queue = await startPgBossQueue({
      databaseUrl: at(template),
      topics: [searchTopic],
      maintain: false,
    });
    await queue.stop();
    await run(at(template), auditSql);
    return {
      sandbox: createTestSandbox(sandbox.url),
      provider,
      async createDatabase() {
        const name = `chaos_${randomUUID().replaceAll('-', '')}`;
        await run(postgres.url, `create database ${name} template ${template}`);
        return { url: at(name), drop: () => run(postgres.url, `drop database ${name} with (force)`) };
      },
      restart: postgres.restart,
      undisturbed: new Map(),
      close: stops.stopAll,
    };
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
