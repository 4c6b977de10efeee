import type { Schedule, Strike } from './schedule.ts';

/** A piece of source text under `src/`, to be found once, and what is put in its place. */
export interface Replacement {
  file: string;
  find: string;
  put: string;
}

/** What somebody might do to the engine, and a schedule in which it shows. */
export interface PlantedFault {
  name: string;
  /** The invariant that has to be seen broken. */
  caughtBy: string;
  source?: Replacement[];
  /** Said in the schedule's database before it begins. */
  sabotage?: string;
  schedule: Schedule;
  /** Shows at once, not only when a lease has run out or nothing happens any more. */
  isQuick?: true;
}

const plain: Schedule = {
  seed: 1,
  plot: 'TikTok keyword',
  copies: 1,
  workers: 1,
  concurrency: 4,
  latencyMs: { pages: 20, profiles: 200 },
  strikes: [],
};
const killedMidway: Strike = { kind: 'kill', when: { share: 0.5 }, lease: 'is ended' };
const frozenMidway: Strike = { kind: 'freeze', when: { share: 0.2 }, lease: 'is ended', forMs: null };
const frozenWithAPage: Strike = {
  kind: 'freeze',
  when: {
    statement: {
      name: 'the storing of a page',
      at: /^insert into "provider_calls"[\s\S]*\npage:/,
      moment: 'after',
    },
  },
  lease: 'is ended',
  forMs: null,
};
/** When the others have taken over, and are not done yet. */
const revivedLate: Strike = { kind: 'revive', when: { share: 0.5 } };
/** When the others have just asked for the same. */
const revivedSoon: Strike = { kind: 'revive', when: { share: 0.26 } };
const noMessages: Strike = { kind: 'messages mistreated', how: 'lost', share: 1 };

const noFence: Replacement[] = [
  {
    file: 'features/searches/advance-search.ts',
    find: `        eq(searchQueries.pageCount, claim.page),
        eq(searchQueries.claimedBy, claim.workerId),`,
    put: '        eq(searchQueries.pageCount, claim.page),',
  },
  {
    file: 'features/searches/settle-profiles.ts',
    find: 'and result.claimed_by = claim."workerId"',
    put: '',
  },
];

export const plantedFaults: PlantedFault[] = [
  {
    name: 'the fence is dropped: an effect does not ask whose the claim is',
    caughtBy: 'I6',
    isQuick: true,
    source: noFence,
    // Long enough under way for the others to have asked for the same when the frozen one is back.
    schedule: { ...plain, latencyMs: { pages: 20, profiles: 500 }, strikes: [frozenMidway, revivedSoon] },
  },
  {
    name: 'the compare-and-set of the page is dropped, with fence and status, each of which would do',
    caughtBy: 'I7',
    source: [
      {
        file: 'features/searches/advance-search.ts',
        find: `        eq(searchQueries.pageCount, claim.page),
        eq(searchQueries.claimedBy, claim.workerId),
        inArray(searchQueries.status, ['pending', 'processing']),
      ),
    );
  return turned`,
        put: `      ),
    );
  return turned`,
      },
    ],
    schedule: { ...plain, latencyMs: { pages: 20, profiles: 1000 }, strikes: [frozenWithAPage, revivedLate] },
  },
  {
    name: 'the unique key of answers is dropped',
    caughtBy: 'I3',
    isQuick: true,
    sabotage: 'drop index provider_calls_answered',
    schedule: { ...plain, strikes: [frozenMidway, revivedLate] },
  },
  {
    name: 'the sweeper is dropped',
    caughtBy: 'I5',
    source: [
      {
        file: 'features/searches/jobs.ts',
        find: `  const timer = setInterval(sweepOnce, sweepMs);
  sweepOnce();`,
        put: '  const timer = undefined;',
      },
    ],
    schedule: { ...plain, strikes: [noMessages] },
  },
  {
    name: 'claims outlive their worker: the foreign keys to workers are dropped',
    caughtBy: 'I5',
    sabotage: `
      alter table search_queries drop constraint search_queries_claimed_by_fkey;
      alter table search_results drop constraint search_results_claimed_by_fkey`,
    schedule: { ...plain, strikes: [killedMidway] },
  },
  {
    name: 'an answer is used before it is in the ledger',
    caughtBy: 'I3',
    isQuick: true,
    source: [
      {
        file: 'providers/scrapecreators.ts',
        find: 'await callOptions.ledger.record(record);',
        put: 'setTimeout(() => callOptions.ledger.record(record).catch(() => undefined), 50);',
      },
    ],
    schedule: plain,
  },
  {
    name: 'an answer is dropped outside of the transaction that applies it',
    caughtBy: 'I4',
    source: [
      {
        file: 'features/searches/advance-search.ts',
        find: `    await dropAnswers(transaction, step);
    if (`,
        put: `    await dropAnswers(services.database, step);
    if (`,
      },
    ],
    schedule: {
      ...plain,
      strikes: [
        {
          kind: 'kill',
          when: {
            statement: {
              name: 'the commit of a page',
              at: /^commit/,
              within: /"page_count" = /,
              moment: 'before',
            },
          },
          lease: 'is ended',
        },
      ],
    },
  },
  {
    name: 'the wake-up is sent after the commit',
    caughtBy: 'I10',
    isQuick: true,
    source: [
      {
        file: 'features/searches/advance-search.ts',
        find: 'await services.queue.send(transaction, searchTopic, { searchId: search.id });',
        put: 'setTimeout(() => services.queue.send(services.database, searchTopic, { searchId: search.id }), 5);',
      },
    ],
    schedule: plain,
  },
];
