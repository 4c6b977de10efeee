import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Lane, openLane } from '../bench/chaos/lane.ts';
import { playSchedule } from '../bench/chaos/play.ts';
import { drawSchedule } from '../bench/chaos/schedule.ts';
import { tell } from '../bench/chaos/words.ts';
import { createWorkerPool, type WorkerPool } from '../bench/chaos/worker-pool.ts';

// `npm run bench -- chaos` plays hundreds of these; `--schedules 1 --seed N` one alone, and tells of it.
const count = 24;
const laneCount = 3;

const queue = new PQueue({ concurrency: laneCount });
const lanes: Lane[] = [];
let pool: WorkerPool;

beforeAll(async () => {
  pool = createWorkerPool(laneCount);
  lanes.push(...(await Promise.all(Array.from({ length: laneCount }, openLane))));
});
afterAll(async () => {
  await pool.close();
  await Promise.all(lanes.map((lane) => lane.close()));
});

describe.concurrent('whatever befalls a search, nothing is lost and nothing is doubled', () => {
  test.each(Array.from({ length: count }, (_, index) => index + 1))('with seed %i', (seed) =>
    queue.add(async () => {
      const lane = lanes.pop();
      if (!lane) throw new Error('There are more schedules under way than lanes.');
      const schedule = drawSchedule(seed);
      const played = await playSchedule(lane, { pool, patienceMs: 60_000 }, schedule).finally(() =>
        lanes.push(lane),
      );
      expect(played.violations, tell(schedule, played.befallen)).toEqual([]);
    }),
  );
});
