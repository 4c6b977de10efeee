import { sql } from 'drizzle-orm';
import type { Services } from '../../src/features/services.ts';
import { createRandom } from '../../src/sandbox/random.ts';
import type { Crew } from './crew.ts';
import type { Lane } from './lane.ts';
import { patiently } from './patience.ts';
import type { Schedule, Strike } from './schedule.ts';

type ByCalls = Strike & { when: { share: number } };

interface Targets {
  lane: Lane;
  services: Services;
  crew: Crew;
  cancel(): Promise<void>;
}

/** Lets happen what waits for a share of the calls, as they are asked; answers what goes on in the background. */
export function strikeByCalls(
  targets: Targets,
  { seed, strikes }: Schedule,
  expectedCalls: number,
  onStrike: (strike: Strike) => void,
): Promise<void>[] {
  const random = createRandom(seed);
  const waiting = new Set(strikes.filter(isByCalls));
  const chores: Promise<void>[] = [];
  let asked = 0;
  targets.lane.provider.onCall(() => {
    asked += 1;
    for (const strike of waiting) {
      if (asked < strike.when.share * expectedCalls) continue;
      waiting.delete(strike);
      onStrike(strike);
      const chore = happen(targets, strike, random());
      chore.catch(() => undefined); // seen by who waits for it
      chores.push(chore);
    }
  });
  return chores;
}

function isByCalls(strike: Strike): strike is ByCalls {
  return 'when' in strike && 'share' in strike.when;
}

async function happen(
  { lane, services, crew, cancel }: Targets,
  strike: ByCalls,
  random: number,
): Promise<void> {
  switch (strike.kind) {
    case 'kill':
    case 'freeze':
      return crew.strike(strike, random);
    case 'revive':
      crew.reviveAll();
      return;
    case 'restart':
      return lane.restart(strike.mode);
    case 'cut all':
      return cutAll(services);
    case 'messages deleted':
      await patiently(() => services.database.execute(sql`delete from pgboss.job_common`));
      return;
    case 'cancel':
      return cancel();
  }
}

async function cutAll({ database }: Services): Promise<void> {
  await patiently(() =>
    database.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'chaos-%'`),
  );
}
