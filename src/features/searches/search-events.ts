import { sql } from 'drizzle-orm';
import type { Database, Executor } from '../../db/client.ts';
import { listen } from '../../db/notifications.ts';
import { logger } from '../../lib/logger.ts';

const channel = 'search_changed';
/** A screen needs no more wake-ups than this, and a NOTIFY takes a lock over the whole database when it commits. */
const quietMs = 120;

/** Tells every process that a search's rows have changed. Nothing depends on it: screens poll, workers sweep. */
export interface SearchEvents {
  /** To be called after the commit; several calls in a row become one message. */
  changed(searchId: string): void;
  /** The same for the last change of a search, which is told at once. */
  ended(searchId: string): void;
  /** Calls back for the one search, or for all with `null`; the answer ends it. */
  subscribe(searchId: string | null, listener: (searchId: string) => void): () => void;
  close(): Promise<void>;
}

export async function openSearchEvents(database: Database, databaseUrl: string): Promise<SearchEvents> {
  const listeners = new Map<string | null, Set<(searchId: string) => void>>();
  const waiting = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

  function deliver(searchId: string): void {
    for (const key of [searchId, null]) for (const listener of listeners.get(key) ?? []) listener(searchId);
  }

  function deliverAll(): void {
    for (const searchId of listeners.keys()) if (searchId !== null) deliver(searchId);
  }

  const subscription = await listen(databaseUrl, channel, deliver, deliverAll);

  function tell(searchId: string): void {
    announceSearchChange(database, searchId).catch((error: unknown) =>
      logger.warn({ error: String(error) }, 'a change of a search could not be announced'),
    );
  }

  function announce(searchId: string): void {
    tell(searchId);
    const timer = setTimeout(() => {
      const again = waiting.get(searchId)?.again;
      waiting.delete(searchId);
      if (again) announce(searchId);
    }, quietMs);
    waiting.set(searchId, { timer, again: false });
  }

  return {
    changed(searchId) {
      const pending = waiting.get(searchId);
      if (pending) pending.again = true;
      else announce(searchId);
    },
    ended: tell,
    subscribe(searchId, listener) {
      const set = listeners.get(searchId) ?? new Set();
      listeners.set(searchId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(searchId);
      };
    },
    async close() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await subscription.close();
    },
  };
}

async function announceSearchChange(executor: Executor, searchId: string): Promise<void> {
  await executor.execute(sql`select pg_notify(${channel}, ${searchId})`);
}
