import { setTimeout as delay } from 'node:timers/promises';
import { logger } from '../../lib/logger.ts';
import type { Services } from '../services.ts';
import { warmImages } from './warm-images.ts';

const evictMs = 60_000;
const unownedMs = 3_600_000;
/** A running search says many times a second that it has changed. */
const warmMs = 250;

/** What a worker does for images: it fetches those of running searches beforehand, and tidies the store. */
export function workOnImages(services: Pick<Services, 'database' | 'images' | 'searchEvents'>): {
  stop(): Promise<void>;
} {
  const { images, searchEvents } = services;
  const stopping = new AbortController();
  const changed = new Set<string>();
  let working: Promise<void> | null = null;

  /** One search after the other, so that warming takes no more than its share of the machine. */
  async function warm(): Promise<void> {
    try {
      for (const searchId of changed) {
        await delay(warmMs, undefined, { signal: stopping.signal });
        changed.delete(searchId);
        await warmImages(services, searchId, stopping.signal);
      }
    } catch (error) {
      if (!stopping.signal.aborted) logger.warn({ error: String(error) }, 'images could not be warmed');
    } finally {
      working = null;
    }
  }

  const unsubscribe = searchEvents.subscribe(null, (searchId) => {
    if (images.warming === 0) return;
    changed.add(searchId);
    working ??= warm();
  });

  const rounds = [
    every(evictMs, async () => {
      const evicted = await images.files.evict(images.storeBytes);
      for (let one = 0; one < evicted; one++) images.statistics.count('evicted', 'lru');
    }),
    every(unownedMs, async () => {
      await images.files.deleteUnowned();
    }),
  ];

  return {
    async stop() {
      unsubscribe();
      stopping.abort();
      await Promise.all([working, ...rounds.map((round) => round.stop())]);
    },
  };
}

function every(ms: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let working: Promise<void> | null = null;
  const timer = setInterval(() => {
    working ??= work()
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'the image store was not tidied'))
      .finally(() => {
        working = null;
      });
  }, ms);
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
