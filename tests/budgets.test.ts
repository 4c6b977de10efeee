import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sumOfCredits } from './support/search-invariants.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

describe('a budget of a search', () => {
  let app: TestApp;
  let person: TestClient;
  beforeAll(async () => {
    app = await startTestApp({ sandbox: { creatorCount: 1500 } });
    await app.startWorker();
    person = await app.signUp();
  });
  afterAll(() => app.stop());

  test.each([1, 7, 30])(
    'of %i credits is reached and not passed, and the ending says so',
    async (creditLimit) => {
      await app.sandbox.reset();
      const { id } = await person.startSearch(['skincare', 'makeup'], 200, { creditLimit });
      const ended = await person.waitForEnd(id);
      expect(ended).toMatchObject({ status: 'completed', ending: 'budget_reached', creditLimit });
      expect(ended.credits).toBe(creditLimit);
      expect(sumOfCredits(await app.sandbox.calls())).toBe(creditLimit);
      expect(ended.counts.found).toBeGreaterThan(0);
    },
  );

  test('that suffices changes nothing', async () => {
    const { id } = await person.startSearch(['sourdough'], 10, { creditLimit: 11 });
    expect(await person.waitForEnd(id)).toMatchObject({ ending: 'target_reached', credits: 11 });
  });

  test('that holds for a similar search includes the reading of the seed', async () => {
    const { id } = await person.startSearch(['sourdough'], 5);
    await person.waitForEnd(id);
    const [seed] = await person.readResults(id);
    const similar = await person.startSearch([`@${seed?.creator.handle}`], 50, {
      mode: 'similar',
      creditLimit: 12,
    });
    const ended = await person.waitForEnd(similar.id);
    expect(ended.ending).toBe('budget_reached');
    expect(ended.credits).toBeLessThanOrEqual(12);
  });
});

describe('a budget of', () => {
  test.each([
    ['an account and month', { CREDITS_PER_ACCOUNT_MONTH: '50' }, 2],
    ['the installation and day', { CREDITS_PER_DAY: '50' }, 1],
  ])('%s holds over searches and workers at once', async (_name, environment, share) => {
    const app = await startTestApp({ sandbox: { creatorCount: 1500 }, environment });
    await app.startWorker();
    try {
      const people = [await app.signUp(), await app.signUp()];
      const started = await Promise.all(
        people.flatMap((one) => [one.startSearch(['skincare'], 100), one.startSearch(['makeup'], 100)]),
      );
      const ended = await Promise.all(
        started.map(({ id }, index) => people[index < 2 ? 0 : 1]?.waitForEnd(id)),
      );
      for (const search of ended) expect(search?.ending).toBe('budget_reached');
      const spent = ended.reduce((sum, search) => sum + (search?.credits ?? 0), 0);
      expect(spent).toBe(50 * share);
      expect(sumOfCredits(await app.sandbox.calls())).toBe(50 * share);

      const later = await people[0]?.startSearch(['camping'], 10);
      expect(await people[0]?.waitForEnd(later?.id ?? '')).toMatchObject({
        ending: 'budget_reached',
        credits: 0,
      });
    } finally {
      await app.stop();
    }
  });
});
