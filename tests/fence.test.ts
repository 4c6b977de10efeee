import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { workers } from '../src/db/schema/workers.ts';
import { openServices } from '../src/features/open-services.ts';
import { advanceSearch } from '../src/features/searches/advance-search.ts';
import {
  claimPages,
  claimProfiles,
  type PageClaim,
  type ProfileClaim,
} from '../src/features/searches/claim-work.ts';
import { readProfile } from '../src/features/searches/enrich-creator.ts';
import { settleProfiles } from '../src/features/searches/settle-profiles.ts';
import { readSearchRows } from './support/search-rows.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

// No worker here: each step is taken by hand, in an order that no schedule meets often.
const { signal } = new AbortController();
let app: TestApp;
let services: Awaited<ReturnType<typeof openServices>>;
let person: TestClient;
let searchId: string;
let workerId: string;

beforeAll(async () => {
  app = await startTestApp({
    worker: false,
    sandbox: { creatorCount: 500 },
    // The same creators are found in each test: each shall buy their profiles anew.
    environment: { PROFILE_CACHE_DAYS: '0' },
  });
  services = await openServices(app.configuration, { maintain: false });
});
afterAll(async () => {
  await services.close();
  await app.stop();
});
beforeEach(async () => {
  await app.sandbox.reset();
  person = await app.signUp();
  searchId = (await person.startSearch(['vegan skincare'], 60)).id;
  workerId = await register();
});

async function register(): Promise<string> {
  const [worker] = await app.database.insert(workers).values({}).returning();
  return worker?.id ?? '';
}

/** What the sweep does with a worker that has fallen silent. */
async function endLease(): Promise<void> {
  await app.database.delete(workers).where(eq(workers.id, workerId));
}

async function claimPage(claimant = workerId): Promise<PageClaim> {
  const [claim] = await claimPages(services, searchId, claimant);
  if (!claim) throw new Error('There was no page to claim.');
  // One page a step: nothing is asked ahead.
  return { ...claim, room: 0 };
}

const advance = (claim: PageClaim) => advanceSearch(services, claim, signal, () => undefined);

async function enrich(claim: ProfileClaim): Promise<void> {
  const outcome = await readProfile(services, claim, signal);
  await settleProfiles(services, searchId, [{ claim, outcome }]);
}

/** The search as it stands, but for the ledger. */
async function standing() {
  const { calls: _, ...rows } = await readSearchRows(app.database, searchId);
  return rows;
}

async function outcomes(): Promise<string[]> {
  const { calls } = await readSearchRows(app.database, searchId);
  return calls.map(({ outcome, hasAnswer }) => `${outcome}${hasAnswer ? ', kept' : ''}`);
}

describe('the effect of a page', () => {
  test('is nothing when the lease has passed, and the answer is there for who comes next', async () => {
    const claim = await claimPage();
    await endLease();
    const before = await standing();
    await advance(claim);
    expect(await standing()).toEqual(before);
    expect(await outcomes()).toEqual(['answered, kept']);

    await advance(await claimPage(await register()));
    expect((await standing()).queries).toMatchObject([{ pageCount: 1 }]);
    expect(await outcomes()).toEqual(['answered']);
    expect(await app.sandbox.calls()).toHaveLength(1);
  });

  test('is nothing when another worker has the page', async () => {
    const claim = await claimPage();
    await endLease();
    await claimPage(await register());
    const before = await standing();
    await advance(claim);
    expect(await standing()).toEqual(before);
  });

  test('is nothing the second time, also when the same worker has the next page', async () => {
    const claim = await claimPage();
    await advance(claim);
    await claimPage();
    const before = await standing();
    expect(before.queries).toMatchObject([{ pageCount: 1, claimedBy: workerId }]);
    await advance(claim);
    expect(await standing()).toEqual(before);
    expect(await outcomes()).toEqual(['answered', 'surplus']);
  });

  test('is nothing once the search has ended, and nothing is kept', async () => {
    const claim = await claimPage();
    await person.call('POST', `/api/searches/${searchId}/cancel`);
    const before = await standing();
    await advance(claim);
    // The claim lasts as long as the call: budgets count it.
    const released = before.queries.map((query) => ({ ...query, claimedBy: null }));
    expect(await standing()).toEqual({ ...before, queries: released });
    expect(await outcomes()).toEqual(['answered']);
  });

  test('that fails is nothing either when the lease has passed', async () => {
    await app.sandbox.setFaults({ failNext: [{ kind: '401' }] });
    const claim = await claimPage();
    await endLease();
    const before = await standing();
    await advance(claim);
    expect(await standing()).toEqual(before);
  });
});

describe('the effect of a profile', () => {
  beforeEach(async () => advance(await claimPage()));

  test('is nothing when the lease has passed, and the answer is there for who comes next', async () => {
    const {
      claims: [claim],
    } = await claimProfiles(services, searchId, workerId, 1);
    if (!claim) throw new Error('There was no profile to claim.');
    await endLease();
    const before = await standing();
    await enrich(claim);
    expect(await standing()).toEqual(before);

    const {
      claims: [again],
    } = await claimProfiles(services, searchId, await register(), 1);
    expect(again?.creatorId).toBe(claim.creatorId);
    if (again) await enrich(again);
    expect((await standing()).results[0]).toMatchObject({ claimedBy: null });
    expect((await standing()).results[0]?.enrichment).not.toBe('pending');
    expect(await outcomes()).toEqual(['answered', 'answered']);
    expect(await app.sandbox.calls()).toHaveLength(2);
  });

  test('is nothing the second time', async () => {
    const {
      claims: [claim],
    } = await claimProfiles(services, searchId, workerId, 1);
    if (!claim) throw new Error('There was no profile to claim.');
    await enrich(claim);
    const before = await standing();
    await enrich(claim);
    expect(await standing()).toEqual(before);
    expect(await outcomes()).toEqual(['answered', 'answered', 'surplus']);
  });
});
