import { afterAll, beforeAll, expect, test } from 'vitest';
import { playPlanted } from '../bench/chaos/chaos.ts';
import { type Lane, openLane } from '../bench/chaos/lane.ts';
import { plantedFaults } from '../bench/chaos/planted-faults.ts';
import { createWorkerPool, type WorkerPool } from '../bench/chaos/worker-pool.ts';

// The chaos bench has to be seen to turn red. The others need more time: `npm run bench -- chaos --planted`.
const quick = plantedFaults.filter(({ isQuick }) => isQuick);

let lane: Lane;
let sound: WorkerPool;

beforeAll(async () => {
  lane = await openLane();
  sound = createWorkerPool(1);
});
afterAll(async () => {
  await sound.close();
  await lane.close();
});

test.each(quick.map((fault) => [fault.name, fault] as const))('%s: is caught', async (_name, fault) => {
  // It shows when a moment of some 100 ms is hit, which a machine that is busy elsewhere may miss.
  let broken: string[] = [];
  for (let plays = 0; plays < 5 && !broken.includes(fault.caughtBy); plays += 1) {
    broken = await playPlanted(lane, sound, fault);
  }
  expect(broken).toContain(fault.caughtBy);
});
