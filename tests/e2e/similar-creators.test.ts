import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchResult } from '../../src/domain/search.ts';
import { type BrowserStage, startBrowserStage } from '../support/browser-stage.ts';
import { eventually, isFalling, resultsScreen } from '../support/results-screen.ts';
import { searchForm } from '../support/search-form.ts';
import type { TestClient } from '../support/test-app.ts';

let stage: BrowserStage;
let person: TestClient;
let campaignId: string;
/** Whom a first search by keyword found. */
let known: SearchResult[];

beforeAll(async () => {
  stage = await startBrowserStage();
  person = await stage.app.signUp();
  const search = await person.startSearch(['sourdough'], 60);
  await person.waitForEnd(search.id);
  campaignId = search.campaignId;
  known = await person.readResults(search.id);
});
afterAll(() => stage.stop());

test('from two creators found before to others like them, with score, reasons and who was seen before', async () => {
  const [first, second] = known.filter(({ creator }) => creator.bio !== null && creator.private !== true);
  const { page, expectAccessible, close } = await stage.openAs(person, `/campaigns/${campaignId}`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const form = searchForm(page);
  const results = resultsScreen(page);

  await page.getByRole('link', { name: 'New search' }).click();
  await form.choose('TikTok', 'Similar');
  await form.paste(first?.creator.profileUrl ?? '');
  await form.type(`@${second?.creator.handle}`);
  for (const [index, seed] of [first, second].entries()) {
    const card = form.chosen.nth(index);
    await card.getByText(`@${seed?.creator.handle}`, { exact: true }).first().waitFor();
    await card.getByText('followers').first().waitFor();
  }
  await expectAccessible();
  await form.aimAt(60);
  await form.start('TikTok');

  await page.getByText('Complete: 60 creators.').waitFor();
  const from = page.getByRole('list', { name: 'Searched from' }).getByRole('listitem');
  await from.filter({ hasText: `@${first?.creator.handle}` }).waitFor();
  await from.filter({ hasText: `@${second?.creator.handle}` }).waitFor();
  // Behind the two stand the words that they led to.
  expect(await from.count()).toBeGreaterThan(2);

  await results.expectShown(60);
  await results.table.locator('th[aria-sort=descending]', { hasText: 'Score' }).waitFor();
  const scores = async () => (await results.column('Score')).map((text) => Number.parseInt(text, 10));
  await eventually(scores).toSatisfy(isFalling);
  expect((await scores())[0]).toBeGreaterThan(30);
  const reasons = results.rows.first().getByRole('cell').nth(2).getByRole('listitem');
  expect(await reasons.count()).toBeGreaterThan(0);
  await expectAccessible();

  const searchId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const names = new Set(known.map(({ creator }) => creator.id));
  const seen = (await person.readResults(searchId)).filter(({ creator }) => names.has(creator.id));
  expect(seen.length).toBeGreaterThan(0);
  await showsWhereSeen(seen[0]?.creator.handle ?? '');
  await close();

  async function showsWhereSeen(handle: string) {
    await results.filterByText(handle);
    const row = results.row(handle);
    await row.getByText(/seen before in Spring launch/).waitFor();
    await eventually(() => results.rows.count()).toBeLessThan(60);
    await row.getByRole('cell').nth(1).click();
    const drawer = page.getByRole('dialog').filter({ hasText: 'Seen before in' });
    await drawer.getByRole('link', { name: 'Spring launch' }).first().waitFor();
    await expectAccessible();
  }
});

test('what is no creator: the card says so, and nothing starts', async () => {
  const form = `/campaigns/${await person.createCampaign()}/search`;
  const { page, expectAccessible, close } = await stage.openAs(person, `${form}?mode=similar`);
  const { type, chosen, start } = searchForm(page);
  await type('Ada Lovelace');
  await chosen.getByText(/^Not understood/).waitFor();
  await start('TikTok');
  await page
    .getByRole('textbox', { name: 'Creators to start from' })
    .and(page.locator('[aria-invalid=true]'))
    .waitFor();
  await expectAccessible();
  expect(new URL(page.url()).pathname).toBe(form);
  // The start is refused, which browsers always log.
  await close({ expectRefusals: true });
});
