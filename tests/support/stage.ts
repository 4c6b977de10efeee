import { expect } from 'vitest';
import { providerLimitShares } from '../../src/db/schema/provider-limits.ts';
import { workers } from '../../src/db/schema/workers.ts';
import type { Search } from '../../src/domain/search.ts';
import { until } from '../../src/local/testing.ts';
import { compareWithCallLog, findProblems, sumOfCredits } from './search-invariants.ts';
import { outcomeOf, readSearchRows } from './search-rows.ts';
import { startTestApp, type TestApp, type TestClient } from './test-app.ts';

/** Calls under way at once in one worker. */
const concurrency = 4;
/** The most calls that one worker can have begun and not stored: all the profiles that it holds, and a page. */
export const mostHeldAtOnce = concurrency + Math.ceil(concurrency / 3) + 1;

/** An app without a worker, and what a certain search finds there when nothing disturbs it. */
export interface Stage {
  app: TestApp;
  person: TestClient;
  plot: Plot;
  undisturbed: ReturnType<typeof outcomeOf>;
}

/** One keyword up to a target, or several to their ends: only so it is certain what is found. */
export interface Plot {
  keywords: string[];
  target: number;
  ending: Search['ending'];
}

export const capped: Plot = { keywords: ['vegan skincare'], target: 50, ending: 'target_reached' };

export async function openStage(plot: Plot, creatorCount = 1000): Promise<Stage> {
  const app = await startTestApp({
    worker: false,
    sandbox: { creatorCount },
    // The same search runs time and again: each shall buy its profiles anew.
    environment: { PROVIDER_CONCURRENCY: String(concurrency), PROFILE_CACHE_DAYS: '0' },
  });
  const person = await app.signUp();
  const worker = await app.startWorker();
  const { id } = await person.startSearch(plot.keywords, plot.target);
  await person.waitForEnd(id);
  await worker.stop();
  return { app, person, plot, undisturbed: outcomeOf(await readSearchRows(app.database, id)) };
}

/** Starts the stage's search anew, as if the sandbox had never been asked. */
export async function startSearch({ app, person, plot }: Stage): Promise<string> {
  await app.sandbox.reset();
  return (await person.startSearch(plot.keywords, plot.target)).id;
}

/** What happens when the workers have been silent for long: all that they held is free, claims and slots. */
export async function endLeases({ app }: Stage): Promise<void> {
  // As the sweep, which tries again when a frozen worker still keeps its locks.
  await until(() =>
    app.database.delete(workers).then(
      () => true,
      () => false,
    ),
  );
  await app.database.delete(providerLimitShares);
}

/** What has been asked and is in no ledger. */
export async function callsLost({ app }: Stage, searchId: string): Promise<string[]> {
  const rows = await readSearchRows(app.database, searchId);
  return compareWithCallLog([rows], await app.sandbox.calls()).unrecorded;
}

/**
 * Expects the search to end like the undisturbed one: nothing lost, nothing doubled, and no call repeated but those
 * whose answers were `lost` on their way to the ledger, or paid again by a worker that did not know its end (`surplus`).
 */
export async function expectUndisturbed(
  stage: Stage,
  searchId: string,
  { lost = [], mostSurplus = 0 }: { lost?: string[]; mostSurplus?: number } = {},
): Promise<void> {
  const { app, person, plot, undisturbed } = stage;
  const search = await person.waitForEnd(searchId);
  const rows = await readSearchRows(app.database, searchId);
  const calls = await app.sandbox.calls();
  expect(search).toMatchObject({ status: 'completed', ending: plot.ending, progress: 100 });
  expect(findProblems(rows)).toEqual([]);
  expect(outcomeOf(rows)).toEqual(undisturbed);
  const { unrecorded, invented, repeated } = compareWithCallLog([rows], calls);
  expect({ unrecorded, invented }).toEqual({ unrecorded: lost, invented: [] });
  const surplus = rows.calls.filter(({ outcome }) => outcome === 'surplus');
  expect(surplus.length).toBeLessThanOrEqual(mostSurplus);
  expect(repeated).toHaveLength(lost.length + surplus.length);
  expect(search.credits).toBe(sumOfCredits(rows.calls));
  expect(search.credits).toBe(sumOfCredits(calls) - lost.length);
}
