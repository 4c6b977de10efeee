import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { cancelSearch } from '../../src/features/searches/cancel-search.ts';
import type { Services } from '../../src/features/services.ts';
import { outcomeOf, readSearchRows, type SearchRows } from '../../tests/support/search-rows.ts';
import { createCrew } from './crew.ts';
import type { Lane } from './lane.ts';
import { patiently } from './patience.ts';
import { plots } from './plots.ts';
import { openScene } from './scene.ts';
import type { Schedule, Strike } from './schedule.ts';
import { strikeByCalls } from './strikes-by-calls.ts';
import { judge, type Violation } from './verdict.ts';
import { createWatch, type Watch } from './watch.ts';
import type { WorkerPool } from './worker-pool.ts';

const lookEveryMs = 120;
const longestMs = 150_000;
const longestReturnMs = 3_000;

export interface Played {
  befallen: Set<Strike>;
  violations: Violation[];
  resumptionsMs: number[];
  calls: number;
  /** Asked and in no ledger. */
  lost: number;
  tookMs: number;
  ending: string | null;
  outcomes: ReturnType<typeof outcomeOf>[];
}

/** What a lane plays with beyond the schedule itself. */
export interface Means {
  pool: WorkerPool;
  /** Who plays undisturbed, where the pool's workers have a fault planted. */
  sound?: WorkerPool;
  /** Nothing happens for so long: then nothing will. Longer than a lease and the longest wait between two tries. */
  patienceMs: number;
  /** Said in the schedule's database before it begins. */
  sabotage?: string;
}

/** Plays a schedule and compares it with the same plot undisturbed, which each lane plays once. */
export async function playSchedule(lane: Lane, means: Means, schedule: Schedule): Promise<Played> {
  const known = lane.undisturbed.get(schedule.plot) ?? playUndisturbed(lane, means, schedule.plot);
  lane.undisturbed.set(schedule.plot, known);
  const played = await play(lane, means, schedule, await known);
  const already = (await known).violations.map(({ invariant, text }) => ({
    invariant,
    text: `undisturbed, ${text}`,
  }));
  return { ...played, violations: [...already, ...played.violations] };
}

function playUndisturbed(lane: Lane, means: Means, plot: string): Promise<Played> {
  const calm = { seed: 0, plot, copies: 1, workers: 1, concurrency: 6 } as const;
  const { sound = means.pool, patienceMs } = means;
  return play(
    lane,
    { pool: sound, patienceMs },
    { ...calm, strikes: [], latencyMs: { pages: 0, profiles: 0 } },
    null,
  );
}

async function play(
  lane: Lane,
  means: Means,
  schedule: Schedule,
  undisturbed: Played | null,
): Promise<Played> {
  const startedAt = performance.now();
  const plot = plots[schedule.plot];
  if (!plot) throw new Error(`There is no plot "${schedule.plot}".`);
  const scene = await openScene(lane, schedule, plot, means.sabotage);
  const { services, configuration, accountId } = scene;
  const befallen = new Set(
    schedule.strikes.filter(({ kind }) => kind === 'messages mistreated' || kind === 'faults'),
  );
  const ownEnds: Violation[] = [];
  try {
    let watch: Watch | null = null;
    const onTrouble = (error: unknown) => ownEnds.push({ invariant: 'I5', text: String(error) });
    const crew = createCrew({
      pool: means.pool,
      database: services.database,
      configuration,
      workers: schedule.workers,
      strikes: schedule.strikes,
      onBlow(strike, hand) {
        befallen.add(strike);
        if (isForGood(strike) && strike.lease === 'runs out') watch?.measureResumption(hand.name);
      },
      onTrouble,
      onOwnEnd: (hand, how) => ownEnds.push({ invariant: 'I5', text: `${hand.name} ended ${how}` }),
    });
    await crew.start();
    const searchIds = await Promise.all(Array.from({ length: schedule.copies }, scene.startSearch));
    watch = createWatch(services, accountId, searchIds);
    let cancelledAfter: number | null = null;
    const cancel = async () => {
      for (const id of searchIds) await patiently(() => cancelSearch(services, accountId, id));
      cancelledAfter = (await lane.sandbox.calls()).at(-1)?.number ?? 0;
    };
    const chores = strikeByCalls(
      { lane, services, crew, cancel },
      schedule,
      undisturbed?.calls ?? 0,
      (strike) => befallen.add(strike),
    );
    const stuck = await waitForEnd(watch, means.patienceMs, lane);
    await Promise.all(chores.map((chore) => chore.catch(onTrouble)));
    const standing = () =>
      patiently(() => Promise.all(searchIds.map((id) => readSearchRows(services.database, id))));
    const before = await standing();
    const revived = crew.reviveAll();
    await untilBack(services, revived);
    await crew.dismiss();
    const searches = await standing();
    const late = stuck.length === 0 ? problemsOfLateComers(before, searches) : [];
    const judgement = await judge({
      lane,
      services,
      schedule,
      plot,
      befallen,
      searches,
      undisturbed,
      cancelledAfter,
      accountId,
    });
    return {
      befallen,
      violations: [...stuck, ...late, ...ownEnds, ...watch.violations, ...judgement.violations],
      resumptionsMs: watch.resumptionsMs,
      calls: judgement.calls,
      lost: judgement.lost,
      tookMs: performance.now() - startedAt,
      ending: searches[0]?.search.ending ?? null,
      outcomes: searches.map(outcomeOf),
    };
  } finally {
    await scene.close();
  }
}

/** Who is frozen for a while may be back before its lease has run out. */
function isForGood(strike: Strike): strike is Extract<Strike, { kind: 'kill' | 'freeze' }> {
  return strike.kind === 'kill' || (strike.kind === 'freeze' && strike.forMs === null);
}

/** Those who slept through the end are back when they have seen that their leases are gone. */
async function untilBack({ database }: Services, names: string[]): Promise<void> {
  const back = sql`
    select from chaos_workers known join workers worker on worker.id = known.worker_id
    where application = any(${sql.param(names)}::text[])`;
  for (const deadline = performance.now() + longestReturnMs; performance.now() < deadline; ) {
    const { rowCount } = await patiently(() => database.execute(back));
    if (rowCount === names.length) return;
    await sleep(lookEveryMs);
  }
}

/** I6: who comes back after the end writes nothing but what it has paid in vain. */
function problemsOfLateComers(before: SearchRows[], after: SearchRows[]): Violation[] {
  const watched = ['search', 'queries', 'results', 'matches'] as const;
  // The claim of a page lasts as long as its call, also when the search ends meanwhile; and what a profile under way
  // then tells of the posts is kept, for it is paid.
  const released = (rows: SearchRows | undefined) =>
    rows && {
      ...rows,
      queries: rows.queries.map((query) => ({ ...query, claimedBy: null })),
      matches: rows.matches.map((match) => ({ ...match, viewCount: null })),
    };
  return before.flatMap((rows, index) =>
    watched
      .filter((part) => !isDeepStrictEqual(released(rows)?.[part], released(after[index])?.[part]))
      .map((part) => ({ invariant: 'I6', text: `the ${part} were changed after the end` })),
  );
}

/** Answers a violation when the searches do not end. */
async function waitForEnd(watch: Watch, patienceMs: number, lane: Lane): Promise<Violation[]> {
  const startedAt = performance.now();
  let standing = '';
  let since = startedAt;
  while (await watch.look()) {
    const now = `${watch.standing()} ${await lane.sandbox.callsUnderWay()}`;
    if (now !== standing) since = performance.now();
    standing = now;
    const quietMs = performance.now() - since;
    if (quietMs > patienceMs || performance.now() - startedAt > longestMs) {
      return [
        {
          invariant: 'I5',
          text: `the search does not end: nothing has changed for ${Math.round(quietMs / 1000)} s`,
        },
      ];
    }
    await sleep(lookEveryMs);
  }
  return [];
}
