import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedCall } from '../../src/sandbox/call-log.ts';
import type { Faults } from '../../src/sandbox/faults.ts';
import type { BenchPostgres } from '../support/database.ts';
import { createReport, note, type Report } from '../support/report.ts';
import { type BenchSandbox, startBenchSandbox } from '../support/sandbox.ts';
import { startCallers } from './callers.ts';
import { callsPerFirstTry, figuresOf, type Phase, startedIn, startsInQuietTime } from './figures.ts';

const latencyMs = 250;
const concurrency = 50;
/** What a worker's search runner holds; and more than can be asked. */
const askersOfWorker = concurrency + Math.ceil(concurrency / 3);
const manyAskers = 2000;
const hiddenLimits = [20, 5, 40, null];
const phaseMs = 20_000;
const retryAfterMs = 1000;
const onItsWayMs = 100;
const latency: NonNullable<Faults['latency']> = { profiles: { kind: 'constant', ms: latencyMs } };

type Measure = (processes: number, askers: number, steps: Faults[]) => Promise<Measured>;

interface Measured {
  calls: LoggedCall[];
  /** One for each step. */
  phases: Phase[];
  /** Calls that were given up. */
  failed: number;
}

/** How the limiter follows a limit that it is not told, and what it makes of "Retry-After" and of an outage. */
export async function benchLimiter(postgres: BenchPostgres): Promise<void> {
  const report = createReport('limiter', "The limiter of the provider's calls", postgres.version);
  report.say(`Calls take ${latencyMs} ms; ${concurrency} at once are configured, over all processes.`);
  const sandbox = await startBenchSandbox();
  const measure: Measure = (processes, askers, steps) =>
    measureSteps(postgres, sandbox, { processes, askers }, steps);
  try {
    await followTheLimit(report, measure);
    await obeyRetryAfter(report, measure);
    await endureOutage(report, measure);
  } finally {
    await sandbox.stop();
  }
  report.keep();
}

async function followTheLimit(report: Report, measure: Measure): Promise<void> {
  report.say('');
  report.say(
    `The provider answers 429 beyond a hidden limit, which moves every ${phaseMs / 1000} s; none = the configured ${concurrency}.`,
  );
  report.say(
    'found = until 90 % of it is used for a second with one refusal at most; steady = from then on.',
  );
  report.say('');
  const rows: string[][] = [];
  for (const processes of [1, 2]) {
    const steps = hiddenLimits.map((limit) => (limit === null ? {} : { concurrencyLimit: limit }));
    const { calls, phases } = await measure(processes, askersOfWorker, steps);
    const steady = { calls: 0, refused: 0 };
    for (const [index, phase] of phases.entries()) {
      const limit = hiddenLimits[index] ?? null;
      const figures = figuresOf(calls, phase, limit ?? concurrency);
      steady.calls += figures.steadyCalls;
      steady.refused += figures.steadyRefused;
      rows.push([
        `${named(processes)}, limit ${limit ?? 'none'}`,
        figures.foundMs === null ? 'never' : (figures.foundMs / 1000).toFixed(1),
        percent(figures.steadyRefused / figures.steadyCalls),
        percent(figures.usedShare),
        String(figures.refused),
      ]);
    }
    rows.push([`${named(processes)}, all`, '', percent(steady.refused / steady.calls), '', '']);
  }
  report.table(['', 'found s', '429 in steady state', 'of limit used', '429 in all'], rows);
}

async function obeyRetryAfter(report: Report, measure: Measure): Promise<void> {
  report.say('');
  report.say(`2 % of all calls are answered 429 with "Retry-After: ${retryAfterMs / 1000}".`);
  report.say(
    `too early = started in that time, more than ${onItsWayMs} ms after the refusal; before that it may have`,
  );
  report.say('been on its way: to the process that asked, and from there by the database to the other.');
  report.say('');
  const rows: string[][] = [];
  for (const processes of [1, 2]) {
    const faults = { errorRates: { all: { 429: 0.02 } }, retryAfterSeconds: retryAfterMs / 1000 };
    const { calls } = await measure(processes, askersOfWorker, [faults]);
    const early = startsInQuietTime(calls, retryAfterMs);
    rows.push([
      named(processes),
      String(calls.filter(({ kind }) => kind === '429').length),
      String(early.filter((ms) => ms > onItsWayMs).length),
      String(early.filter((ms) => ms <= onItsWayMs).length),
      early.length === 0 ? '' : `${Math.max(...early)} ms`,
    ]);
  }
  report.table(['', 'refusals', 'calls too early', 'before they could know', 'the last after'], rows);
}

async function endureOutage(report: Report, measure: Measure): Promise<void> {
  report.say('');
  report.say(`Every other call is answered 500, for ${phaseMs / 1000} s between two good times.`);
  report.say('calls per first try: with endless work, and with what a worker holds at once.');
  report.say('calls per second: beside those of the good time before.');
  report.say('');
  const rows: string[][] = [];
  for (const [processes, askers] of [
    [1, manyAskers],
    [1, askersOfWorker],
    [2, askersOfWorker],
  ] as const) {
    const steps = [{}, { errorRates: { all: { 500: 0.5 } } }, {}];
    const { calls, phases, failed } = await measure(processes, askers, steps);
    const [before, outage, after] = phases as [Phase, Phase, Phase];
    const settled = { from: after.from + phaseMs / 2, until: after.until };
    const rate = (phase: Phase) => (startedIn(calls, phase).length * 1000) / (phase.until - phase.from);
    rows.push([
      `${named(processes)}, ${askers} calls wanted`,
      callsPerFirstTry(calls, outage).toFixed(2),
      (rate(outage) / rate(before)).toFixed(2),
      (rate(settled) / rate(before)).toFixed(2),
      String(failed),
    ]);
  }
  report.table(['', 'calls per first try', 'calls per second', '10 s after it', 'given up'], rows);
}

async function measureSteps(
  postgres: BenchPostgres,
  sandbox: BenchSandbox,
  { processes, askers }: { processes: number; askers: number },
  steps: Faults[],
): Promise<Measured> {
  const database = await postgres.createDatabase();
  await sandbox.reset(latency);
  const phases: Phase[] = [];
  try {
    await setFaults(sandbox, steps[0] ?? {});
    const callers = await startCallers(processes, {
      sandboxUrl: sandbox.url,
      databaseUrl: database.url,
      concurrency,
      askers,
    });
    for (const step of steps) {
      await setFaults(sandbox, step);
      const from = Date.now();
      await sleep(phaseMs);
      phases.push({ from, until: Date.now() });
      note(`  ${processes} of processes, ${askers} calls wanted: ${JSON.stringify(step)}`);
    }
    const failed = await callers.stop();
    return { calls: await sandbox.calls(), phases, failed };
  } finally {
    await database.drop();
  }
}

async function setFaults(sandbox: BenchSandbox, faults: Faults): Promise<void> {
  const answer = await fetch(new URL('/__sandbox/faults', sandbox.url), {
    method: 'PUT',
    body: JSON.stringify({ latency, ...faults }),
  });
  if (!answer.ok) throw new Error(`The sandbox refused the faults: ${await answer.text()}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function named(processes: number): string {
  return processes === 1 ? '1 process' : `${processes} processes`;
}
