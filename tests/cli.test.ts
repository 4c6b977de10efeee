import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { searches } from '../src/db/schema/searches.ts';
import { searchResultSchema } from '../src/domain/search.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

// The command line as a process of its own, on the database and the sandbox of a running installation.

const entry = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await startTestApp({ worker: false });
  folder = mkdtempSync(join(tmpdir(), 'castlist-cli-'));
});
beforeEach(() => app.sandbox.reset());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await app.stop();
});

function start(...parameters: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...parameters], {
    env: {
      ...process.env,
      DATABASE_URL: app.configuration.databaseUrl,
      SANDBOX_URL: app.sandbox.url,
      CASTLIST_STATE: join(folder, 'state'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.err += chunk;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number, ...output })) };
}

const run = (...parameters: string[]) => start(...parameters).ended;

test('finds creators and writes them to a CSV file', async () => {
  const file = join(folder, 'creators.csv');
  const { code, err } = await run(
    'search',
    'tiktok',
    'vegan skincare',
    'clean beauty',
    '-t',
    '40',
    '--csv',
    file,
  );
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('Complete: 40 creators') });
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
  expect(new Set(rows.map(({ Username }) => Username)).size).toBe(40);
});

test('prints JSON Lines, each creator once and ready', async () => {
  const { code, out } = await run('search', 'tiktok', 'sourdough', '--target', '25', '--json');
  expect(code).toBe(0);
  const results = out
    .trimEnd()
    .split('\n')
    .map((line) => searchResultSchema.parse(JSON.parse(line)));
  expect(new Set(results.map(({ creator }) => creator.id)).size).toBe(25);
  expect(results.every(({ enrichment }) => enrichment !== 'pending')).toBe(true);
});

test.each([
  ['nothing found', 3, ['qzxwvk jjqpx'], 'Nothing matches'],
  ['a keyword of one character', 1, ['a'], 'A keyword has 2 to 100 characters.'],
  ['a target that is no number', 1, ['sourdough', '--target', 'many'], 'not a whole number'],
])('%s ends with code %i and says so', async (_name, expected, parameters, words) => {
  const { code, err, out } = await run('search', 'tiktok', ...parameters);
  expect({ code, out }).toEqual({ code: expected, out: '' });
  expect(err).toContain(words);
});

test('a provider that fails for good ends with code 2', async () => {
  await app.sandbox.setFaults({ errorRates: { all: { '402': 1 } } });
  const { code, err } = await run('search', 'tiktok', 'sourdough');
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('out of credits') });
});

test('Ctrl-C cancels the search and buys nothing more', async () => {
  await app.sandbox.setFaults({
    latency: { pages: { kind: 'constant', ms: 20 }, profiles: { kind: 'constant', ms: 150 } },
  });
  const { child, ended } = start('search', 'tiktok', 'vegan skincare', '--target', '500', '--json');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect({ code, err }).toMatchObject({ code: 130, err: expect.stringContaining('Cancelled') });
  const latest = await app.database.select().from(searches);
  expect(latest.filter(({ status }) => status === 'cancelled')).toHaveLength(1);
  expect(latest.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
  expect((await app.sandbox.calls()).length).toBeLessThan(300);
});
