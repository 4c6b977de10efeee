import { and, eq, lt, ne, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { workers } from '../db/schema/workers.ts';
import { logger } from '../lib/logger.ts';

const heartbeatMs = 1000;
/** A worker silent for this long has lost its claims: work resumes elsewhere within 10 s of a kill. */
const silenceSeconds = 6;

/** This process as a worker: claims bear its id, and live as long as its heartbeat. */
export interface WorkerLease {
  /** Changes when the lease was lost: what was claimed under an older id is no longer ours. */
  readonly id: string;
  /** Drops the rows of silent workers, which frees all that they had claimed. */
  dropSilentWorkers(): Promise<void>;
  /** Gives up the lease and with it every claim. */
  release(): Promise<void>;
}

export async function acquireWorkerLease(database: Database): Promise<WorkerLease> {
  let id = await register(database);
  let beating: Promise<void> | null = null;

  async function beat(): Promise<void> {
    const alive = await database.update(workers).set({ heartbeatAt: sql`now()` }).where(eq(workers.id, id));
    if (alive.rowCount === 0) id = await register(database);
  }

  const timer = setInterval(() => {
    beating ??= beat()
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'a heartbeat failed'))
      .finally(() => {
        beating = null;
      });
  }, heartbeatMs);

  return {
    get id() {
      return id;
    },
    async dropSilentWorkers() {
      await database
        .delete(workers)
        .where(
          and(
            ne(workers.id, id),
            lt(workers.heartbeatAt, sql`now() - make_interval(secs => ${silenceSeconds})`),
          ),
        );
    },
    async release() {
      clearInterval(timer);
      await beating;
      await database.delete(workers).where(eq(workers.id, id));
    },
  };
}

async function register(database: Database): Promise<string> {
  const [worker] = await database.insert(workers).values({}).returning({ id: workers.id });
  if (!worker) throw new Error('The insert of a worker answered no row.');
  return worker.id;
}
