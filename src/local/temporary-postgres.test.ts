import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startTemporaryPostgres } from './temporary-postgres.ts';
import { kill, runUntilLine } from './testing.ts';

async function dataFolder(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('show data_directory');
    return rows[0].data_directory;
  } finally {
    await client.end();
  }
}

test('leaves nothing behind, and clears up after a killed one', async () => {
  const module = JSON.stringify(new URL('./temporary-postgres.ts', import.meta.url).href);
  const { child, line } = await runUntilLine(`
    const { startTemporaryPostgres } = await import(${module});
    console.log((await startTemporaryPostgres()).url);
    setInterval(() => {}, 1000);`);
  const leftOver = dirname(dirname(await dataFolder(line)));
  await kill(child);
  expect(existsSync(leftOver)).toBe(true);

  const { url, stop } = await startTemporaryPostgres();
  const own = dirname(dirname(await dataFolder(url)));
  expect(existsSync(leftOver)).toBe(false);
  await expect(dataFolder(line)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await stop();
  expect(existsSync(own)).toBe(false);
});
