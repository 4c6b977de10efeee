import { sql } from 'drizzle-orm';
import { viewSearch } from '../../src/features/searches/search-view.ts';
import type { Services } from '../../src/features/services.ts';
import { patiently } from './patience.ts';
import type { Violation } from './verdict.ts';

/** A search as it is seen from outside at one moment; none of its figures may ever fall. */
interface Seen extends Record<string, number> {
  progress: number;
  revision: number;
  pages: number;
  admitted: number;
  settled: number;
  credits: number;
}

interface Outage {
  workerName: string;
  since: number;
  /** What it held when it was struck; null until looked at. */
  held: boolean | null;
}

/** Looks at running searches time and again. */
export interface Watch {
  /** False when all have ended. */
  look(): Promise<boolean>;
  /** Measures from now how long it takes until what this worker holds is worked on again. */
  measureResumption(workerName: string): void;
  /** The sum of all that has been seen: when it stays the same nothing happens. */
  standing(): string;
  resumptionsMs: number[];
  violations: Violation[];
}

export function createWatch(services: Services, accountId: string, searchIds: string[]): Watch {
  const last = new Map<string, Seen>();
  const violations: Violation[] = [];
  const resumptionsMs: number[] = [];
  const outages = new Set<Outage>();

  async function lookAt(searchId: string): Promise<boolean> {
    const { view, rows } = await patiently(async () => ({
      rows: (
        await services.database.execute<Record<string, number>>(sql`
          select revision, (select sum(page_count) from search_queries where search_id = ${searchId})::int as pages,
            (select count(*) from search_results where search_id = ${searchId} and admission = 'admitted')::int as admitted,
            (select count(*) from search_results where search_id = ${searchId} and enrichment <> 'pending')::int as settled
          from searches where id = ${searchId}`)
      ).rows,
      view: await viewSearch(services, accountId, searchId),
    }));
    if (!view) throw new Error(`There is no search ${searchId}.`);
    const now = { ...rows[0], progress: view.progress, credits: view.credits } as Seen;
    for (const [name, before] of Object.entries(last.get(searchId) ?? {})) {
      const after = now[name] ?? 0;
      if (after < before)
        violations.push({ invariant: 'I7', text: `${name} was seen to fall from ${before} to ${after}` });
    }
    last.set(searchId, now);
    return view.finishedAt === null;
  }

  /** Over when nothing bears the old worker's claim any more and something is claimed again, or all has ended. */
  async function lookAfter(outage: Outage): Promise<void> {
    const { rows } = await patiently(() =>
      services.database.execute<{ held: boolean; resumed: boolean }>(sql`
        with claims as (
          select claimed_by, search_id from search_queries where claimed_by is not null
          union all select claimed_by, search_id from search_results where claimed_by is not null
        ), old as (select worker_id from chaos_workers where application = ${outage.workerName})
        select exists (select from claims join old on old.worker_id = claims.claimed_by) as held,
          exists (select from claims where claimed_by not in (select worker_id from old))
            or not exists (select from searches where finished_at is null) as resumed`),
    );
    const { held = false, resumed = false } = rows[0] ?? {};
    outage.held ??= held;
    if (held || (outage.held && !resumed)) return;
    outages.delete(outage);
    if (outage.held) resumptionsMs.push(performance.now() - outage.since);
  }

  return {
    resumptionsMs,
    violations,
    async look() {
      const running = await Promise.all(searchIds.map(lookAt));
      await Promise.all([...outages].map(lookAfter));
      return running.includes(true);
    },
    measureResumption(workerName) {
      outages.add({ workerName, since: performance.now(), held: null });
    },
    standing: () => JSON.stringify([...last.values()]),
  };
}
