import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { imageFiles, imageStatistics, images } from '../../db/schema/images.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { type ImageStatisticsView, imageStatisticsViewSchema } from '../../domain/image-statistics.ts';
import { type ImageStatistics, openImageStatistics } from './image-statistics.ts';
import { readImageStatistics } from './read-image-statistics.ts';

let stage: TestDatabase;
let statistics: ImageStatistics;

beforeAll(async () => {
  stage = await openTestDatabase();
  statistics = openImageStatistics(stage.database);
});
afterAll(async () => {
  await statistics.close();
  await stage.close();
});
beforeEach(async () => {
  for (const table of [imageStatistics, imageFiles, images]) await stage.database.delete(table);
});

/** Checked against the schema that the API promises. */
async function read(hours = 24): Promise<ImageStatisticsView> {
  const services = { database: stage.database, images: { statistics, storeBytes: 5e9 } };
  return imageStatisticsViewSchema.parse(await readImageStatistics(services, { hours }));
}

async function query(statement: string): Promise<void> {
  await stage.database.$client.query(statement);
}

async function addHoursAgo(hours: number, measure: string, subject: string, count = 1): Promise<void> {
  await query(`insert into image_statistics (hour, measure, subject, count, milliseconds)
    values (date_trunc('hour', now(), 'UTC') - interval '${hours} hours', '${measure}', '${subject}', ${count}, ${count * 10})`);
}

test('before anything was asked for, nothing is made up', async () => {
  const view = await read(3);
  expect(view.served).toMatchObject({ count: 0, hitRate: null, meanMs: null });
  expect(view.served.bySource.every(({ count, meanMs }) => count === 0 && meanMs === null)).toBe(true);
  expect(view).toMatchObject({ fetches: [], failures: [], conversions: [], warmed: 0, evicted: 0 });
  expect(view).toMatchObject({ store: { files: 0, bytes: 0, limitBytes: 5e9 }, waitingRetries: 0 });
  expect(view.series).toHaveLength(3);
});

test('what was counted up to now is told: sources, strategies, failures, conversions', async () => {
  const times = (count: number, work: () => void) => Array.from({ length: count }).forEach(work);
  times(6, () => statistics.count('served', 'memory', 1));
  times(2, () => statistics.count('served', 'store', 5));
  times(1, () => statistics.count('served', 'not-modified', 2));
  times(2, () => statistics.count('served', 'network', 200));
  times(1, () => statistics.count('served', 'placeholder', 300));
  statistics.count('fetched', 'p16.tiktokcdn.com initial-success', 100);
  statistics.count('fetched', 'p16.tiktokcdn.com initial-success', 200);
  statistics.count('fetched', 'p16.tiktokcdn.com simplified-url', 400);
  times(3, () => statistics.count('failed', 'i.ytimg.com 403'));
  statistics.count('failed', 'not allowed host_not_allowed');
  statistics.count('failed', 'other');
  times(2, () => statistics.count('converted', 'heic', 40));
  statistics.count('not_converted', 'heic undecodable', 9);
  statistics.count('not_converted', 'unknown unknown_format', 1);
  times(4, () => statistics.count('warmed', 'creator'));
  times(5, () => statistics.count('evicted', 'lru'));
  const view = await read();
  expect(view.served).toEqual({
    count: 12,
    hitRate: 9 / 12,
    meanMs: (6 + 10 + 2 + 400 + 300) / 12,
    bySource: [
      { source: 'memory', count: 6, meanMs: 1 },
      { source: 'store', count: 2, meanMs: 5 },
      { source: 'not-modified', count: 1, meanMs: 2 },
      { source: 'network', count: 2, meanMs: 200 },
      { source: 'placeholder', count: 1, meanMs: 300 },
    ],
  });
  expect(view.fetches).toEqual([
    { host: 'p16.tiktokcdn.com', strategy: 'initial-success', count: 2, meanMs: 150 },
    { host: 'p16.tiktokcdn.com', strategy: 'simplified-url', count: 1, meanMs: 400 },
  ]);
  expect(view.failures).toEqual([
    { host: 'i.ytimg.com', reason: '403', count: 3 },
    { host: 'not allowed', reason: 'host_not_allowed', count: 1 },
    { host: 'other', reason: 'other', count: 1 },
  ]);
  expect(view.conversions).toEqual([
    { format: 'heic', count: 2, meanMs: 40, refusals: [{ reason: 'undecodable', count: 1 }] },
    { format: 'unknown', count: 0, meanMs: null, refusals: [{ reason: 'unknown_format', count: 1 }] },
  ]);
  expect(view).toMatchObject({ warmed: 4, evicted: 5 });
});

test('the hours asked for are summed, and each has its place in the series', async () => {
  await addHoursAgo(0, 'served', 'memory', 1);
  await addHoursAgo(2, 'served', 'memory', 2);
  await addHoursAgo(2, 'served', 'placeholder', 4);
  await addHoursAgo(30, 'served', 'network', 8);
  await addHoursAgo(30, 'failed', 'i.ytimg.com 404', 16);
  const day = await read(24);
  expect(day.served.count).toBe(7);
  expect(day.failures).toEqual([]);
  expect(day.series).toHaveLength(24);
  const answered = day.series.map(({ served }) => Object.values(served).reduce((all, count) => all + count));
  expect(answered.filter((count) => count > 0)).toEqual([6, 1]);
  expect(day.series.find(({ served }) => served.memory === 2)?.served).toEqual({
    memory: 2,
    store: 0,
    'not-modified': 0,
    network: 0,
    placeholder: 4,
  });
  const hours = day.series.map(({ hour }) => Date.parse(hour));
  expect(hours.slice(1).every((hour, index) => hour - (hours[index] ?? 0) === 3_600_000)).toBe(true);

  const week = await read(168);
  expect(week.served.count).toBe(15);
  expect(week.failures).toEqual([{ host: 'i.ytimg.com', reason: '404', count: 16 }]);
  expect(week.series).toHaveLength(168);
});

test('the store and what waits for a retry are read from their rows', async () => {
  await stage.database.insert(imageFiles).values([
    { hash: 'a', bytes: 2_000_000_000 },
    { hash: 'b', bytes: 2_000_000_000 },
  ]);
  const creators = Array.from({ length: 3 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);
  for (const id of creators)
    await query(
      `insert into creators (id, platform, external_id, handle) values ('${id}', 'tiktok', '${id}', '${id}')`,
    );
  await query(`insert into images (creator_id, retry_at) values
    ('${creators[0]}', now() + interval '5 minutes'), ('${creators[1]}', now() - interval '5 minutes'), ('${creators[2]}', null)`);
  const view = await read();
  expect(view.store).toEqual({ files: 2, bytes: 4_000_000_000, limitBytes: 5e9 });
  expect(view.waitingRetries).toBe(1);
  expect(JSON.stringify(view)).not.toContain(creators[0]);
});
