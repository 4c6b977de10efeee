import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinEmbeddedPostgres } from './embedded-postgres.ts';
import { openStateFolder } from './state-folder.ts';
import { kill, runUntilLine, until } from './testing.ts';

let stateFolder: string;
beforeAll(() => {
  stateFolder = openStateFolder(mkdtempSync(join(tmpdir(), 'castlist-embedded-')));
});
afterAll(() => rmSync(stateFolder, { recursive: true }));

const dataFile = (name: string) => join(stateFolder, 'postgres', 'data', name);
const serverPid = () => Number(readFileSync(dataFile('postmaster.pid'), 'utf8').split('\n')[0]);

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

function joinInProcess(): ReturnType<typeof runUntilLine> {
  const module = JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href);
  return runUntilLine(`
    const { joinEmbeddedPostgres } = await import(${module});
    console.log((await joinEmbeddedPostgres(${JSON.stringify(stateFolder)})).url);
    setInterval(() => {}, 1000);`);
}

test('one server serves all, and ends with the last one to leave', async () => {
  const [first, second] = await Promise.all([
    joinEmbeddedPostgres(stateFolder),
    joinEmbeddedPostgres(stateFolder),
  ]);
  expect(second.url).toBe(first.url);
  await query(first.url, 'create table kept as select 7 as value');
  await first.release();
  expect(await query(second.url, 'select value from kept')).toEqual([7]);
  await second.release();
  await expect(query(second.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('texts sort and fold by Unicode, whatever the language of the machine', async () => {
  const { url, release } = await joinEmbeddedPostgres(stateFolder);
  expect(await query(url, `select lower('ÄÉŞ'), current_setting('server_encoding')`)).toEqual([
    'äéş',
    'UTF8',
  ]);
  await release();
});

test('what a killed process leaves running is joined by the next', async () => {
  const { child, line } = await joinInProcess();
  await kill(child);
  const { url, release } = await joinEmbeddedPostgres(stateFolder);
  expect(url).toBe(line);
  expect(await query(url, 'select value from kept')).toEqual([7]);
  await release();
});

test('a killed process does not count as a user', async () => {
  const { release } = await joinEmbeddedPostgres(stateFolder);
  const { child, line } = await joinInProcess();
  await kill(child);
  await release();
  await expect(query(line, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a killed server starts again with its data', async () => {
  const before = await joinEmbeddedPostgres(stateFolder);
  const pid = serverPid();
  process.kill(pid, 'SIGKILL');
  await until(() =>
    query(before.url, 'select 1').then(
      () => false,
      () => true,
    ),
  );
  const after = await joinEmbeddedPostgres(stateFolder);
  expect(serverPid()).not.toBe(pid);
  expect(await query(after.url, 'select value from kept')).toEqual([7]);
  await before.release();
  await after.release();
});

test("a note of a server whose number is another program's by now is no hindrance, nor is that program harmed", async () => {
  writeFileSync(
    dataFile('postmaster.pid'),
    `${process.pid}\n${dataFile('.')}\n0\n1\n\n127.0.0.1\n1 1\nready\n`,
  );
  const { url, release } = await joinEmbeddedPostgres(stateFolder);
  expect(await query(url, 'select value from kept')).toEqual([7]);
  await release();
});

test('an interrupted first start leaves nothing that counts as a database', async () => {
  const fresh = openStateFolder(join(stateFolder, 'fresh'));
  mkdirSync(join(fresh, 'postgres', 'data.1'), { recursive: true });
  writeFileSync(join(fresh, 'postgres', 'data.1', 'PG_VERSION'), '18\n');
  const { url, release } = await joinEmbeddedPostgres(fresh);
  expect(await query(url, 'select 1')).toEqual([1]);
  await release();
});
