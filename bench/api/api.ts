import pg from 'pg';
import { type BenchApp, startApp } from '../support/app.ts';
import type { BenchPostgres } from '../support/database.ts';
import { percentile, spread } from '../support/figures.ts';
import { createReport, note, type Report } from '../support/report.ts';
import { type Seeded, seed } from '../support/seed.ts';
import { type Arrival, runOpenLoop } from './open-loop.ts';
import { explainVerbs, type QueryPlan } from './plans.ts';

/** What screens ask all the time, and the pages of a hundred rows that somebody scrolls through or filters. */
const loads = [
  { mix: 'state', perSecond: 200, seconds: 30 },
  { mix: 'results', perSecond: 20, seconds: 30 },
] as const;
const warmUpSeconds = 5;
/** Signing up is limited to 30 a minute; the other accounts are rows. */
const people = 20;
const campaignsPerAccount = 2;
const searchesPerCampaign = 5;
const resultsPerSearch = 1000;
const routeCounts = { state: 5, results: 3 };
const sizes = [
  { name: '10,000', accounts: 1, creators: 10_000 },
  { name: '1,000,000', accounts: 100, creators: 100_000 },
];

type Latencies = Map<string, number[]>;

/** The routes that screens ask most, at a constant rate, and the plans of the queries behind them. */
export async function benchApi(postgres: BenchPostgres, { runs }: { runs: number }): Promise<void> {
  const report = createReport('api', 'The API on 1,000,000 search results', postgres.version);
  const plans: QueryPlan[][] = [];
  for (const { name, accounts, creators } of sizes) {
    note(`  filling a database with ${name} results`);
    const database = await postgres.createDatabase();
    const app = await startApp({ databaseUrl: database.url });
    try {
      const signedUp = await signUpPeople(app, Math.min(people, accounts));
      const accountIds = [...signedUp.keys(), ...(await addAccounts(database.url, accounts - signedUp.size))];
      const seeded = await seed(database.url, {
        accountIds,
        campaignsPerAccount,
        searchesPerCampaign,
        resultsPerSearch,
        creators,
        // Found before by others, as most creators of an installation of this size have been; 101 meets each once.
        stride: 101,
      });
      plans.push(await explainVerbs(database.url, oneOf(seeded, [...signedUp.keys()])));
      for (const { mix, perSecond, seconds } of loads) {
        const next = arrivalsOf(mix, seeded, signedUp);
        const measured: Latencies[] = [];
        await runOpenLoop(app.url, { perSecond: perSecond / 2, seconds: warmUpSeconds, next });
        for (let run = 1; run <= runs; run += 1) {
          measured.push(await runOpenLoop(app.url, { perSecond, seconds, next }));
          note(
            `  ${name} results, run ${run}: p95 ${percentile(allOf(measured.at(-1)), 0.95).toFixed(1)} ms`,
          );
        }
        const title = `${name} results, ${creators.toLocaleString('en')} creators: ${perSecond} requests a second`;
        reportLatencies(report, `${title} for ${seconds} s in open loop, milliseconds`, measured);
      }
    } finally {
      await app.stop();
      await database.drop();
    }
  }
  reportPlans(report, plans);
  report.keep();
}

async function signUpPeople(app: BenchApp, count: number): Promise<Map<string, string>> {
  const cookies = new Map<string, string>();
  for (let number = 0; number < count; number += 1) {
    const person = await app.signUp();
    cookies.set(person.accountId, person.cookie);
  }
  return cookies;
}

async function addAccounts(databaseUrl: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `insert into users (id, name, email) select 'bench-' || number, 'Bench', 'bench' || number || '@people.example.com'
       from generate_series(1, $1::int) number returning id`,
      [count],
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}

/** The mix: all of them in turn, each time for another of the people and another thing of theirs. */
function arrivalsOf(
  mix: (typeof loads)[number]['mix'],
  seeded: Seeded,
  signedUp: Map<string, string>,
): (number: number) => Arrival {
  const things = [...signedUp].map(([accountId, cookie]) => ({
    cookie,
    campaigns: seeded.campaigns.filter((campaign) => campaign.accountId === accountId),
    searches: seeded.searches.filter((search) => search.accountId === accountId),
  }));
  const nearTheEnd = resultsPerSearch + 40 - 25;
  return (number) => {
    const turn = Math.floor(number / routeCounts[mix]);
    const { cookie, campaigns, searches } = pick(things, turn);
    const campaign = `/api/campaigns/${pick(campaigns, turn).id}`;
    const search = `/api/searches/${pick(searches, turn).id}`;
    const routes = {
      state: [
        { name: 'GET /api/campaigns', path: '/api/campaigns' },
        { name: 'GET /api/campaigns/:id', path: campaign },
        { name: 'GET /api/searches?limit=10', path: '/api/searches?limit=10' },
        { name: 'GET /api/searches/:id?after=0&limit=200', path: `${search}?after=0&limit=200` },
        { name: 'GET /api/searches/:id?after=<last 25>', path: `${search}?after=${nearTheEnd}&limit=200` },
      ],
      results: [
        { name: 'GET /api/searches/:id/results', path: `${search}/results` },
        {
          name: 'GET /api/searches/:id/results, filtered and sorted',
          path: `${search}/results?followersFrom=1000&hasEmail=1&sort=followers&order=descending`,
        },
        { name: 'GET /api/campaigns/:id/results', path: `${campaign}/results` },
      ],
    };
    return { ...pick(routes[mix], number), headers: { cookie } };
  };
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

function oneOf({ campaigns, searches }: Seeded, [accountId = '']: string[]) {
  const isOwn = (thing: { accountId: string }) => thing.accountId === accountId;
  return { accountId, campaignId: campaigns.find(isOwn)?.id ?? '', searchId: searches.find(isOwn)?.id ?? '' };
}

function allOf(latencies: Latencies | undefined): number[] {
  return [...(latencies?.values() ?? [])].flat();
}

function reportLatencies(report: Report, title: string, runs: Latencies[]): void {
  report.say(title);
  const names = [...(runs[0]?.keys() ?? [])];
  const row = (name: string, values: (latencies: Latencies) => number[]) => [
    name,
    ...[0.5, 0.95, 0.99].map((share) =>
      spread(
        runs.map((latencies) => percentile(values(latencies), share)),
        1,
      ),
    ),
  ];
  report.table(
    ['route', 'p50', 'p95', 'p99'],
    [...names.map((name) => row(name, (latencies) => latencies.get(name) ?? [])), row('all', allOf)],
  );
  report.say('');
}

/** Throws when the large tables are read from end to end. */
function reportPlans(report: Report, [small = [], large = []]: QueryPlan[][]): void {
  report.say(`The queries behind them, with ${sizes[0]?.name} and ${sizes[1]?.name} results in the table`);
  const rows = large.map((plan, index) => {
    const before = small[index];
    return [
      plan.name,
      before?.executionMs.toFixed(2) ?? '',
      plan.executionMs.toFixed(2),
      String(before?.pages ?? ''),
      String(plan.pages),
      String(plan.sortedRows),
      plan.scannedWhole.join(', ') || '-',
    ];
  });
  report.table(['query', 'ms', 'ms', 'pages', 'pages', 'rows sorted', 'read whole'], rows);
  const scans = large.filter(({ scannedWhole }) => scannedWhole.length > 0);
  if (scans.length > 0) {
    throw new Error(`These queries read a whole table: ${scans.map(({ name }) => name).join('; ')}`);
  }
}
