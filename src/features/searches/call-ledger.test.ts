import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { campaigns } from '../../db/schema/campaigns.ts';
import { searches } from '../../db/schema/searches.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { type LedgerStep, openCallLedger } from './call-ledger.ts';

let stage: TestDatabase;
beforeAll(async () => {
  stage = await openTestDatabase();
});
afterAll(() => stage.close());
afterEach(() => {
  vi.useRealTimers();
});

const call = {
  provider: 'scrapecreators',
  path: '/v1/tiktok/search/keyword',
  parameters: { query: 'sourdough' },
};
const record = {
  ...call,
  attempt: 1,
  httpStatus: 200,
  errorCode: null,
  credits: 1,
  durationMs: 40,
  answer: '{"paid":true}',
};

it('writes down a paid answer although connecting takes longer than it may', async () => {
  const database = openDatabase(stage.url, 1);
  const ledger = openCallLedger(database, await addStep(database), { paid: true });
  const taken = await database.$client.connect();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const connecting = vi.spyOn(database.$client, 'connect');
  const recorded = ledger.record(record);
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  expect(connecting).toHaveBeenCalledTimes(2);
  taken.release();
  await recorded;
  expect(await ledger.find(call)).toBe(record.answer);
  await database.$client.end();
});

async function addStep(database: Database): Promise<LedgerStep> {
  const accountId = randomUUID();
  await database
    .insert(users)
    .values({ id: accountId, name: 'Test Person', email: `${accountId}@people.example.com` });
  const [campaign] = await database
    .insert(campaigns)
    .values({ accountId, name: 'Bakers', searchType: 'keyword' })
    .returning();
  const [search] = await database
    .insert(searches)
    .values({
      accountId,
      campaignId: campaign?.id ?? '',
      platform: 'tiktok',
      mode: 'keyword',
      target: 100,
      sandbox: true,
      deadlineAt: new Date(),
    })
    .returning();
  return { accountId, searchId: search?.id ?? '', purpose: 'page:sourdough:1' };
}
