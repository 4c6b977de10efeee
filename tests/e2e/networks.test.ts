import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserStage, startBrowserStage } from '../support/browser-stage.ts';
import {
  brokenPictures,
  eventually,
  expectNoSidewaysScrolling,
  resultsScreen,
} from '../support/results-screen.ts';
import { searchForm } from '../support/search-form.ts';
import type { TestClient } from '../support/test-app.ts';

let stage: BrowserStage;
let person: TestClient;

beforeAll(async () => {
  stage = await startBrowserStage();
  person = await stage.app.signUp();
});
afterAll(() => stage.stop());

test('Instagram by hashtag, then YouTube by keyword: as a gallery, in columns that stay chosen, together', async () => {
  const campaignId = await person.createCampaign();
  const { page, expectAccessible, close } = await stage.openAs(person, `/campaigns/${campaignId}/search`);
  const form = searchForm(page);
  const results = resultsScreen(page);
  const cards = page.getByRole('list', { name: 'Creators' }).getByRole('listitem');

  await form.choose('Instagram', 'Hashtag');
  await form.type('#sourdough');
  await form.chosen.getByText('#sourdough', { exact: true }).waitFor();
  await form.aimAt(20);
  await form.start('Instagram');
  await page.getByText('Complete: 20 creators.').waitFor();
  await results.expectShown(20);
  await page.getByRole('radio', { name: 'Gallery' }).click();
  await cards.first().waitFor();
  await eventually(() => brokenPictures(page)).toEqual([]);
  await expectAccessible();

  await page.getByRole('radio', { name: 'Table' }).click();
  await results.table.getByRole('columnheader', { name: 'Bio' }).waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Bio' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Country' }).click();
  await expectAccessible();
  await page.keyboard.press('Escape');
  await page.reload();
  await results.table.getByRole('columnheader', { name: 'Country' }).waitFor();
  expect(await results.table.getByRole('columnheader', { name: 'Bio' }).count()).toBe(0);

  await page.getByRole('link', { name: 'Spring launch' }).click();
  await page.getByRole('link', { name: 'New search' }).click();
  await form.choose('YouTube', 'Keyword');
  await form.type('sourdough');
  await form.aimAt(20);
  await form.start('YouTube');
  await page.getByText('Complete: 20 creators.').waitFor();
  await results.expectShown(20);

  await page.getByRole('link', { name: 'Spring launch' }).click();
  await results.expectShown(40);
  await page
    .getByRole('navigation', { name: 'Searches' })
    .getByRole('link', { name: '#sourdough' })
    .waitFor();
  await expectAccessible();
  await page.getByRole('radio', { name: 'Activity' }).click();
  await page.getByRole('list', { name: 'Activity' }).getByRole('listitem').first().waitFor();
  await expectAccessible();
  await close();
});

test('on a phone the results are cards, and nothing scrolls sideways anywhere', async () => {
  const search = await person.startSearch(['sourdough'], 40);
  await person.waitForEnd(search.id);
  const campaign = `/campaigns/${search.campaignId}`;
  const { page, expectAccessible, close } = await stage.openAs(person, `${campaign}/searches/${search.id}`, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  const cards = page.getByRole('list', { name: 'Creators' }).getByRole('listitem');
  await cards.first().waitFor();
  await expectNoSidewaysScrolling(page);
  await expectAccessible();

  await cards.first().getByRole('button').first().click();
  await page.getByRole('button', { name: 'Close the drawer' }).waitFor();
  await expectNoSidewaysScrolling(page);
  await expectAccessible();
  await page.getByRole('button', { name: 'Close the drawer' }).click();

  await page.goto(`${stage.app.url}${campaign}`);
  await cards.first().waitFor();
  await expectNoSidewaysScrolling(page);
  await expectAccessible();

  await page.getByRole('link', { name: 'New search' }).click();
  await searchForm(page).filters.click();
  await page.getByLabel('Followers from').waitFor();
  await expectNoSidewaysScrolling(page);
  await expectAccessible();
  await close();
});

test('10,000 rows keep at most 60 in the page, at the top and at the end', async () => {
  const search = await person.startSearch(['sourdough'], 20);
  await person.waitForEnd(search.id);
  await stage.app.database.execute(sql`
    with made as (
      insert into creators (platform, external_id, handle, name, follower_count, profile_read_at)
      select 'tiktok', 'many-' || n, 'many.' || n, 'Creator ' || n, n, now() from generate_series(21, 10000) n
      returning id, follower_count
    )
    insert into search_results (search_id, account_id, creator_id, position, revision, enrichment)
    select own.id, own.account_id, made.id, follower_count, 100000 + follower_count, 'enriched'
    from made, searches own where own.id = ${search.id}`);
  const { page, close } = await stage.openAs(person, `/campaigns/${search.campaignId}/searches/${search.id}`);
  const { table, rows, expectShown } = resultsScreen(page);
  await expectShown(10_000);
  expect(await rows.count()).toBeLessThanOrEqual(60);
  await table.locator('xpath=..').evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await page.getByText('@many.10000', { exact: true }).waitFor();
  expect(await rows.count()).toBeLessThanOrEqual(60);
  await close();
});
