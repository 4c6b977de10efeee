import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserStage, startBrowserStage } from '../support/browser-stage.ts';
import { resultsScreen } from '../support/results-screen.ts';
import { searchForm } from '../support/search-form.ts';
import type { TestClient } from '../support/test-app.ts';

let stage: BrowserStage;
let person: TestClient;

beforeAll(async () => {
  stage = await startBrowserStage();
  person = await stage.app.signUp();
});
afterAll(() => stage.stop());

test('an impossible range starts nothing; set right, it reads back, and all who come pass it', async () => {
  const campaignId = await person.createCampaign();
  const { page, expectAccessible, close } = await stage.openAs(person, `/campaigns/${campaignId}/search`);
  const form = searchForm(page);
  const results = resultsScreen(page);
  const from = page.getByLabel('Followers from');
  const to = page.getByLabel('Followers to');

  await form.type('skincare');
  await form.aimAt(30);
  await form.filters.click();
  await from.fill('500k');
  await to.fill('5k');
  await form.start('TikTok');
  await page.getByText('The range ends before it begins.').waitFor();
  await expectAccessible();
  expect(new URL(page.url()).pathname).toBe(`/campaigns/${campaignId}/search`);
  expect(await stage.app.sandbox.calls()).toEqual([]);

  await from.fill('5k');
  await to.fill('500k');
  await page.getByRole('checkbox', { name: 'Has an e-mail address' }).check();
  await form.filters.click();
  await form.filters.filter({ hasText: 'with 5K to 500K followers and an e-mail address' }).waitFor();
  await expectAccessible();
  await form.start('TikTok');

  await page.getByText('Complete: 30 creators.').waitFor();
  await results.progress.getByText('30 with e-mail').waitFor();
  await results.expectShown(30);
  const searchId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  for (const { creator } of await person.readResults(searchId)) {
    expect(creator.emails).not.toEqual([]);
    expect(creator.followerCount).toBeGreaterThanOrEqual(5_000);
    expect(creator.followerCount).toBeLessThanOrEqual(500_000);
  }

  const leftOut = results.progress.getByRole('button', { name: /left out by your filters/ });
  const count = numberIn(await leftOut.textContent());
  await leftOut.click();
  const reasons = page.getByRole('dialog', { name: 'Left out by your filters' });
  await reasons.getByText('Not “Has e-mail”').waitFor();
  await reasons.getByText('Not “5K–500K followers”').waitFor();
  const parts = await reasons.getByRole('definition').allTextContents();
  expect(parts.map(numberIn).reduce((sum, part) => sum + part, 0)).toBe(count);
  await expectAccessible();
  await close();
});

function numberIn(text: string | null): number {
  return Number(text?.replaceAll(/\D/g, ''));
}
