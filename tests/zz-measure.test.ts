import { test } from 'vitest';
import { sql } from 'drizzle-orm';
import { startTestApp } from './support/test-app.ts';
test('m', async () => {
  for (let i = 0; i < 3; i++) {
    let t = performance.now();
    const app = await startTestApp({ worker: false, sandbox: { creatorCount: 1000 } });
    console.log('start', performance.now() - t); t = performance.now();
    const p = await app.signUp();
    console.log('signup', performance.now() - t); t = performance.now();
    const s = await p.startSearch(['vegan skincare'], 60);
    const w = await app.startWorker();
    console.log('worker', performance.now() - t); t = performance.now();
    const e = await p.waitForEnd(s.id);
    console.log('run', performance.now() - t, e.ending, e.counts, e.queries); t = performance.now();
    await w.stop();
    console.log('stop worker', performance.now() - t); t = performance.now();
    console.log((await app.database.execute(sql`select table_schema, table_name from information_schema.tables where table_schema = 'pgboss'`)).rows, (await app.database.execute(sql`select * from pgboss.job`)).rows[0]);
    await app.stop();
    console.log('stop', performance.now() - t);
  }
});
