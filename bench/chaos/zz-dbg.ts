import { openLane } from '/work/main/bench/chaos/lane.ts';
import { playSchedule } from '/work/main/bench/chaos/play.ts';
import { drawSchedule } from '/work/main/bench/chaos/schedule.ts';
import { createWorkerPool } from '/work/main/bench/chaos/worker-pool.ts';
import { tell } from '/work/main/bench/chaos/words.ts';
const lane = await openLane();
const l = (s) => `process.stderr.write(process.pid+' ${s} '+Math.round(performance.now())+'\\n');`;
const pool = createWorkerPool(2, { name: 'x', source: [
 { file: 'features/searches/jobs.ts', find: 'await sweeping;', put: l('a')+'await sweeping;'+l('b') },
 { file: 'features/searches/jobs.ts', find: 'await lease.release();', put: l('c')+'await lease.release();'+l('d') },
 { file: 'features/open-services.ts', find: 'await queue.stop();', put: 'await queue.stop();'+l('e') },
 { file: 'features/open-services.ts', find: 'await searchEvents.close();', put: 'await searchEvents.close();'+l('f') },
 { file: 'features/open-services.ts', find: 'await sharedLimits.close();', put: l('g')+'await sharedLimits.close();'+l('h') },
 { file: 'features/open-services.ts', find: 'await database.$client.end();', put: 'await database.$client.end();'+l('i') },
]});
const schedule = drawSchedule(Number(process.argv[2]));
  const p = await playSchedule(lane, { pool, patienceMs: 30000 }, schedule);
  console.log(tell(schedule, p.befallen));
  console.log('   ', p.ending, 'calls', p.calls, 'lost', p.lost, 'took', Math.round(p.tookMs), 'resumed', p.resumptionsMs.map(Math.round), 'rows', p.outcomes.map((o) => o.length));
  for (const v of p.violations.slice(0, 8)) console.log('    !!', v.invariant, v.text);
await pool.close();
await lane.close();
