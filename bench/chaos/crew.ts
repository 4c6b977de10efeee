import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import type { Configuration } from '../../src/lib/env.ts';
import type { Mishap } from '../../tests/support/mishap.ts';
import { patiently } from './patience.ts';
import type { Strike } from './schedule.ts';
import type { WorkerPool } from './worker-pool.ts';
import type { Order } from './worker-process.ts';

/**
 * Longer than a stop takes that waits for every call under way, on a busy machine too: who was frozen while it connected
 * to the database tries that again, and each time may take ten seconds.
 */
const longestStopMs = 40_000;

/** One worker of a schedule. */
export interface Hand {
  /** By which its connections are known to the database. */
  name: string;
  child: ChildProcess;
  state: 'starting' | 'working' | 'frozen' | 'gone';
}

type Blow = Extract<Strike, { kind: 'kill' | 'freeze' | 'cut' }>;

export interface CrewOptions {
  pool: WorkerPool;
  database: Database;
  configuration: Configuration;
  /** So many that work at any time, whatever befalls the others. */
  workers: number;
  /** Of these each worker that starts takes the next that waits for a statement. */
  strikes: Strike[];
  /** Something has befallen; of a kill or a freeze, with whom. */
  onBlow(strike: Blow, hand: Hand): void;
  /** What had to be done behind a strike could not be done: the database does not answer, or no process starts. */
  onTrouble(error: unknown): void;
  /** A worker has ended that nobody had killed. */
  onOwnEnd(hand: Hand, how: string): void;
}

export interface Crew {
  start(): Promise<void>;
  strike(blow: Blow, random: number): void;
  /** Lets all who are frozen go on; answers their names. */
  reviveAll(): string[];
  /** Stops all in good order. */
  dismiss(): Promise<void>;
}

export function createCrew(options: CrewOptions): Crew {
  const { pool, database, configuration, workers, onBlow, onOwnEnd } = options;
  const blows = options.strikes.filter(isByStatement);
  const hands = new Set<Hand>();
  const timers = new Set<NodeJS.Timeout>();
  const chores = new Set<Promise<void>>();
  let dismissed = false;

  function chore(work: Promise<void>): void {
    const tracked = work.catch(options.onTrouble).finally(() => chores.delete(tracked));
    chores.add(tracked);
  }

  async function hire(): Promise<void> {
    const child = await pool.take();
    const hand: Hand = { name: `chaos-${hands.size + 1}`, child, state: 'starting' };
    hands.add(hand);
    const blow = blows.shift() ?? null;
    child.on('message', (message: unknown) => {
      if (message === 'started' && hand.state === 'starting') hand.state = 'working';
      if (message === 'struck' && blow) befall(blow, hand);
      if (isFailure(message)) onFailure(hand, message.failed);
    });
    child.once('exit', (code, signal) => {
      const byItself = hand.state !== 'gone' && signal !== 'SIGKILL';
      if (byItself && !(hand.state === 'starting')) onOwnEnd(hand, `with ${signal ?? code}`);
      hand.state = 'gone';
      if (byItself) chore(replace());
    });
    const url = new URL(configuration.databaseUrl);
    url.searchParams.set('application_name', hand.name);
    const start = { ...configuration, databaseUrl: url.href };
    send(hand, { start, mishap: blow && mishapOf(blow) });
    await Promise.race([once(child, 'message'), once(child, 'exit')]);
  }

  /** A worker that cannot start or stop ends; while the database is away, that is as it should be. */
  function onFailure(hand: Hand, reason: string): void {
    if (hand.state === 'working') onOwnEnd(hand, reason);
  }

  async function replace(): Promise<void> {
    const working = [...hands].filter(({ state }) => state === 'starting' || state === 'working');
    if (!dismissed && working.length < workers) await hire();
  }

  function befall(blow: Blow, hand: Hand): void {
    if (blow.kind !== 'cut') {
      hand.state = blow.kind === 'kill' ? 'gone' : 'frozen';
      if (blow.lease === 'is ended') chore(endLease(hand));
      chore(replace());
    }
    if (blow.kind === 'freeze' && blow.forMs !== null) {
      timers.add(setTimeout(() => revive(hand), blow.forMs));
    }
    onBlow(blow, hand);
  }

  /** What the sweep does when the lease has run out; by then nothing of a killed worker is under way in the database. */
  async function endLease({ name, state }: Hand): Promise<void> {
    await patiently(async () => {
      if (state !== 'gone') return;
      const { rowCount } = await database.execute(sql`
        select from pg_stat_activity where datname = current_database() and application_name = ${name}`);
      if (rowCount !== 0) throw new Error(`${name} is not gone yet.`);
    });
    await patiently(() =>
      database.execute(sql`
        delete from workers where id in (select worker_id from chaos_workers where application = ${name})`),
    );
  }

  function revive(hand: Hand): void {
    if (hand.state !== 'frozen') return;
    hand.state = 'working';
    hand.child.kill('SIGCONT');
  }

  async function stop(hand: Hand): Promise<void> {
    const { child } = hand;
    if (hand.state === 'gone') return;
    const patience = new AbortController();
    const stopped = new Promise<'stopped'>((resolve) =>
      child.on('message', (message) => message === 'stopped' && resolve('stopped')),
    );
    send(hand, 'stop');
    const how = await Promise.race([
      stopped,
      once(child, 'exit').then(() => 'ended' as const),
      sleep(longestStopMs, 'late' as const, { signal: patience.signal }).catch(() => 'late' as const),
    ]);
    patience.abort();
    hand.state = 'gone';
    if (how === 'stopped') pool.giveBack(child);
    else child.kill('SIGKILL');
    if (how === 'late') onOwnEnd(hand, 'not at all: its stop took too long');
  }

  return {
    async start() {
      await Promise.all(Array.from({ length: workers }, hire));
    },
    strike(blow, random) {
      const working = [...hands].filter(({ state }) => state === 'working');
      const hand = working[Math.floor(random * working.length)];
      if (!hand) return;
      hand.child.kill(blow.kind === 'kill' ? 'SIGKILL' : 'SIGSTOP');
      befall(blow, hand);
    },
    reviveAll() {
      const frozen = [...hands].filter(({ state }) => state === 'frozen');
      frozen.forEach(revive);
      return frozen.map(({ name }) => name);
    },
    async dismiss() {
      dismissed = true;
      for (const timer of timers) clearTimeout(timer);
      while (chores.size > 0) await Promise.allSettled(chores);
      await Promise.all([...hands].map(stop));
    },
  };
}

function isByStatement(strike: Strike): strike is Blow {
  return 'when' in strike && 'statement' in strike.when;
}

function mishapOf(blow: Blow): Mishap | null {
  if (!('statement' in blow.when)) return null;
  const { name: _, ...statement } = blow.when.statement;
  return { kind: blow.kind, ...statement };
}

function send({ child }: Hand, order: Order): void {
  // Whoever has just been killed takes no order.
  child.send(order, () => undefined);
}

function isFailure(message: unknown): message is { failed: string } {
  return typeof message === 'object' && message !== null && 'failed' in message;
}
