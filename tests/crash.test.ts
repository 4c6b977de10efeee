import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mishap } from './support/mishap.ts';
import {
  callsLost,
  capped,
  endLeases,
  expectUndisturbed,
  mostHeldAtOnce,
  openStage,
  type Plot,
  type Stage,
  startSearch,
} from './support/stage.ts';
import {
  pageCall,
  pageClaim,
  pageEffect,
  profileCall,
  profileClaim,
  profileEffect,
  theEnd,
  wakeUp,
} from './support/walk.ts';
import { startWorkerProcess } from './support/worker-process.ts';

type Point = Omit<Mishap, 'kind'>;

const claimOfPage: Point = { at: /^commit/, within: pageClaim, moment: 'after' };
const storeOfPage: Point = { at: pageCall, moment: 'after' };
const effectOfPage: Point = { at: /^commit/, within: pageEffect, moment: 'after' };
const claimOfProfiles: Point = { at: profileClaim, moment: 'after', occurrence: 3 };
const storeOfProfile: Point = { at: profileCall, moment: 'after', occurrence: 20 };
const effectOfProfile: Point = { at: /^commit/, within: profileEffect, moment: 'after', occurrence: 5 };
const endOfSearch: Point = { at: /^commit/, within: theEnd, moment: 'after' };

/** Where the worker is killed, and how many calls may be asked again because their answers die with it. */
const points: [where: string, point: Point, lost: number][] = [
  ['before a page is claimed', { at: pageClaim, moment: 'before' }, 0],
  ['with a page claimed', claimOfPage, 0],
  ['with a page answered, not stored', { ...storeOfPage, moment: 'before' }, 1],
  ['while a page is being stored', { ...storeOfPage, moment: 'sent' }, 1],
  ['with a page stored', storeOfPage, 0],
  // The next page is being asked for meanwhile.
  ['with a page turned, not committed', { at: pageEffect, moment: 'after' }, 1],
  ['with its creators saved, not committed', { at: /into creators/, within: pageEffect, moment: 'after' }, 1],
  ['with its results added, not committed', { at: /insert into search_results/, moment: 'after' }, 1],
  ['with its matches added, not committed', { at: /insert into search_matches/, moment: 'after' }, 1],
  ['with its wake-up sent, not committed', { at: wakeUp, within: pageEffect, moment: 'after' }, 1],
  ['while the effect of a page is being committed', { ...effectOfPage, moment: 'sent' }, 1],
  ['after the effect of a page', effectOfPage, 1],
  ['before the effect of a second page', { at: pageEffect, moment: 'before', occurrence: 2 }, mostHeldAtOnce],
  ['with profiles claimed', claimOfProfiles, mostHeldAtOnce],
  ['with a profile answered, not stored', { ...storeOfProfile, moment: 'before' }, mostHeldAtOnce],
  ['with a profile stored', storeOfProfile, mostHeldAtOnce],
  ['before the effect of a profile is committed', { ...effectOfProfile, moment: 'before' }, mostHeldAtOnce],
  ['after the effect of a profile', effectOfProfile, mostHeldAtOnce],
  ['before the end is committed', { ...endOfSearch, moment: 'before' }, 0],
  ['after the end', endOfSearch, 0],
];

/** Two keywords that take turns, each to its end. */
const toTheEnd: Plot = { keywords: ['vegan skincare', 'sourdough'], target: 500, ending: 'exhausted' };

/** Each schedule has a stage for itself while it runs. */
const stageCount = 3;
const queue = new PQueue({ concurrency: stageCount });
const stages: Stage[] = [];
let small: Stage;

beforeAll(async () => {
  stages.push(...(await Promise.all(Array.from({ length: stageCount }, () => openStage(capped)))));
  small = await openStage(toTheEnd, 300);
});
afterAll(() => Promise.all([...stages, small].map(({ app }) => app.stop())));

function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  return queue.add(async () => {
    const stage = stages.pop();
    if (!stage) throw new Error('There are more schedules under way than stages.');
    await play(stage).finally(() => stages.push(stage));
  });
}

async function killAndResume(stage: Stage, point: Point, mostLost: number): Promise<void> {
  const doomed = await startWorkerProcess(stage.app, { kind: 'kill', ...point });
  const id = await startSearch(stage);
  await doomed.struck;
  const lost = await callsLost(stage, id);
  expect(lost.length).toBeLessThanOrEqual(mostLost);

  await endLeases(stage);
  const healthy = await stage.app.startWorker();
  await expectUndisturbed(stage, id, { lost }).finally(() => healthy.stop());
}

describe.concurrent('a search whose worker is killed', () => {
  test.each(points)('%s ends as if nothing had happened', (_where, point, mostLost) =>
    onStage((stage) => killAndResume(stage, point, mostLost)),
  );
});

describe('a search with several keywords whose worker is killed', () => {
  test('again and again ends as if nothing had happened', async () => {
    const id = await startSearch(small);
    const profile = { occurrence: 10 };
    const deaths = [storeOfPage, { ...storeOfProfile, ...profile }, { ...effectOfProfile, occurrence: 3 }];
    for (const point of deaths) {
      const doomed = await startWorkerProcess(small.app, { kind: 'kill', ...point });
      await doomed.struck;
      await endLeases(small);
    }
    const lost = await callsLost(small, id);
    const healthy = await small.app.startWorker();
    await expectUndisturbed(small, id, { lost });
    await healthy.stop();
  });
});

describe.concurrent('a search whose worker loses its connection', () => {
  test.each<[where: string, point: Point]>([
    ['while the claim of a page is being committed', { ...claimOfPage, moment: 'sent' }],
    ['while profiles are being claimed', { ...claimOfProfiles, moment: 'sent' }],
    ['in the effect of a page', { at: /insert into posts/, moment: 'after' }],
    ['while the effect of a page is being committed', { ...effectOfPage, moment: 'sent' }],
  ])('%s ends by the same worker as if nothing had happened', (_where, point) =>
    onStage(async (stage) => {
      const worker = await startWorkerProcess(stage.app, { kind: 'cut', ...point });
      const id = await startSearch(stage);
      await worker.struck;
      await expectUndisturbed(stage, id).finally(() => worker.stop());
    }),
  );
});
