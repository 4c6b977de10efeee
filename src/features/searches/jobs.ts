import { and, eq, notInArray } from 'drizzle-orm';
import { searches } from '../../db/schema/searches.ts';
import { logger } from '../../lib/logger.ts';
import { acquireWorkerLease } from '../../queue/worker-lease.ts';
import type { Services } from '../services.ts';
import { createSearchRunner } from './search-runner.ts';
import { searchTopic } from './search-topic.ts';
import { dropLeftAnswers, endOverdueSearches, findIdleSearches } from './sweep-searches.ts';

const sweepMs = 2000;

/** Makes this process a worker for searches: woken by the queue, and by its own sweep for what no message told. */
export async function workOnSearches(
  services: Services,
  { concurrency }: { concurrency: number },
): Promise<{ stop(): Promise<void> }> {
  const { database, queue, searchEvents } = services;
  const lease = await acquireWorkerLease(database);
  const runner = createSearchRunner(services, lease, { concurrency });

  async function sweep(): Promise<void> {
    await lease.dropSilentWorkers();
    runner.heal();
    for (const searchId of await endOverdueSearches(database)) {
      runner.abandon(searchId);
      searchEvents.changed(searchId);
    }
    for (const searchId of await findIdleSearches(database)) runner.wake(searchId);
    await dropLeftAnswers(database);
  }

  let sweeping: Promise<void> | null = null;
  const sweepOnce = () => {
    sweeping ??= sweep()
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'a sweep failed'))
      .finally(() => {
        sweeping = null;
      });
  };
  const timer = setInterval(sweepOnce, sweepMs);
  sweepOnce();

  const unsubscribe = searchEvents.subscribe(null, (searchId) => {
    if (runner.activeSearchIds().includes(searchId)) abandonIfEnded(searchId);
  });

  function abandonIfEnded(searchId: string): void {
    database
      .select({ id: searches.id })
      .from(searches)
      .where(and(eq(searches.id, searchId), notInArray(searches.status, ['pending', 'processing'])))
      .then(
        (ended) => ended.length > 0 && runner.abandon(searchId),
        (error: unknown) =>
          logger.warn({ error: String(error) }, 'whether a search has ended could not be read'),
      );
  }

  await queue.work(searchTopic, ({ searchId }) => {
    if (searchId !== undefined) runner.wake(searchId);
  });

  return {
    async stop() {
      unsubscribe();
      clearInterval(timer);
      await sweeping;
      await runner.stop();
      await lease.release();
    },
  };
}
