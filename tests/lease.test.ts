import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { creators } from '../src/db/schema/creators.ts';
import { workers } from '../src/db/schema/workers.ts';
import { until } from '../src/local/testing.ts';
import { readSearchRows } from './support/search-rows.ts';
import {
  capped,
  endLeases,
  expectUndisturbed,
  mostHeldAtOnce,
  openStage,
  type Stage,
  startSearch,
} from './support/stage.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

async function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(capped);
  await play(stage).finally(() => stage.app.stop());
}

/** All that a worker past its lease must not touch. The ledger may grow by what was paid in vain. */
async function everythingOf({ app }: Stage, searchId: string) {
  const { calls, ...rows } = await readSearchRows(app.database, searchId);
  const people = await app.database.select().from(creators).orderBy(creators.externalId);
  return { ...rows, people, calls: calls.filter(({ outcome }) => outcome !== 'surplus') };
}

/** Lets a frozen worker go on until it has seen that its lease is gone and has put all its calls into the ledger. */
async function reviveAndStop({ app }: Stage, searchId: string, frozen: WorkerProcess): Promise<void> {
  frozen.revive();
  await until(async () => (await app.database.$count(workers)) === 1);
  await until(async () => {
    const { calls } = await readSearchRows(app.database, searchId);
    return (await app.sandbox.callsUnderWay()) === 0 && calls.length === (await app.sandbox.calls()).length;
  });
  await frozen.stop();
}

describe.concurrent('a search', () => {
  test('whose worker dies is resumed by another when the lease has passed', () =>
    onStage(async (stage) => {
      const doomed = await startWorkerProcess(stage.app, {
        kind: 'kill',
        at: /^commit/,
        within: /update search_queries set claimed_by/,
        moment: 'after',
      });
      const id = await startSearch(stage);
      await doomed.struck;
      await stage.app.startWorker();
      const { queries } = await readSearchRows(stage.app.database, id);
      expect(queries[0]?.claimedBy).not.toBeNull();
      await expectUndisturbed(stage, id);
    }));

  test('whose worker freezes with calls under way is not touched by it any more', () =>
    onStage(async (stage) => {
      const { app } = stage;
      const frozen = await startWorkerProcess(app, null);
      const id = await startSearch(stage);
      await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 150 } } });
      const settled = async () =>
        (await readSearchRows(app.database, id)).results.some(({ enrichment }) => enrichment !== 'pending');
      await until(settled);
      await until(async () => (await app.sandbox.callsUnderWay()) > 0, 1);
      frozen.freeze();

      await endLeases(stage);
      const healthy = await app.startWorker();
      await stage.person.waitForEnd(id);
      await healthy.stop();
      const before = await everythingOf(stage, id);
      await reviveAndStop(stage, id, frozen);
      expect(await everythingOf(stage, id)).toEqual(before);
      await expectUndisturbed(stage, id, { mostSurplus: mostHeldAtOnce });
    }));

  test('whose worker freezes in the middle of a transaction is resumed by another', () =>
    onStage(async (stage) => {
      const frozen = await startWorkerProcess(stage.app, {
        kind: 'freeze',
        at: /insert into posts/,
        moment: 'after',
      });
      const id = await startSearch(stage);
      await frozen.struck;
      const healthy = await stage.app.startWorker();
      await stage.person.waitForEnd(id);
      await healthy.stop();
      const before = await everythingOf(stage, id);
      await reviveAndStop(stage, id, frozen);
      expect(await everythingOf(stage, id)).toEqual(before);
      // The next page was being asked for meanwhile.
      await expectUndisturbed(stage, id, { mostSurplus: 1 });
    }));

  test('whose wake-ups are all lost ends as if nothing had happened', () =>
    onStage(async (stage) => {
      await onEachMessage(stage, 'before', 'return null');
      await stage.app.startWorker();
      const id = await startSearch(stage);
      await expectUndisturbed(stage, id);
      expect(await countMessages(stage, id)).toBe(0);
    }));

  test('whose wake-ups are all doubled ends as if nothing had happened', () =>
    onStage(async (stage) => {
      await onEachMessage(
        stage,
        'after',
        `if pg_trigger_depth() = 1 then
           insert into pgboss.job_common
           select (jsonb_populate_record(new, jsonb_build_object('id', gen_random_uuid()))).*;
         end if;
         return null`,
      );
      await stage.app.startWorker();
      await stage.app.startWorker();
      const id = await startSearch(stage);
      await expectUndisturbed(stage, id);
      expect(await countMessages(stage, id)).toBeGreaterThanOrEqual(4);
    }));
});

/** Lets the database itself mistreat the queue's messages. */
async function onEachMessage({ app }: Stage, moment: 'before' | 'after', body: string): Promise<void> {
  await app.database.execute(
    sql.raw(`
    create function mistreat() returns trigger language plpgsql as $$ begin ${body}; end $$;
    create trigger mistreat ${moment} insert on pgboss.job_common for each row execute function mistreat();`),
  );
}

async function countMessages({ app }: Stage, searchId: string): Promise<number> {
  const messages = await app.database.execute(sql`
    select from pgboss.job where data ->> 'searchId' = ${searchId}`);
  return messages.rowCount ?? 0;
}
