import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { startTestBrowser, type TestBrowser } from '../support/test-browser.ts';

let app: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ screens: true }), startTestBrowser()]);
});
afterEach(() => app.sandbox.reset());
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Slow enough to be watched. */
const brisk = { latency: { pages: { kind: 'constant', ms: 150 }, profiles: { kind: 'constant', ms: 60 } } };

test('a stranger signs up, searches, watches it fill, filters, opens a creator and takes the CSV home', async () => {
  await app.sandbox.setFaults(brisk);
  const { page, expectAccessible, close } = await browser.open(app.url, { acceptDownloads: true });

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
  await page.getByRole('button', { name: 'Create campaign' }).click();

  await page.getByRole('heading', { name: 'Whom are you looking for?' }).waitFor();
  await page.getByLabel('Keywords', { exact: true }).fill('vegan skincare, clean beauty,');
  await expectAccessible();
  await page.getByRole('button', { name: 'Search TikTok' }).click();

  await page.getByText('Searching', { exact: true }).waitFor();
  const bar = page.getByRole('progressbar');
  await bar.waitFor();
  await page.getByText('Complete: 100 creators.').waitFor();
  await expectAccessible();

  const grid = page.getByLabel('Creators', { exact: true });
  await grid.getByRole('row').nth(1).waitFor();
  expect(await facesBroken(page)).toEqual([]);

  const emails = page.getByRole('button', { name: /^Has e-mail/ });
  const withEmail = Number((await emails.textContent())?.match(/\d+/)?.[0]);
  await emails.click();
  await page.getByText(`${withEmail} shown`).waitFor();
  await page.reload();
  await page.getByText(`${withEmail} shown`).waitFor();
  expect(new URL(page.url()).searchParams.has('email')).toBe(true);

  await page.getByLabel('Filter the creators').fill('nobody writes this');
  await page.getByText('0 shown').waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.getByText(`${withEmail} shown`).waitFor();

  await grid.getByRole('row').nth(2).getByRole('cell').nth(1).click();
  await page.getByRole('button', { name: 'Close the drawer' }).waitFor();
  await expectAccessible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close the drawer' }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('menuitem', { name: 'CSV', exact: true })
      .or(page.getByRole('menuitem').first())
      .first()
      .click(),
  ]);
  const rows = parse(readFileSync(await download.path(), 'utf8'), {
    columns: true,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as Record<string, string>[];
  expect(rows).toHaveLength(100);
  expect(new Set(rows.map(({ Username }) => Username)).size).toBe(100);
  expect(rows.filter(({ Email }) => Email !== '')).toHaveLength(withEmail);
  expect(download.suggestedFilename()).toMatch(/^castlist-tiktok-vegan-skincare-clean-beauty-.*\.csv$/);
  await close();
});

describe('with a person signed in', () => {
  let person: TestClient;

  beforeAll(async () => {
    person = await app.signUp();
  });

  async function openAs(path: string, options: Parameters<TestBrowser['open']>[1] = {}) {
    const [name = '', ...value] = (person.cookie ?? '').split('=');
    const { hostname } = new URL(app.url);
    return browser.open(`${app.url}${path}`, {
      ...options,
      storageState: {
        cookies: [
          {
            name,
            value: value.join('='),
            domain: hostname,
            path: '/',
            expires: -1,
            httpOnly: true,
            secure: false,
            sameSite: 'Lax',
          },
        ],
        origins: [],
      },
    });
  }

  test('a search is cancelled and run again', async () => {
    await app.sandbox.setFaults({
      latency: { pages: { kind: 'constant', ms: 400 }, profiles: { kind: 'constant', ms: 400 } },
    });
    const search = await person.startSearch(['home gym'], 500);
    const { page, close } = await openAs(`/campaigns/${search.campaignId}/searches/${search.id}`);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^Cancelled after/).waitFor();
    await app.sandbox.reset();
    await page.getByRole('button', { name: 'Run again' }).first().click();
    await page.waitForURL((url) => !url.pathname.endsWith(search.id));
    await page.getByText('Complete: 500 creators.').waitFor();
    await close();
  });

  test('nothing found and a failed provider have words of their own, dark and accessible', async () => {
    const nothing = await person.startSearch(['qzxwvk jjqpx'], 100);
    const dark = await openAs(`/campaigns/${nothing.campaignId}/searches/${nothing.id}`, {
      colorScheme: 'dark',
    });
    await dark.page.getByText('TikTok knows nobody for').first().waitFor();
    await dark.expectAccessible();
    await dark.close();

    await app.sandbox.setFaults({ errorRates: { all: { '402': 1 } } });
    const failed = await person.startSearch(['vegan skincare'], 100);
    const light = await openAs(`/campaigns/${failed.campaignId}/searches/${failed.id}`);
    await light.page
      .getByText('out of credits')
      .or(light.page.getByText('credits are used up'))
      .first()
      .waitFor();
    await light.expectAccessible();
    await light.close();
  });

  test('on a phone the results are cards, and nothing scrolls sideways', async () => {
    const search = await person.startSearch(['sourdough'], 60);
    await person.waitForEnd(search.id);
    const { page, expectAccessible, close } = await openAs(
      `/campaigns/${search.campaignId}/searches/${search.id}`,
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
    );
    await page.getByRole('list', { name: 'Creators' }).getByRole('listitem').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await expectAccessible();
    await close();
  });

  test('10,000 rows keep at most 60 in the page, at the top and at the end', async () => {
    const search = await person.startSearch(['sourdough'], 20);
    await person.waitForEnd(search.id);
    await app.database.execute(sql`
      with made as (
        insert into creators (platform, external_id, handle, name, follower_count, profile_read_at)
        select 'tiktok', 'many-' || n, 'many.' || n, 'Creator ' || n, n, now() from generate_series(21, 10000) n
        returning id, follower_count
      )
      insert into search_results (search_id, creator_id, position, revision, enrichment)
      select ${search.id}, id, follower_count, 100000 + follower_count, 'enriched' from made`);
    const { page, close } = await openAs(`/campaigns/${search.campaignId}/searches/${search.id}`);
    await page.getByText('10,000 shown').waitFor();
    const grid = page.getByLabel('Creators', { exact: true });
    expect(await grid.getByRole('row').count()).toBeLessThanOrEqual(60);
    await grid.locator('xpath=..').evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await page.getByText('@many.10000', { exact: true }).waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThanOrEqual(60);
    await close();
  });

  test('who is signed out comes back to where they were', async () => {
    const campaignId = await person.createCampaign();
    const { page, close } = await browser.open(`${app.url}/campaigns/${campaignId}`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill('nobody@people.example.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByText(/password (is|are|do)/i)
      .first()
      .waitFor();
    await page.getByLabel('E-mail').fill('back@people.example.com');
    await app.nobody.call('POST', '/api/auth/sign-up/email', {
      name: 'Back',
      email: 'back@people.example.com',
      password: 'correct horse battery',
    });
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    // To the very campaign, which is not theirs.
    await page.waitForURL((url) => url.pathname === `/campaigns/${campaignId}`);
    // A refused password is a 401 and a foreign campaign a 404, which browsers always log.
    await close({ expectRefusals: true });
  });
});

/** Pictures that the browser could not draw. */
function facesBroken(page: Page): Promise<string[]> {
  return page.evaluate(
    '[...document.images].filter((image) => image.complete && image.naturalWidth === 0).map(({ src }) => src)',
  );
}
