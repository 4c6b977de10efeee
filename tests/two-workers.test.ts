import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { searchQueries, searchResults } from '../src/db/schema/searches.ts';
import { until } from '../src/local/testing.ts';
import { compareWithCallLog, findProblems, sumOfCredits } from './support/search-invariants.ts';
import { outcomeOf, readSearchRows } from './support/search-rows.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';
import { startWorkerProcess, type WorkerProcess } from './support/worker-process.ts';

let app: TestApp;
let elsewhere: WorkerProcess;
let person: TestClient;

/** Two workers in this process and one in a process of its own. */
beforeAll(async () => {
  app = await startTestApp({ sandbox: { creatorCount: 1000 }, environment: { PROVIDER_CONCURRENCY: '4' } });
  await app.startWorker();
  elsewhere = await startWorkerProcess(app, null);
  person = await app.signUp();
});
afterAll(async () => {
  await elsewhere.stop();
  await app.stop();
});
beforeEach(() => app.sandbox.reset());

async function claimants(): Promise<(string | null)[]> {
  const claimed = await Promise.all(
    [searchQueries, searchResults].map((table) =>
      app.database.selectDistinct({ workerId: table.claimedBy }).from(table),
    ),
  );
  return claimed.flat().flatMap(({ workerId }) => workerId ?? []);
}

test('three workers share one search, and nothing is lost or doubled', async () => {
  // Slow until each of them has been seen at work.
  await app.sandbox.setFaults({ latency: { profiles: { kind: 'constant', ms: 250 } } });
  const { id } = await person.startSearch(['vegan skincare', 'sourdough'], 150);
  const seen = new Set<string | null>();
  await until(async () => {
    for (const workerId of await claimants()) seen.add(workerId);
    return seen.size === 3;
  });
  await app.sandbox.setFaults({});

  const search = await person.waitForEnd(id);
  const rows = await readSearchRows(app.database, id);
  const calls = await app.sandbox.calls();
  expect(search).toMatchObject({ status: 'completed', ending: 'target_reached', counts: { found: 150 } });
  expect(findProblems(rows)).toEqual([]);
  expect(compareWithCallLog([rows], calls)).toEqual({ unrecorded: [], invented: [], repeated: [] });
  expect(search.credits).toBe(sumOfCredits(calls));
});

describe('searches of several people at once', () => {
  test('over the same creators each find their own, without a deadlock', async () => {
    const people = [person, await app.signUp(), await app.signUp()];
    const keywords = ['vegan skincare', 'skincare', 'clean beauty'];
    const started = await Promise.all(
      people.flatMap((one) => keywords.map((keyword) => one.startSearch([keyword], 80))),
    );
    const ended = await Promise.all(
      started.map(({ id }, index) => people[Math.floor(index / keywords.length)]?.waitForEnd(id)),
    );
    const all = await Promise.all(started.map(({ id }) => readSearchRows(app.database, id)));

    for (const [index, rows] of all.entries()) {
      expect(ended[index]).toMatchObject({ status: 'completed', ending: 'target_reached' });
      expect(findProblems(rows)).toEqual([]);
      // What the others do changes nothing of what a keyword finds.
      expect(outcomeOf(rows)).toEqual(outcomeOf(all[index % keywords.length] ?? rows));
    }
    const [first, second] = all.map(({ results }) => results.map(({ externalId }) => externalId));
    expect(first?.some((externalId) => second?.includes(externalId))).toBe(true);
    const { unrecorded, invented } = compareWithCallLog(all, await app.sandbox.calls());
    expect({ unrecorded, invented }).toEqual({ unrecorded: [], invented: [] });
  });

  test('in one campaign that end at the same moment leave it completed', async () => {
    const campaignId = await person.createCampaign();
    await app.sandbox.setFaults({ latency: { pages: { kind: 'constant', ms: 200 } } });
    const input = { campaignId, platform: 'tiktok', mode: 'keyword', target: 3 };
    const started = await Promise.all(
      ['vegan skincare', 'sourdough'].map((keyword) =>
        person.call('POST', '/api/searches', { ...input, queries: [keyword] }),
      ),
    );
    // Both come to their end and wait there for the campaign's row.
    await app.database.transaction(async (transaction) => {
      await transaction.execute(sql`select from campaigns where id = ${campaignId} for update`);
      await until(async () => {
        const waitingForIt = await transaction.execute(sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
        return waitingForIt.rowCount === 2;
      });
    });
    for (const { body } of started) await person.waitForEnd(body.id);
    expect((await person.call('GET', `/api/campaigns/${campaignId}`)).body).toMatchObject({
      status: 'completed',
    });
  });
});

test('no deadlock has been seen', async () => {
  await elsewhere.stop();
  elsewhere = await startWorkerProcess(app, null);
  const counted = await app.database.execute<{ deadlocks: number }>(sql`
    select deadlocks::int from pg_stat_database where datname = current_database()`);
  expect(counted.rows).toEqual([{ deadlocks: 0 }]);
});
