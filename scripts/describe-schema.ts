import pg from 'pg';

/** The schema as text, one table after the other, as the catalogue of Postgres tells it: a change shows as a diff. */
export async function describeSchema(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migrations' order by 1`,
    );
    const parts: string[] = [];
    for (const { name } of tables) parts.push(await describeTable(client, name));
    return `-- Written by \`npm run schema\` from the migrations; not to be edited.\n\n${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

async function describeTable(client: pg.Client, table: string): Promise<string> {
  const columns = await client.query<{ line: string }>(
    `select format('  %s %s%s%s%s', attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
       case when attribute.attnotnull then ' not null' end,
       case when attribute.attidentity = 'a' then ' generated always as identity' end,
       ' default ' || pg_get_expr(fallback.adbin, fallback.adrelid)) as line
     from pg_attribute attribute
     left join pg_attrdef fallback on fallback.adrelid = attribute.attrelid and fallback.adnum = attribute.attnum
     where attribute.attrelid = $1::regclass and attribute.attnum > 0 and not attribute.attisdropped
     order by attribute.attnum`,
    [table],
  );
  // Postgres 18 lists NOT NULL as constraints too; the columns say that already.
  const constraints = await client.query<{ line: string }>(
    `select '  ' || pg_get_constraintdef(oid) as line from pg_constraint
     where conrelid = $1::regclass and contype <> 'n' order by contype desc, conname`,
    [table],
  );
  const indexes = await client.query<{ line: string }>(
    `select pg_get_indexdef(indexrelid) || ';' as line from pg_index
     where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
     order by 1`,
    [table],
  );
  const body = [...columns.rows, ...constraints.rows].map(({ line }) => line).join(',\n');
  return [`create table ${table} (\n${body}\n);`, ...indexes.rows.map(({ line }) => line)].join('\n');
}
