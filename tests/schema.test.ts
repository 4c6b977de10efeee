import { readFileSync } from 'node:fs';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { describeSchema } from '../scripts/describe-schema.ts';
import { schema } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { openTestDatabase } from '../src/db/test-database.ts';

test('migrations/schema.sql is what the migrations make (npm run schema writes it)', async () => {
  const { url, close } = await openTestDatabase();
  try {
    const committed = readFileSync(new URL('../migrations/schema.sql', import.meta.url), 'utf8');
    expect(await describeSchema(url)).toBe(committed);
    expect(await migrate(url)).toEqual({ applied: [] });
  } finally {
    await close();
  }
});

test('the tables as the code knows them have the columns that the migrations made', async () => {
  const { database, close } = await openTestDatabase();
  try {
    for (const table of Object.values(schema)) {
      if (!(table instanceof PgTable)) continue;
      const { name, columns } = getTableConfig(table);
      const { rows } = await database.$client.query(
        'select column_name, is_nullable from information_schema.columns where table_name = $1',
        [name],
      );
      const made = rows.map((row) => `${name}.${row.column_name} ${row.is_nullable}`);
      const known = columns.map((column) => `${name}.${column.name} ${column.notNull ? 'NO' : 'YES'}`);
      expect(known.toSorted()).toEqual(made.toSorted());
    }
  } finally {
    await close();
  }
});
