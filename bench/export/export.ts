import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { type BenchApp, type BenchClient, startApp } from '../support/app.ts';
import type { BenchPostgres } from '../support/database.ts';
import { spread } from '../support/figures.ts';
import { createReport, note } from '../support/report.ts';
import { seed } from '../support/seed.ts';

const sizes = [100_000, 1_000_000];
const megabyte = 2 ** 20;

interface Export {
  seconds: number;
  megabytes: number;
  riseMegabytes: number;
}

interface Run {
  first: Export;
  again: Export;
}

/** Whole searches as CSV over HTTP into a file, by a server just started; each file is read back. */
export async function benchExport(postgres: BenchPostgres, { runs }: { runs: number }): Promise<void> {
  const report = createReport(
    'export',
    'A search of 100,000 and of 1,000,000 creators as CSV',
    postgres.version,
  );
  report.say(`Median (lowest-highest) of ${runs} runs; files read back by csv-parse.`);
  report.say('first = by a server just started, whose heap has yet to grow; again = the same once more.');
  report.say('memory = the highest resident size of the server while it exports, less the one just before.');
  report.say('');
  const rows: string[][] = [];
  for (const size of sizes) {
    const name = size.toLocaleString('en');
    note(`  filling a database with ${name} results`);
    const measured = await measureSize(postgres, size, runs, (run) =>
      note(`  ${name} rows: ${run.first.seconds.toFixed(2)} s, ${run.again.seconds.toFixed(2)} s`),
    );
    const column = (digits: number, value: (run: Run) => number) => spread(measured.map(value), digits);
    rows.push([
      name,
      column(0, ({ first }) => first.megabytes),
      column(2, ({ first }) => first.seconds),
      column(2, ({ again }) => again.seconds),
      column(0, ({ first }) => first.riseMegabytes),
      column(0, ({ again }) => again.riseMegabytes),
    ]);
  }
  report.table(['rows', 'file MB', 'first s', 'again s', 'first memory MB', 'again memory MB'], rows);
  report.keep();
}

async function measureSize(
  postgres: BenchPostgres,
  size: number,
  runs: number,
  onRun: (run: Run) => void,
): Promise<Run[]> {
  const database = await postgres.createDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'castlist-bench-'));
  try {
    const { person, searchId } = await fill(database.url, size);
    const measured: Run[] = [];
    for (let number = 1; number <= runs; number += 1) {
      const run = await measureRun(database.url, person, searchId, size, join(folder, 'export.csv'));
      onRun(run);
      measured.push(run);
    }
    return measured;
  } finally {
    rmSync(folder, { recursive: true });
    await database.drop();
  }
}

/** One search has them all, which the product does not allow yet: nothing else about it is different. */
async function fill(databaseUrl: string, size: number): Promise<{ person: BenchClient; searchId: string }> {
  const app = await startApp({ databaseUrl });
  try {
    const person = await app.signUp();
    const { searches } = await seed(databaseUrl, {
      accountIds: [person.accountId],
      campaignsPerAccount: 1,
      searchesPerCampaign: 1,
      resultsPerSearch: size,
      creators: size,
      stride: 1,
    });
    return { person, searchId: searches[0]?.id ?? '' };
  } finally {
    await app.stop();
  }
}

async function measureRun(
  databaseUrl: string,
  person: BenchClient,
  searchId: string,
  size: number,
  file: string,
): Promise<Run> {
  const app = await startApp({ databaseUrl });
  try {
    const first = await measureExport(app, person, searchId, file);
    await checkFile(file, size);
    const again = await measureExport(app, person, searchId, file);
    return { first, again };
  } finally {
    await app.stop();
  }
}

async function measureExport(
  app: BenchApp,
  person: BenchClient,
  searchId: string,
  file: string,
): Promise<Export> {
  let seconds = 0;
  const rise = await app.memoryRise(async () => {
    const startedAt = performance.now();
    const answer = await fetch(new URL(`/api/searches/${searchId}/export.csv`, app.url), {
      headers: { cookie: person.cookie },
    });
    if (!answer.ok || answer.body === null) throw new Error(`The export answered ${answer.status}.`);
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
    seconds = (performance.now() - startedAt) / 1000;
  });
  return { seconds, megabytes: statSync(file).size / megabyte, riseMegabytes: rise / megabyte };
}

/** Throws unless every creator stands in the file, once. */
async function checkFile(file: string, size: number): Promise<void> {
  const handles = new Set<string>();
  let count = 0;
  for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
    handles.add(row.Username);
    count += 1;
  }
  if (count !== size || handles.size !== size) {
    throw new Error(`The file has ${count} rows of ${handles.size} creators, where ${size} are due.`);
  }
}
