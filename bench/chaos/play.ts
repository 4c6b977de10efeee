import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { openServices } from '../../src/features/open-services.ts';
import { cancelSearch } from '../../src/features/searches/cancel-search.ts';
import { startSearch } from '../../src/features/searches/start-search.ts';
import type { Services } from '../../src/features/services.ts';
import { builtWebFolder, type Configuration, readEnvironment } from '../../src/lib/env.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import { outcomeOf, readSearchRows, type SearchRows } from '../../tests/support/search-rows.ts';
import { mistreatSql } from './audit.ts';
import { createCrew } from './crew.ts';
import type { Lane } from './lane.ts';
import { patiently } from './patience.ts';
import { type Plot, plots, poisonOf } from './plots.ts';
import type { Schedule, Strike } from './schedule.ts';
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
  return play(lane, means, schedule, await known);
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
  const own = await lane.createDatabase();
  const configuration = configurationOf(lane, own.url, schedule);
  const services = await openServices(configuration, { maintain: false });
  const befallen = new Set<Strike>();
  const ownEnds: Violation[] = [];
  try {
    await prepare(lane, means, services, schedule, plot, befallen);
    const { accountId, start } = await openAccount(services, plot);
    let watch: Watch | null = null;
    const crew = createCrew({
      pool: means.pool,
      database: services.database,
      configuration,
      workers: schedule.workers,
      blows: schedule.strikes.filter((strike) => 'when' in strike && 'statement' in strike.when) as never[],
      onBlow(strike, hand) {
        befallen.add(strike);
        if (isForGood(strike) && strike.lease === 'runs out') watch?.measureResumption(hand.name);
      },
      onOwnEnd: (hand, how) => ownEnds.push({ invariant: 'I5', text: `${hand.name} ended ${how}` }),
    });
    await crew.start();
    const searchIds = await Promise.all(Array.from({ length: schedule.copies }, start));
    watch = createWatch(services, accountId, searchIds);
    let cancelledAfter: number | null = null;
    const chores = strikeByCalls(lane, schedule, undisturbed?.calls ?? 0, async (strike, random) => {
      befallen.add(strike);
      if (strike.kind === 'kill' || strike.kind === 'freeze') crew.strike(strike, random);
      if (strike.kind === 'restart') await lane.restart(strike.mode);
      if (strike.kind === 'cut all') await cutAll(services);
      if (strike.kind === 'messages deleted') {
        await patiently(() => services.database.execute(sql`delete from pgboss.job_common`));
      }
      if (strike.kind === 'cancel') {
        for (const id of searchIds) await patiently(() => cancelSearch(services, accountId, id));
        cancelledAfter = (await lane.sandbox.calls()).at(-1)?.number ?? 0;
      }
    });
    const stuck = await waitForEnd(watch, means.patienceMs, lane);
    await Promise.all(chores);
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
    lane.provider.onCall(() => undefined);
    await services.close();
    await own.drop();
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
  return before.flatMap((rows, index) =>
    watched
      .filter((part) => !isDeepStrictEqual(rows[part], after[index]?.[part]))
      .map((part) => ({ invariant: 'I6', text: `the ${part} were changed after the end` })),
  );
}

function configurationOf(lane: Lane, databaseUrl: string, schedule: Schedule): Configuration {
  return {
    environment: readEnvironment({
      PORT: '0',
      LOG_LEVEL: 'silent',
      PROVIDER_CONCURRENCY: String(schedule.concurrency),
      PROVIDER_TIMEOUT_SECONDS: '3',
      DATABASE_POOL_SIZE: '8',
    }),
    databaseUrl,
    authSecret: randomUUID() + randomUUID(),
    sandboxUrl: lane.provider.url,
    demo: null,
    webFolder: builtWebFolder,
  };
}

async function prepare(
  lane: Lane,
  means: Means,
  { database }: Services,
  { latencyMs, strikes }: Schedule,
  plot: Plot,
  befallen: Set<Strike>,
): Promise<void> {
  await lane.sandbox.reset();
  lane.provider.setPoison(poisonOf(plot));
  const latency = (ms: number) => ({ kind: 'lognormal', ms, sigma: 0.5 });
  const faults = strikes.find(({ kind }) => kind === 'faults');
  await lane.sandbox.setFaults({
    latency: { pages: latency(latencyMs.pages), profiles: latency(latencyMs.profiles) },
    ...(faults?.kind === 'faults' ? { errorRates: { all: faults.rates } } : {}),
  });
  if (means.sabotage) await database.execute(sql.raw(means.sabotage));
  for (const strike of strikes) {
    if (strike.kind === 'messages mistreated') {
      await database.execute(sql.raw(mistreatSql(strike.how, strike.share)));
    }
    if (strike.kind === 'messages mistreated' || strike.kind === 'faults') befallen.add(strike);
  }
}

async function openAccount(services: Services, plot: Plot) {
  const { platform, mode, queries, target, filters = {} } = plot;
  const accountId = randomUUID();
  await services.database.execute(sql`
    insert into users (id, name, email) values (${accountId}, 'Chaos', ${`${accountId}@people.example.com`})`);
  const { rows } = await services.database.execute<{ id: string }>(sql`
    insert into campaigns (account_id, name, search_type) values (${accountId}, 'Chaos', 'keyword') returning id`);
  const campaignId = rows[0]?.id ?? '';
  const start = async () => {
    const input = { campaignId, platform, mode, queries, target, filters };
    return (await patiently(() => startSearch(services, accountId, input))).searchId;
  };
  return { accountId, start };
}

/** Lets happen what waits for a share of the calls, as they are asked; answers what goes on in the background. */
function strikeByCalls(
  lane: Lane,
  { seed, strikes }: Schedule,
  expectedCalls: number,
  happen: (strike: Strike, random: number) => Promise<void>,
): Promise<void>[] {
  const random = createRandom(seed);
  const waiting = strikes.filter((strike) => 'when' in strike && 'share' in strike.when);
  const chores: Promise<void>[] = [];
  let asked = 0;
  const due = () => {
    for (const strike of waiting.splice(0)) {
      if (!('when' in strike && 'share' in strike.when)) continue;
      if (asked >= Math.max(1, strike.when.share * expectedCalls)) chores.push(happen(strike, random()));
      else waiting.push(strike);
    }
  };
  lane.provider.onCall(() => {
    asked += 1;
    due();
  });
  return chores;
}

async function cutAll({ database }: Services): Promise<void> {
  await patiently(() =>
    database.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'chaos-%'`),
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
