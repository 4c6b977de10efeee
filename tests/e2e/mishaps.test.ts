import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserStage, startBrowserStage } from '../support/browser-stage.ts';
import { eventually, resultsScreen } from '../support/results-screen.ts';
import type { TestClient } from '../support/test-app.ts';

let stage: BrowserStage;
let person: TestClient;

beforeAll(async () => {
  // So small that both keywords come to their end.
  stage = await startBrowserStage({ creatorCount: 1500 });
});
beforeEach(async () => {
  person = await stage.app.signUp();
});
afterEach(() => stage.app.sandbox.reset());
afterAll(() => stage.stop());

test('a keyword that the provider refuses: partly done, why, and whole after a retry', async () => {
  await stage.app.sandbox.setFaults({ failNext: [{ kind: '401', match: { query: 'houseplants' } }] });
  const search = await person.startSearch(['sourdough', 'houseplants'], 500);
  const { page, expectAccessible, close } = await stage.openAs(person, addressOf(search));
  const results = resultsScreen(page);
  await page.getByText('Partly done').waitFor();
  await results.progress.getByText(/1 of 2 keywords done; “houseplants” failed: .+\./).waitFor();
  await expectAccessible();
  const before = await results.shownCount();

  await results.progress.getByRole('button', { name: /^Retry/ }).click();
  await results.progress.getByText(/^TikTok has no more for these keywords/).waitFor();
  await page.getByText('Complete', { exact: true }).waitFor();
  await eventually(results.shownCount).toBeGreaterThan(before);
  await close();
});

test('filters that hide everybody: which hides how many, and one click lifts it', async () => {
  const search = await person.startSearch(['sourdough'], 20);
  const { counts } = await person.waitForEnd(search.id);
  const { page, expectAccessible, close } = await stage.openAs(person, `${addressOf(search)}?hasEmail=1`);
  const results = resultsScreen(page);
  await eventually(results.shownCount).toBeLessThan(counts.found);
  const withEmail = await results.shownCount();

  const letGo = await holdResults();
  await results.filterByText('nobody writes this');
  await page.locator('[aria-busy=true]').waitFor();
  expect(await results.rows.count()).toBeGreaterThan(0);
  await expectAccessible();
  letGo();
  await page.getByText(`The filters hide all ${counts.found} creators.`).waitFor();
  await page.getByRole('button', { name: /^Lift Has e-mail/ }).waitFor();
  await expectAccessible();
  await page
    .getByRole('button', { name: new RegExp(`^Lift “nobody writes this”.*brings back ${withEmail} `) })
    .click();
  await results.expectShown(withEmail);
  expect(await results.rows.count()).toBeGreaterThan(0);
  await close();

  /** Rows that are asked for wait until they are let go. */
  async function holdResults(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(/\/results\?/, async (route) => {
      await promise;
      await route.continue();
    });
    return resolve;
  }
});

test('a slow search is cancelled, keeps what it found, goes on where it stopped, and runs again', async () => {
  // Seven pages, one after the other: time enough to look at it running, on a busy machine too.
  await stage.app.sandbox.setFaults({ latency: { pages: { kind: 'constant', ms: 4000 } } });
  const search = await person.startSearch(['skincare'], 160);
  const { page, expectAccessible, close } = await stage.openAs(person, addressOf(search));
  const results = resultsScreen(page);
  await results.rows.first().waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await results.progress.getByText(/^Cancelled after/).waitFor();
  await expectAccessible();
  const kept = await results.handles();
  expect(kept.length).toBeGreaterThan(0);

  await stage.app.sandbox.reset();
  await results.progress.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Complete: 160 creators.').waitFor();
  await results.expectShown(160);
  expect((await results.handles()).slice(0, kept.length)).toEqual(kept);

  await results.progress.getByRole('button', { name: 'Run again' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(search.id));
  await page.getByText('Complete: 160 creators.').waitFor();
  await close();
});

test('nothing found and a failed provider have words of their own, in the dark too', async () => {
  const nothing = await person.startSearch(['qzxwvk jjqpx'], 100);
  const dark = await stage.openAs(person, addressOf(nothing), { colorScheme: 'dark' });
  await dark.page.getByText('TikTok knows nobody for').first().waitFor();
  await dark.expectAccessible();
  await dark.close();

  await stage.app.sandbox.setFaults({ errorRates: { all: { '402': 1 } } });
  const failed = await person.startSearch(['vegan skincare'], 100);
  const light = await stage.openAs(person, addressOf(failed));
  await light.page.getByText('credits are used up').first().waitFor();
  await light.expectAccessible();
  await light.close();
});

function addressOf({ id, campaignId }: { id: string; campaignId: string }): string {
  return `/campaigns/${campaignId}/searches/${id}`;
}
