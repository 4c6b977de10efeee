import { and, count, desc, eq, gt, sql, sum } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { imageFiles, imageStatistics, images } from '../../db/schema/images.ts';
import {
  type ImageSource,
  type ImageStatisticsView,
  imageSources,
  sourcesWithoutNetwork,
} from '../../domain/image-statistics.ts';
import type { ImageService } from './image-service.ts';
import type { ImageMeasure } from './image-statistics.ts';

const hourMs = 3_600_000;
/** By the database's clock: all processes mean the same hour. */
const currentHour = sql`date_trunc('hour', now(), 'UTC')`;

interface Services {
  database: Database;
  images: Pick<ImageService, 'statistics' | 'storeBytes'>;
}

/** What became of images in the current hour and those before it, from all processes. */
export async function readImageStatistics(
  { database, images: { statistics, storeBytes } }: Services,
  { hours }: { hours: number },
): Promise<ImageStatisticsView> {
  // Other processes may be some seconds behind; what this one has counted is there.
  await statistics.flush();
  const [totals, series, store, waitingRetries] = await Promise.all([
    readTotals(database, hours),
    readSeries(database, hours),
    readStore(database),
    database.$count(images, gt(images.retryAt, sql`now()`)),
  ]);
  const of = (measure: ImageMeasure) => totals.filter((total) => total.measure === measure);
  return {
    hours,
    served: viewServed(of('served')),
    fetches: of('fetched').map((total) => {
      const [host, strategy] = splitSubject(total.subject);
      return { host, strategy, count: total.count, meanMs: meanOf([total]) };
    }),
    failures: of('failed').map((total) => {
      const [host, reason] = splitSubject(total.subject);
      return { host, reason, count: total.count };
    }),
    conversions: viewConversions(of('converted'), of('not_converted')),
    warmed: countOf(of('warmed')),
    evicted: countOf(of('evicted')),
    store: { ...store, limitBytes: storeBytes },
    waitingRetries,
    series,
  };
}

interface Total {
  measure: string;
  subject: string;
  count: number;
  milliseconds: number;
}

/** Each measure's subjects, the most frequent first. */
async function readTotals(database: Database, hours: number): Promise<Total[]> {
  const { measure, subject } = imageStatistics;
  const total = sum(imageStatistics.count).mapWith(Number);
  return await database
    .select({
      measure,
      subject,
      count: total,
      milliseconds: sum(imageStatistics.milliseconds).mapWith(Number),
    })
    .from(imageStatistics)
    .where(within(hours))
    .groupBy(measure, subject)
    .orderBy(desc(total), subject);
}

async function readSeries(database: Database, hours: number): Promise<ImageStatisticsView['series']> {
  const { hour, subject } = imageStatistics;
  const [clock, rows] = await Promise.all([
    database.execute<{ hour: Date }>(sql`select ${currentHour} as hour`),
    database
      .select({ hour, subject, count: imageStatistics.count })
      .from(imageStatistics)
      .where(and(eq(imageStatistics.measure, 'served'), within(hours))),
  ]);
  const latest = new Date(clock.rows[0]?.hour ?? Number.NaN).getTime();
  const counts = new Map(rows.map((row) => [`${row.hour.toISOString()} ${row.subject}`, row.count]));
  return Array.from({ length: hours }, (_, index) => {
    const hour = new Date(latest - (hours - 1 - index) * hourMs).toISOString();
    const countIn = (source: ImageSource) => counts.get(`${hour} ${source}`) ?? 0;
    return { hour, served: bySource(countIn) };
  });
}

async function readStore(database: Database): Promise<{ files: number; bytes: number }> {
  const [store] = await database
    .select({ files: count(), bytes: sql<string>`coalesce(sum(${imageFiles.bytes}), 0)`.mapWith(Number) })
    .from(imageFiles);
  return store ?? { files: 0, bytes: 0 };
}

function within(hours: number) {
  return sql`${imageStatistics.hour} > ${currentHour} - make_interval(hours => ${hours})`;
}

function viewServed(totals: Total[]): ImageStatisticsView['served'] {
  const all = countOf(totals);
  const ofSource = (source: ImageSource) => totals.filter(({ subject }) => subject === source);
  const withoutNetwork = countOf(sourcesWithoutNetwork.flatMap(ofSource));
  return {
    count: all,
    hitRate: all === 0 ? null : withoutNetwork / all,
    meanMs: meanOf(totals),
    bySource: imageSources.map((source) => ({
      source,
      count: countOf(ofSource(source)),
      meanMs: meanOf(ofSource(source)),
    })),
  };
}

function viewConversions(converted: Total[], notConverted: Total[]): ImageStatisticsView['conversions'] {
  const refused = notConverted.map((total) => {
    const [format, reason] = splitSubject(total.subject);
    return { format, reason, count: total.count };
  });
  const formats = new Set([
    ...converted.map(({ subject }) => subject),
    ...refused.map(({ format }) => format),
  ]);
  return [...formats].map((format) => {
    const ofFormat = converted.filter(({ subject }) => subject === format);
    return {
      format,
      count: countOf(ofFormat),
      meanMs: meanOf(ofFormat),
      refusals: refused
        .filter((refusal) => refusal.format === format)
        .map(({ reason, count }) => ({ reason, count })),
    };
  });
}

/** The last word says how or why; those that were too many to be told apart have one word. */
function splitSubject(subject: string): [string, string] {
  const space = subject.lastIndexOf(' ');
  return space === -1 ? [subject, 'other'] : [subject.slice(0, space), subject.slice(space + 1)];
}

function countOf(totals: Total[]): number {
  return totals.reduce((all, total) => all + total.count, 0);
}

function meanOf(totals: Total[]): number | null {
  const all = countOf(totals);
  return all === 0 ? null : totals.reduce((spent, total) => spent + total.milliseconds, 0) / all;
}

function bySource(countIn: (source: ImageSource) => number): Record<ImageSource, number> {
  return {
    memory: countIn('memory'),
    store: countIn('store'),
    'not-modified': countIn('not-modified'),
    network: countIn('network'),
    placeholder: countIn('placeholder'),
  };
}
