import type { BenchPostgres } from '../support/database.ts';
import { spread } from '../support/figures.ts';
import { createReport, note } from '../support/report.ts';
import { startBenchSandbox } from '../support/sandbox.ts';
import { type Latency, measureSearch, type Run, target } from './measure.ts';

const concurrencies = [20, 50];

/** About a quarter of the provider's medians (2.0 s for a search, 1.7 s for a profile): longer calls hide fixed costs. */
const pageMs = 400;
const profileMs = 500;
const latencies: { name: string; latency: Latency }[] = [
  {
    name: 'constant',
    latency: { pages: { kind: 'constant', ms: pageMs }, profiles: { kind: 'constant', ms: profileMs } },
  },
  ...[0.3, 0.6].map((sigma) => ({
    name: `log-normal ${sigma}`,
    latency: {
      pages: { kind: 'lognormal' as const, ms: pageMs, sigma },
      profiles: { kind: 'lognormal' as const, ms: profileMs, sigma },
    },
  })),
];

/** The whole pipeline against the bound that the provider's latency sets. */
export async function benchSearch(postgres: BenchPostgres, { runs }: { runs: number }): Promise<void> {
  const report = createReport('search', `${target} enriched creators of one keyword`, postgres.version);
  report.say(
    `Pages take ${pageMs} ms, profiles ${profileMs} ms (log-normal: in the median, with this sigma); C calls at once.`,
  );
  report.say(
    'bound = max(sum of pages, sum of profiles / C, longest call), by the durations in the call log.',
  );
  report.say(
    'most there is = the same calls with no work between them: pages share the slots, and nothing is read during the first.',
  );
  report.say('peer = a bare pool of fetches without a database, making the same calls in the same minute.');
  report.say('first rows = seen by the API after POST, less the latency of the first page.');
  report.say(`Seconds and milliseconds: median (lowest-highest) of ${runs} runs, each on a new database.`);
  report.say('');
  const rows: string[][] = [];
  const sandbox = await startBenchSandbox();
  try {
    for (const { name, latency } of latencies) {
      for (const concurrency of concurrencies) {
        const measured: Run[] = [];
        for (let number = 1; number <= runs; number += 1) {
          const run = await measureSearch(postgres, sandbox, latency, concurrency);
          note(
            `  ${name}, C = ${concurrency}, run ${number}: ${(run.boundMs / run.tookMs).toFixed(3)} of the bound`,
          );
          measured.push(run);
        }
        rows.push([name, String(concurrency), ...columnsOf(measured)]);
      }
    }
  } finally {
    await sandbox.stop();
  }
  report.table(
    [
      'latency',
      'C',
      'bound s',
      'took s',
      'of bound',
      'most there is',
      'peer of bound',
      'first rows ms',
      'to 1st call',
      'page to page',
      'last call to end',
    ],
    rows,
  );
  report.keep();
}

function columnsOf(runs: Run[]): string[] {
  const column = (digits: number, value: (run: Run) => number) => spread(runs.map(value), digits);
  return [
    column(2, ({ boundMs }) => boundMs / 1000),
    column(2, ({ tookMs }) => tookMs / 1000),
    column(3, ({ boundMs, tookMs }) => boundMs / tookMs),
    column(3, ({ boundMs, withoutWorkMs }) => boundMs / withoutWorkMs),
    column(3, ({ peerRatio }) => peerRatio),
    column(0, ({ firstRowsMs }) => firstRowsMs),
    column(0, ({ beforeFirstMs }) => beforeFirstMs),
    column(0, ({ betweenPagesMs }) => betweenPagesMs),
    column(0, ({ afterLastMs }) => afterLastMs),
  ];
}
