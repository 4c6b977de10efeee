import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../src/db/client.ts';
import { openTestDatabase } from '../src/db/test-database.ts';
import { until } from '../src/local/testing.ts';

test('connections that were cut are never kept from the pool, also when a transaction is about to begin', async () => {
  const { url, database: other, close } = await openTestDatabase();
  const database = openDatabase(url, 4);
  for (let round = 0; round < 6; round += 1) {
    await Promise.allSettled(Array.from({ length: 4 }, () => database.execute(sql`select pg_sleep(0.01)`)));
    // Idle now; the pool learns of it only when it says something.
    await other.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        database.transaction((transaction) => transaction.execute(sql`select 1`)),
      ),
    );
  }
  // Each failure takes one broken connection out of the pool.
  await until(() =>
    database
      .transaction((transaction) => transaction.execute(sql`select 1`))
      .then(() => true)
      .catch(() => false),
  );
  await database.$client.end();
  await close();
});

test('a lock that somebody keeps is not waited for without end: a frozen process could keep it once for each that waits', async () => {
  const { url, database: keeper, close } = await openTestDatabase();
  const database = openDatabase(url, 2);
  const lock = sql`select from pg_advisory_xact_lock(1)`;
  await keeper.transaction(async (transaction) => {
    await transaction.execute(lock);
    await expect(database.execute(lock)).rejects.toMatchObject({ cause: { code: '55P03' } });
  });
  await database.execute(lock);
  await database.$client.end();
  await close();
});
