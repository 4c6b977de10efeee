import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { imageStatistics } from '../../db/schema/images.ts';
import { longestStatisticsHours } from '../../domain/image-statistics.ts';
import { logger } from '../../lib/logger.ts';

/** What is counted, and what the subject of each is. */
export type ImageMeasure =
  /** Where the answer came from; timed as a whole. */
  | 'served'
  /** `<host> <strategy>`: an image that the network gave; timed. */
  | 'fetched'
  /** `<host> <reason or status>`: the network gave none. */
  | 'failed'
  /** The original's format; timed. */
  | 'converted'
  /** `<format> <reason>` */
  | 'not_converted'
  | 'evicted'
  | 'warmed';

/** Counts what becomes of images, in the memory of this process; the rows of the hour get it now and then. */
export interface ImageStatistics {
  /** Costs no I/O and never throws. */
  count(measure: ImageMeasure, subject: string, milliseconds?: number): void;
  /** Writes what was counted; what could not be written stays for the next time. Never throws. */
  flush(): Promise<void>;
  /** Writes what is left. */
  close(): Promise<void>;
}

/** What a subject of a measure has come to since the last flush. */
interface Tally {
  measure: ImageMeasure;
  subject: string;
  count: number;
  milliseconds: number;
}

const flushEveryMs = 10_000;
/** Hosts come from what networks answer: a measure has no more subjects than this per hour, the rest is `other`. */
const mostSubjects = 500;
const longestSubject = 120;

export function openImageStatistics(database: Database): ImageStatistics {
  let tallies = new Map<string, Tally>();
  let subjects = new Map<ImageMeasure, Set<string>>();
  let subjectsOfHour: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | null = null;
  let databaseIsAway = false;
  let closed = false;

  function admit(measure: ImageMeasure, subject: string): string {
    // Postgres has no text with a zero byte in it.
    const name = subject.slice(0, longestSubject).replaceAll('\0', '');
    const known = subjects.get(measure) ?? new Set();
    subjects.set(measure, known);
    if (!known.has(name) && known.size >= mostSubjects) return 'other';
    known.add(name);
    return name;
  }

  function add({ measure, subject, count, milliseconds }: Tally): void {
    const key = `${measure} ${subject}`;
    const tally = tallies.get(key);
    if (tally) {
      tally.count += count;
      tally.milliseconds += milliseconds;
    } else {
      tallies.set(key, { measure, subject, count, milliseconds });
    }
  }

  function flushLater(): void {
    if (closed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, flushEveryMs).unref();
  }

  /** A write that is under way has not taken what was counted since. */
  async function flush(): Promise<void> {
    await flushing;
    flushing ??= write().finally(() => {
      flushing = null;
    });
    await flushing;
  }

  async function write(): Promise<void> {
    const unwritten = tallies;
    tallies = new Map();
    try {
      if (unwritten.size > 0) await addToHour(database, [...unwritten.values()]);
      unwritten.clear();
      await turnHour();
      databaseIsAway = false;
    } catch (error) {
      // A commit whose answer was lost counts twice then: better than not at all.
      for (const tally of unwritten.values()) add(tally);
      if (!databaseIsAway) logger.warn({ error }, 'the statistics of images could not be written');
      databaseIsAway = true;
      flushLater();
    }
  }

  /** Only after a successful write: as long as nothing can be written, memory gets no new subjects. */
  async function turnHour(): Promise<void> {
    const hour = Math.floor(Date.now() / 3_600_000);
    if (hour === subjectsOfHour) return;
    subjectsOfHour = hour;
    subjects = new Map();
    await deleteOld(database);
  }

  return {
    count(measure, subject, milliseconds = 0) {
      add({ measure, subject: admit(measure, subject), count: 1, milliseconds });
      flushLater();
    },
    flush,
    async close() {
      closed = true;
      clearTimeout(timer);
      await flush();
    },
  };
}

async function addToHour(database: Database, tallies: Tally[]): Promise<void> {
  // In one order in all processes, else they would wait for each other's rows in a circle.
  const ordered = tallies.toSorted((one, other) =>
    `${one.measure} ${one.subject}` < `${other.measure} ${other.subject}` ? -1 : 1,
  );
  const hour = sql<Date>`date_trunc('hour', now(), 'UTC')`;
  const { count, milliseconds } = imageStatistics;
  await database
    .insert(imageStatistics)
    .values(ordered.map((tally) => ({ hour, ...tally })))
    .onConflictDoUpdate({
      target: [imageStatistics.hour, imageStatistics.measure, imageStatistics.subject],
      set: {
        count: sql`${count} + excluded.count`,
        milliseconds: sql`${milliseconds} + excluded.milliseconds`,
      },
    });
}

async function deleteOld(database: Database): Promise<void> {
  await database
    .delete(imageStatistics)
    .where(sql`${imageStatistics.hour} < now() - make_interval(hours => ${longestStatisticsHours})`);
}
