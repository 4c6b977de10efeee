import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { logger } from '../lib/logger.ts';
import type { Queue } from './queue.ts';

interface PgBossQueueOptions {
  databaseUrl: string;
  topics: readonly string[];
  /** Whether this process does maintenance: one that only sends leaves it to the workers. */
  maintain: boolean;
}

/** The queue on Postgres. `notify` wakes workers at once; polling is what heals a lost notification. */
export async function startPgBossQueue({
  databaseUrl,
  topics,
  maintain,
}: PgBossQueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'castlist-queue',
    max: 4,
    useListenNotify: true,
    supervise: maintain,
    schedule: false,
  });
  boss.on('error', (error) =>
    logger.warn({ error: error.message }, 'the queue lost its database for a moment'),
  );
  await boss.start();
  for (const topic of topics) await boss.createQueue(topic, { notify: true, retryLimit: 0 });

  return {
    async send(executor, topic, payload) {
      await boss.send(topic, payload, { db: fromDrizzle(executor, sql) });
    },
    async work(topic, handle) {
      await boss.work<Record<string, string>>(
        topic,
        { batchSize: 20, pollingIntervalSeconds: 2 },
        async (jobs) => {
          for (const job of jobs) handle(job.data);
        },
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: 2000 }),
  };
}
