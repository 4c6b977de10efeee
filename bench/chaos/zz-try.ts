import { openLane } from '/work/main/bench/chaos/lane.ts';
import { playSchedule } from '/work/main/bench/chaos/play.ts';
import { drawSchedule } from '/work/main/bench/chaos/schedule.ts';
import { createWorkerPool } from '/work/main/bench/chaos/worker-pool.ts';
import { tell } from '/work/main/bench/chaos/words.ts';
import { plots } from '/work/main/bench/chaos/plots.ts';
const [from, to] = process.argv.slice(2).map(Number);
const t = performance.now();
const lane = await openLane();
const pool = createWorkerPool(2);
console.log('lane', Math.round(performance.now() - t));
const list = from === undefined ? Object.keys(plots).map((plot) => ({ ...drawSchedule(1), plot, copies: 1, strikes: [] })) : Array.from({ length: to - from + 1 }, (_, i) => drawSchedule(from + i));
for (const schedule of list) {
  try {
  const p = await playSchedule(lane, { pool, patienceMs: 30000 }, schedule);
  console.log(tell(schedule, p.befallen));
  console.log('   ', p.ending, 'calls', p.calls, 'lost', p.lost, 'took', Math.round(p.tookMs), 'resumed', p.resumptionsMs.map(Math.round), 'rows', p.outcomes.map((o) => o.length));
  for (const v of p.violations.slice(0, 8)) console.log('    !!', v.invariant, v.text);
  if (p.violations.length > 8) console.log('    !! and', p.violations.length - 8, 'more');
  } catch (e) { console.log(tell(schedule, new Set())); console.log('THREW', e); }
}
await pool.close();
await lane.close();
