import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../../src/sandbox/faults.ts';
import { startApp } from '../support/app.ts';
import type { BenchPostgres } from '../support/database.ts';
import { median } from '../support/figures.ts';
import type { BenchSandbox } from '../support/sandbox.ts';
import { boundOf, checkCalls, durationOf, idleTimes, timeWithoutWork } from './bound.ts';
import { runPeer } from './peer.ts';
import { watchSearch } from './watch.ts';

const keyword = 'vegan skincare';
export const target = 1000;
/** Another keyword, at once and unmeasured, so that the code is warm as it is in a running installation. */
const warmUp = { keyword: 'sourdough', target: 60 };

const restMs = 1_500;

export type Latency = NonNullable<Faults['latency']>;

export interface Run {
  boundMs: number;
  tookMs: number;
  withoutWorkMs: number;
  peerRatio: number;
  firstRowsMs: number;
  beforeFirstMs: number;
  betweenPagesMs: number;
  afterLastMs: number;
}

/** One search on a new database, checked against the call log, and the peer right after it. */
export async function measureSearch(
  postgres: BenchPostgres,
  sandbox: BenchSandbox,
  latency: Latency,
  concurrency: number,
): Promise<Run> {
  const database = await postgres.createDatabase();
  const app = await startApp({ databaseUrl: database.url, sandboxUrl: sandbox.url, concurrency });
  try {
    const person = await app.signUp();
    await sandbox.reset({});
    await watchSearch(app, person, warmUp);
    await sandbox.reset(latency);
    const { search, results, startedAt, firstRowsAt, endedAt } = await watchSearch(app, person, {
      keyword,
      target,
    });
    const calls = await sandbox.calls();
    if (search.ending !== 'target_reached') throw new Error(`The search ended otherwise: ${search.ending}`);
    const distinct = new Set(results.map(({ creator }) => creator.externalId)).size;
    if (distinct !== target || search.counts.settled !== target) {
      throw new Error(
        `${distinct} creators, ${search.counts.settled} of them settled, where ${target} are due.`,
      );
    }
    // Some were read for the warm-up and are not bought again.
    checkCalls(calls, { creators: target - search.counts.fromCache, concurrency });

    // The images of what was found are still on their way, and the peer has none.
    await untilImagesRest(sandbox);
    await sandbox.reset(latency);
    const peerMs = await runPeer(sandbox.url, { keyword, target, concurrency });
    const peerCalls = await sandbox.calls();
    if (peerCalls.length !== calls.length + search.counts.fromCache) {
      throw new Error(`The peer made ${peerCalls.length} calls, the search ${calls.length}.`);
    }

    const [firstPage] = calls;
    const idle = idleTimes(calls);
    return {
      boundMs: boundOf(calls, concurrency),
      tookMs: endedAt - startedAt,
      withoutWorkMs: timeWithoutWork(calls, concurrency),
      peerRatio: boundOf(peerCalls, concurrency) / peerMs,
      firstRowsMs: firstRowsAt - startedAt - (firstPage ? durationOf(firstPage) : 0),
      beforeFirstMs: idle.beforeFirst(startedAt),
      betweenPagesMs: median(idle.betweenPages),
      afterLastMs: idle.afterLast(endedAt),
    };
  } finally {
    await app.stop();
    await database.drop();
  }
}

async function untilImagesRest(sandbox: BenchSandbox): Promise<void> {
  let count = -1;
  for (let before = -2; before !== count; ) {
    before = count;
    await sleep(restMs);
    count = (await sandbox.imageCalls()).length;
  }
}
