import {
  chance,
  createRandom,
  integerBetween,
  pick,
  type Random,
  weightedChoice,
} from '../../src/sandbox/random.ts';
import type { Mishap } from '../../tests/support/mishap.ts';
import * as walk from '../../tests/support/walk.ts';
import type { Mistreatment } from './audit.ts';
import { plots } from './plots.ts';

/** A statement that a worker says to its database. */
type Statement = Omit<Mishap, 'kind'> & { name: string };

/** When something befalls: at a statement of the next worker to start, or with this share of the calls asked. */
export type When = { statement: Statement } | { share: number };

/** How the claims of a dead or frozen worker become free: by the lease running out, or at once, as the sweep does it. */
export type Lease = 'runs out' | 'is ended';

export type Strike =
  | { kind: 'kill'; when: When; lease: Lease }
  /** Goes on after so long; with null when the search has ended. */
  | { kind: 'freeze'; when: When; lease: Lease; forMs: number | null }
  /** Whoever is frozen goes on. */
  | { kind: 'revive'; when: { share: number } }
  | { kind: 'cut'; when: { statement: Statement } }
  | { kind: 'cut all'; when: { share: number } }
  | { kind: 'restart'; when: { share: number }; mode: 'fast' | 'immediate' }
  | { kind: 'messages deleted'; when: { share: number } }
  | { kind: 'messages mistreated'; how: Mistreatment; share: number }
  | { kind: 'faults'; rates: Record<string, number> }
  | { kind: 'cancel'; when: { share: number } };

export interface Schedule {
  seed: number;
  plot: string;
  /** Searches of the same plot at once, which share the reading of profiles. */
  copies: 1 | 2;
  workers: number;
  concurrency: number;
  latencyMs: { pages: number; profiles: number };
  strikes: Strike[];
}

export function drawSchedule(seed: number): Schedule {
  const random = createRandom(seed);
  random();
  const schedule: Schedule = {
    seed,
    plot: pick(random, Object.keys(plots)),
    copies: chance(random, 0.15) ? 2 : 1,
    workers: integerBetween(random, 1, 3),
    concurrency: integerBetween(random, 2, 6),
    latencyMs: { pages: integerBetween(random, 5, 60), profiles: integerBetween(random, 5, 60) },
    strikes: [],
  };
  const count = pick(random, [1, 1, 1, 2, 2, 2, 3, 3, 4, 5]);
  for (let tries = 0; schedule.strikes.length < count && tries < 20; tries += 1) {
    const strike = drawStrike(random);
    const once = ['messages mistreated', 'faults', 'cancel'].includes(strike.kind);
    if (once && schedule.strikes.some(({ kind }) => kind === strike.kind)) continue;
    schedule.strikes.push(strike);
  }
  return schedule;
}

/** Who is drawn frozen goes on by the clock. */
const kinds: [Exclude<Strike['kind'], 'revive'>, weight: number][] = [
  ['kill', 32],
  ['freeze', 16],
  ['cut', 14],
  ['cut all', 7],
  ['restart', 10],
  ['messages deleted', 5],
  ['messages mistreated', 12],
  ['faults', 10],
  ['cancel', 5],
];
const drawKind = weightedChoice(kinds, ([, weight]) => weight);

function drawStrike(random: Random): Strike {
  const [kind] = drawKind(random);
  const share = () => ({ share: Math.round(random() * 100) / 100 });
  switch (kind) {
    case 'kill':
      return { kind, when: drawWhen(random), lease: drawLease(random) };
    case 'freeze': {
      const lease = drawLease(random);
      const forMs = chance(random, 0.5)
        ? null
        : integerBetween(random, 50, lease === 'runs out' ? 10_000 : 2_000);
      return { kind, when: drawWhen(random), lease, forMs };
    }
    case 'cut':
      return { kind, when: { statement: drawStatement(random) } };
    case 'restart':
      return { kind, when: share(), mode: chance(random, 0.5) ? 'fast' : 'immediate' };
    case 'messages mistreated':
      return {
        kind,
        how: pick(random, ['lost', 'doubled', 'late'] as const),
        share: pick(random, [0.3, 0.7, 1]),
      };
    case 'faults':
      return { kind, rates: drawRates(random) };
    default:
      return { kind, when: share() };
  }
}

function drawLease(random: Random): Lease {
  return chance(random, 0.15) ? 'runs out' : 'is ended';
}

function drawWhen(random: Random): When {
  return chance(random, 0.6)
    ? { statement: drawStatement(random) }
    : { share: Math.round(random() * 100) / 100 };
}

/** Of a search that takes a few pages and some forty profiles. */
const statements: [name: string, statement: Pick<Mishap, 'at' | 'within'>, most: number][] = [
  ['any statement', { at: /[\s\S]/ }, 250],
  ['any commit', { at: walk.commit }, 20],
  ['the claim of a page', { at: walk.pageClaim }, 2],
  ['the commit of the claim of a page', { at: walk.commit, within: walk.pageClaim }, 2],
  ['the storing of a page', { at: walk.pageCall }, 2],
  ['the turning of a page', { at: walk.pageEffect }, 2],
  ['the saving of creators', { at: /into creators/ }, 4],
  ['the adding of results', { at: /insert into search_results/ }, 2],
  ['the adding of matches', { at: /insert into search_matches/ }, 2],
  ['the wake-up of a page', { at: walk.wakeUp, within: walk.pageEffect }, 2],
  ['the commit of a page', { at: walk.commit, within: walk.pageEffect }, 2],
  ['the claim of profiles', { at: walk.profileClaim }, 6],
  ['the storing of a profile', { at: walk.profileCall }, 20],
  ['the settling of profiles', { at: walk.profileEffect }, 6],
  ['the commit of profiles', { at: walk.commit, within: walk.profileEffect }, 6],
  ['the commit of the end', { at: walk.commit, within: walk.theEnd }, 1],
];

function drawStatement(random: Random): Statement {
  const [name, statement, most] = pick(random, statements);
  const moment = pick(random, ['before', 'sent', 'after'] as const);
  return { name, ...statement, moment, occurrence: integerBetween(random, 1, most) };
}

function drawRates(random: Random): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const fault of ['429', '500', '503', 'html-502', 'cut-json', 'reset', 'hang']) {
    if (chance(random, 0.5)) rates[fault] = fault === 'hang' ? 0.01 : 0.04;
  }
  return rates;
}
