import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parseCount } from '../../src/web/lib/parse-number.ts';
import { type BrowserStage, brisk, startBrowserStage } from '../support/browser-stage.ts';
import { brokenPictures, eventually, isFalling, resultsScreen } from '../support/results-screen.ts';
import { searchForm } from '../support/search-form.ts';

let stage: BrowserStage;

beforeAll(async () => {
  stage = await startBrowserStage();
});
afterEach(() => stage.app.sandbox.reset());
afterAll(() => stage.stop());

test('a newcomer signs up, searches, narrows, sorts, reads, and takes home just those chosen', async () => {
  await stage.app.sandbox.setFaults(brisk);
  const { page, expectAccessible, close } = await stage.open('/', { acceptDownloads: true });
  const form = searchForm(page);
  const results = resultsScreen(page);

  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill('Robin Stranger');
  await page.getByLabel('E-mail').fill('robin@people.example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await expectAccessible();
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByText('Start your first campaign').waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'New campaign' }).first().click();
  await page.getByLabel('Name').fill('Spring launch');
  await page.getByRole('button', { name: 'Continue' }).click();
  const ways = page.getByRole('radiogroup', { name: 'How to search' }).getByRole('radio');
  await ways.first().waitFor();
  expect(await ways.count()).toBe(3);
  await expectAccessible();
  await page.getByRole('button', { name: 'Create campaign' }).click();

  await page.getByRole('heading', { name: 'Whom are you looking for?' }).waitFor();
  await form.type('vegan skincare');
  await form.type('clean beauty');
  expect(await form.chosen.count()).toBe(2);
  await expectAccessible();
  await form.start('TikTok');

  // All at once: rows are there while the search goes on.
  const whole = page.locator('body');
  await whole
    .filter({ has: page.getByRole('progressbar', { name: 'Progress of the search' }) })
    .filter({ has: page.getByText('Searching', { exact: true }) })
    .filter({ has: results.rows.first() })
    .waitFor();
  await page.getByText('Complete: 100 creators.').waitFor();
  await results.expectShown(100);
  expect(await brokenPictures(page)).toEqual([]);

  await results.emailToggle.click();
  await eventually(results.shownCount).toBeLessThan(100);
  expect(await results.shownCount()).toBe(await results.emailCount());
  const withEmail = await results.shownCount();
  await results.chooseFollowers('10K–100K');
  await eventually(results.shownCount).toBeLessThan(withEmail);
  const shown = await results.shownCount();
  await eventually(() => results.rows.count()).toBe(shown);
  expect(await results.emailCount()).toBe(shown);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    hasEmail: '1',
    followersFrom: '10000',
    followersTo: '100000',
  });
  const chosen = await results.handles();
  await page.reload();
  await eventually(results.handles).toEqual(chosen);

  await results.table.getByRole('button', { name: 'Followers' }).click();
  await results.table.locator('th[aria-sort=descending]', { hasText: 'Followers' }).waitFor();
  await eventually(async () => (await results.column('Followers')).map(parseCount)).toSatisfy(isFalling);
  await walkTheDrawer(page, expectAccessible);

  const rows = await exportShown(page);
  expect(rows.map(({ Username }) => Username).toSorted()).toEqual(chosen.toSorted());
  expect(rows.filter(({ Email }) => Email === '')).toEqual([]);
  await close();
});

async function walkTheDrawer(page: Page, expectAccessible: () => Promise<void>): Promise<void> {
  const results = resultsScreen(page);
  const [first = '', second = '', third = ''] = await results.handles();
  const drawer = page.getByRole('dialog').filter({ has: page.getByRole('link', { name: 'Open profile' }) });
  const shows = (handle: string) => drawer.getByText(`@${handle}`, { exact: true }).waitFor();
  await results.row(second).getByRole('cell').nth(1).click();
  await shows(second);
  await page.keyboard.press('ArrowDown');
  await shows(third);
  await page.keyboard.press('ArrowUp');
  await shows(second);
  await page.keyboard.press('ArrowUp');
  await shows(first);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
}

/** The file of those whom the filters leave, which the menu offers first. */
async function exportShown(page: Page): Promise<Record<string, string>[]> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV', exact: true }).first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^castlist-tiktok-vegan-skincare-clean-beauty-.*\.csv$/);
  return parse(readFileSync(await download.path(), 'utf8'), {
    columns: true,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
}

test('who is signed out comes back to where they were', async () => {
  const { app } = stage;
  const person = await app.signUp();
  const campaignId = await person.createCampaign();
  const { page, close } = await stage.open(`/campaigns/${campaignId}`);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail').fill('back@people.example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByText(/password (is|are|do)/i)
    .first()
    .waitFor();
  await app.nobody.call('POST', '/api/auth/sign-up/email', {
    name: 'Back',
    email: 'back@people.example.com',
    password: 'correct horse battery',
  });
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  // To the very campaign, which is not theirs.
  await page.waitForURL((url) => url.pathname === `/campaigns/${campaignId}`);
  await page.getByText('This campaign does not exist').waitFor();
  // A refused password is a 401 and a foreign campaign a 404, which browsers always log.
  await close({ expectRefusals: true });
});
