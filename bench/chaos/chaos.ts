import { AppError } from '../../src/lib/errors.ts';
import { logger } from '../../src/lib/logger.ts';
import type { BenchPostgres } from '../support/database.ts';
import { median, percentile } from '../support/figures.ts';
import { createReport, note, type Report } from '../support/report.ts';
import { type Lane, openLane } from './lane.ts';
import { type PlantedFault, plantedFaults } from './planted-faults.ts';
import { type Played, playSchedule } from './play.ts';
import { drawSchedule, type Schedule, type Strike } from './schedule.ts';
import { tell } from './words.ts';
import { createWorkerPool } from './worker-pool.ts';

/** Some wait for a lease while others work. */
const laneCount = 4;
/** Longer than a lease, a sweep and the longest wait between two tries of a call. */
const patienceMs = 30_000;
/** Where a fault is planted nothing else goes wrong: the start of a worker and a sweep, on a busy machine. */
const plantedPatienceMs = 15_000;
/** Fewer are a try or a replay, of which no report is kept. */
const fewestForReport = 100;

interface ChaosOptions {
  schedules: number;
  seed: number;
  planted: boolean;
}

type Outcome = { schedule: Schedule; played: Played };

/** Plays random schedules of what may befall a search, each from one seed, and looks for what QUALITY.md forbids. */
export async function benchChaos(postgres: BenchPostgres, options: ChaosOptions): Promise<void> {
  logger.level = 'silent';
  if (options.planted) return benchPlanted(postgres);
  const { schedules: count, seed } = options;
  const report = createReport('chaos', 'Never lost, never twice: seeded chaos', postgres.version);
  const schedules = Array.from({ length: count }, (_, index) => drawSchedule(seed + index));
  const startedAt = performance.now();
  const outcomes = await playAll(schedules, count === 1);
  const minutes = (performance.now() - startedAt) / 60_000;
  const broken = outcomes.filter(({ played }) => played.violations.length > 0);
  report.say(
    `${count} schedules from seed ${seed} on, ${Math.min(count, laneCount)} at a time, in ${minutes.toFixed(1)} minutes.`,
  );
  report.say('A schedule is one search (now and then two) with one to five of these, drawn from its seed.');
  report.say('');
  tellKinds(report, outcomes);
  report.say('');
  tellFigures(report, outcomes);
  for (const { schedule, played } of broken) {
    report.say('');
    tellOutcome(report.say, { schedule, played });
  }
  if (count >= fewestForReport) report.keep();
  if (broken.length > 0) throw new AppError('violations', `${broken.length} schedules broke an invariant.`);
}

async function playAll(schedules: Schedule[], tellsAll: boolean): Promise<Outcome[]> {
  const lanes = await Promise.all(Array.from({ length: Math.min(laneCount, schedules.length) }, openLane));
  const pool = createWorkerPool(lanes.length);
  const outcomes: Outcome[] = [];
  const waiting = [...schedules];
  const playOn = async (lane: Lane) => {
    for (let schedule = waiting.shift(); schedule; schedule = waiting.shift()) {
      const played = await playSchedule(lane, { pool, patienceMs }, schedule);
      outcomes.push({ schedule, played });
      if (tellsAll || played.violations.length > 0) tellOutcome(note, { schedule, played });
      if (outcomes.length % 20 === 0) note(`${outcomes.length} of ${schedules.length} played`);
    }
  };
  try {
    await Promise.all(lanes.map(playOn));
  } finally {
    await pool.close();
    await Promise.all(lanes.map((lane) => lane.close()));
  }
  return outcomes.toSorted((one, other) => one.schedule.seed - other.schedule.seed);
}

function tellOutcome(say: (line: string) => void, { schedule, played }: Outcome): void {
  for (const line of tell(schedule, played.befallen).split('\n')) say(line);
  const seconds = (played.tookMs / 1000).toFixed(1);
  say(`  ended as ${played.ending}; ${played.calls} calls, ${played.lost} lost; ${seconds} s`);
  for (const { invariant, text } of played.violations.slice(0, 10)) say(`  ${invariant} BROKEN: ${text}`);
  if (played.violations.length > 10) say(`  and ${played.violations.length - 10} more`);
}

const kindNames: [name: string, fits: (strike: Strike) => boolean][] = [
  ['worker killed', ({ kind }) => kind === 'kill'],
  ['worker frozen past its lease', ({ kind }) => kind === 'freeze'],
  ['one connection lost', ({ kind }) => kind === 'cut'],
  ['all connections cut', ({ kind }) => kind === 'cut all'],
  ['database restarted', (strike) => strike.kind === 'restart' && strike.mode === 'fast'],
  ['database crashed', (strike) => strike.kind === 'restart' && strike.mode === 'immediate'],
  ['messages lost', (strike) => strike.kind === 'messages mistreated' && strike.how === 'lost'],
  ['messages doubled', (strike) => strike.kind === 'messages mistreated' && strike.how === 'doubled'],
  ['messages late, out of order', (strike) => strike.kind === 'messages mistreated' && strike.how === 'late'],
  ['all messages deleted midway', ({ kind }) => kind === 'messages deleted'],
  ['provider faults', ({ kind }) => kind === 'faults'],
  ['search cancelled', ({ kind }) => kind === 'cancel'],
];

function tellKinds(report: Report, outcomes: Outcome[]): void {
  const row = (name: string, chosen: Outcome[], times: number) => {
    const broken = chosen.filter(({ played }) => played.violations.length > 0).length;
    return [name, String(chosen.length), String(times), String(broken)];
  };
  const rows = kindNames.map(([name, fits]) => {
    const times = outcomes.map(({ played }) => [...played.befallen].filter(fits).length);
    return row(
      name,
      outcomes.filter((_, index) => times[index] !== 0),
      times.reduce((sum, one) => sum + one, 0),
    );
  });
  const poisonous = outcomes.filter(({ schedule }) => schedule.plot.includes('poisonous'));
  rows.push(row('poisonous answers', poisonous, poisonous.length));
  const struck = outcomes.reduce((sum, { played }) => sum + played.befallen.size, 0);
  rows.push(row('all', outcomes, struck));
  report.table(['what befell', 'schedules', 'times', 'with a violation'], rows);
}

function tellFigures(report: Report, outcomes: Outcome[]): void {
  const sum = (figure: (played: Played) => number) =>
    outcomes.reduce((total, { played }) => total + figure(played), 0);
  report.say(`${sum(({ violations }) => violations.length)} violations; the aim is none.`);
  report.say(
    `${sum(({ calls }) => calls)} calls asked, ${sum(({ lost }) => lost)} lost between the provider and the ledger.`,
  );
  const resumptions = outcomes.flatMap(({ played }) => played.resumptionsMs);
  if (resumptions.length === 0) return;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  report.say(
    `Work of ${resumptions.length} dead or frozen workers whose leases had to run out was resumed after ${seconds(median(resumptions))} s in the median, ${seconds(percentile(resumptions, 0.99))} s at the 99th percentile; the aim is 10 s.`,
  );
}

/** Plays each planted fault's schedule: a suite that stays green shows nothing until it is seen to turn red. */
async function benchPlanted(postgres: BenchPostgres): Promise<void> {
  const report = createReport(
    'chaos-planted',
    'Faults planted in the engine, and what catches them',
    postgres.version,
  );
  const lane = await openLane();
  const sound = createWorkerPool(1);
  const rows: string[][] = [];
  try {
    for (const fault of plantedFaults) {
      const broken = await playPlanted(lane, sound, fault);
      rows.push([fault.name, fault.caughtBy, broken.join(' ') || 'nothing']);
      note(`${fault.name}: ${broken.join(' ')}`);
    }
  } finally {
    await sound.close();
    await lane.close();
  }
  report.table(['fault', 'to be caught by', 'broken'], rows);
  report.keep();
  const missed = rows.filter(([, wanted = '', broken = '']) => !broken.split(' ').includes(wanted));
  if (missed.length > 0) throw new AppError('missed', `${missed.length} planted faults were not caught.`);
}

/** The invariants that the fault is seen to break. */
export async function playPlanted(
  lane: Lane,
  sound: ReturnType<typeof createWorkerPool>,
  fault: PlantedFault,
): Promise<string[]> {
  const pool = fault.source ? createWorkerPool(0, fault.source) : sound;
  const { sabotage, schedule } = fault;
  try {
    const means = { pool, sound, patienceMs: plantedPatienceMs, ...(sabotage ? { sabotage } : {}) };
    const { violations } = await playSchedule(lane, means, schedule);
    return [...new Set(violations.map(({ invariant }) => invariant))].sort();
  } finally {
    if (fault.source) await pool.close();
  }
}
