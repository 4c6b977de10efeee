import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { imageStatistics } from '../../db/schema/images.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { runUntilLine, until } from '../../local/testing.ts';
import { openImageStatistics } from './image-statistics.ts';

let stage: TestDatabase;

beforeAll(async () => {
  stage = await openTestDatabase();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.database.delete(imageStatistics);
});

/** What the rows say, whichever hours they are of: a test can run over the turn of one. */
async function sums(): Promise<Record<string, [count: number, milliseconds: number]>> {
  const rows = await stage.database.select().from(imageStatistics);
  const sums: Record<string, [number, number]> = {};
  for (const { measure, subject, count, milliseconds } of rows) {
    const [counts, spent] = sums[`${measure}: ${subject}`] ?? [0, 0];
    sums[`${measure}: ${subject}`] = [counts + count, spent + milliseconds];
  }
  return sums;
}

async function query(statement: string): Promise<void> {
  await stage.database.$client.query(statement);
}

test('all processes add to the rows of the hour', async () => {
  const [one, other] = [openImageStatistics(stage.database), openImageStatistics(stage.database)];
  for (let time = 0; time < 10; time += 1) {
    one.count('served', 'memory', 0.5);
    one.count('failed', 'p16.tiktokcdn.com 403');
    other.count('failed', 'p16.tiktokcdn.com 403');
    other.count('served', 'memory', 1.5);
    await Promise.all([one.flush(), other.flush()]);
  }
  one.count('warmed', 'creator');
  other.count('served', 'network', 80);
  await Promise.all([one.close(), other.close()]);
  expect(await sums()).toEqual({
    'served: memory': [20, 20],
    'served: network': [1, 80],
    'failed: p16.tiktokcdn.com 403': [20, 0],
    'warmed: creator': [1, 0],
  });
});

test('the hour is a whole one of UTC, whatever zone the database lives in', async () => {
  const name = new URL(stage.url).pathname.slice(1);
  await query(`alter database ${name} set timezone to 'Asia/Kathmandu'`);
  const elsewhere = openDatabase(stage.url, 1);
  const statistics = openImageStatistics(elsewhere);
  statistics.count('served', 'memory');
  await statistics.close();
  await elsewhere.$client.end();
  await query(`alter database ${name} reset timezone`);
  const [row] = await stage.database.select().from(imageStatistics);
  expect(row?.hour.getUTCMinutes()).toBe(0);
});

test('it writes by itself after a while', async () => {
  const statistics = openImageStatistics(stage.database);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    statistics.count('served', 'store', 3);
    vi.advanceTimersByTime(10_000);
  } finally {
    vi.useRealTimers();
  }
  await until(async () => 'served: store' in (await sums()));
  await statistics.close();
  expect(await sums()).toEqual({ 'served: store': [1, 3] });
});

test('a database in trouble loses nothing, and the image path hears nothing of it', async () => {
  const statistics = openImageStatistics(stage.database);
  statistics.count('served', 'memory', 1);
  await statistics.flush();
  await query('alter table image_statistics rename to out_of_reach');
  statistics.count('served', 'memory', 2);
  await statistics.flush();
  statistics.count('served', 'memory', 3);
  statistics.count('served', 'network', 50);
  await statistics.flush();
  await query('alter table out_of_reach rename to image_statistics');
  statistics.count('served', 'memory', 4);
  await statistics.close();
  expect(await sums()).toEqual({ 'served: memory': [4, 10], 'served: network': [1, 50] });
});

test('closing without a database is quiet', async () => {
  const away = await openTestDatabase();
  const statistics = openImageStatistics(away.database);
  statistics.count('served', 'memory');
  await away.close();
  await statistics.close();
});

test('subjects of outside can be neither endless nor many', async () => {
  const statistics = openImageStatistics(stage.database);
  for (let host = 0; host < 700; host += 1) statistics.count('failed', `${host}.cdninstagram.com 403`);
  statistics.count('failed', '3.cdninstagram.com 403');
  statistics.count('fetched', `${'x'.repeat(10_000)}.cdninstagram.com initial-success`);
  statistics.count('fetched', 'zero\0byte no-referrer');
  await statistics.close();
  const written = await sums();
  expect(written['failed: other']).toEqual([200, 0]);
  expect(written['failed: 3.cdninstagram.com 403']).toEqual([2, 0]);
  expect(Object.keys(written).filter((name) => name.startsWith('failed'))).toHaveLength(501);
  expect(written[`fetched: ${'x'.repeat(120)}`]).toEqual([1, 0]);
  expect(written['fetched: zerobyte no-referrer']).toEqual([1, 0]);
});

test('what is older than 30 days goes', async () => {
  await query(`insert into image_statistics (hour, measure, subject, count)
    values (now() - interval '31 days', 'served', 'old', 1), (now() - interval '29 days', 'served', 'young', 1)`);
  const statistics = openImageStatistics(stage.database);
  statistics.count('served', 'memory');
  await statistics.close();
  expect(Object.keys(await sums()).toSorted()).toEqual(['served: memory', 'served: young']);
});

test('a process ends with counts that wait', async () => {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const { child, line } = await runUntilLine(`
    const { openDatabase } = await import(${module('../../db/client.ts')});
    const { openImageStatistics } = await import(${module('./image-statistics.ts')});
    openImageStatistics(openDatabase('postgres://nobody@127.0.0.1:1/none')).count('served', 'memory');
    console.log('counted');
  `);
  expect(line).toBe('counted');
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(0);
});
