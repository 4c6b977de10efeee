import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema/accounts.ts';
import { imageStatistics } from '../../src/db/schema/images.ts';
import { type BrowserStage, startBrowserStage } from '../support/browser-stage.ts';
import type { TestClient } from '../support/test-app.ts';

let stage: BrowserStage;
let admin: TestClient;

beforeAll(async () => {
  stage = await startBrowserStage({ creatorCount: 300 });
  admin = await stage.app.signUp();
  const { body } = await admin.call('GET', '/api/session');
  await stage.app.database.update(users).set({ role: 'admin' }).where(eq(users.id, body.account.id));
});
afterAll(() => stage.stop());

async function count(measure: string, subject: string, times: number, milliseconds = 0): Promise<void> {
  const hour = sql<Date>`date_trunc('hour', now(), 'UTC')`;
  await stage.app.database
    .insert(imageStatistics)
    .values({ hour, measure, subject, count: times, milliseconds });
}

test('an admin learns what became of images, and nobody else that there is such a page', async () => {
  const { page, expectAccessible, close } = await stage.openAs(admin, '/campaigns');
  await page.getByRole('link', { name: 'Images' }).click();
  await page.getByText('No image has been asked for in the last 24 hours.').waitFor();
  await expectAccessible();

  await count('served', 'memory', 900, 900);
  await count('served', 'network', 80, 16_000);
  await count('served', 'placeholder', 20, 4000);
  await count('fetched', 'p16-sign.tiktokcdn.com initial-success', 70, 7000);
  await count('fetched', 'p16-sign.tiktokcdn.com no-referrer', 10, 2000);
  await count('failed', 'i.ytimg.com 404', 20);
  await count('converted', 'heic', 60, 2400);
  await count('not_converted', 'heic undecodable', 1, 3);
  // By itself, within seconds.
  const figures = page.locator('dl');
  await figures.getByText('90%', { exact: true }).waitFor();
  await figures.getByText('20% of 100 fetches').waitFor();
  await page.getByRole('img', { name: 'Where images came from, per hour: 1,000 answers' }).waitFor();
  await expectAccessible();

  await page.getByRole('radio', { name: 'Table' }).click();
  const hours = page.getByRole('table', { name: 'Where images came from, per hour' });
  await hours.getByRole('cell', { name: '1,000' }).waitFor();
  const failures = page.getByRole('table', { name: 'Failures and what to do' });
  await failures.getByText('Gone (404)').waitFor();
  const conversions = page.getByRole('table', { name: 'Originals by format' });
  expect(await conversions.getByRole('row', { name: 'HEIC' }).textContent()).toContain('1 broken');
  await expectAccessible();

  await page.getByRole('radio', { name: '7 days' }).click();
  await page.getByRole('heading', { name: 'Where images came from, per six hours' }).waitFor();
  await page.getByLabel('Filter the hosts').fill('tiktok');
  await failures.waitFor({ state: 'detached' });
  expect(await page.getByRole('rowheader', { name: 'p16-sign.tiktokcdn.com' }).count()).toBe(1);
  expect(new URL(page.url()).search).toBe('?range=week&host=tiktok');
  await page.getByLabel('Filter the hosts').fill('nowhere');
  await page.getByRole('button', { name: 'Lift “nowhere”' }).click();
  await failures.waitFor();
  await close();

  const customer = await stage.app.signUp();
  const refused = await customer.call('GET', '/api/admin/images');
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
  const other = await stage.openAs(customer, '/admin/images');
  await other.page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
  await other.page.getByRole('link', { name: 'Go to your campaigns' }).click();
  await other.page.getByText('Start your first campaign').waitFor();
  expect(await other.page.getByRole('link', { name: 'Images' }).count()).toBe(0);
  await other.page.keyboard.press('Control+k');
  await other.page.getByRole('option', { name: 'Go to campaigns' }).waitFor();
  expect(await other.page.getByRole('option', { name: 'Go to images' }).count()).toBe(0);
  await other.close();
});

test('on a phone an admin reads it all without scrolling sideways', async () => {
  const { page, expectAccessible, close } = await stage.openAs(admin, '/admin/images?range=month', {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  await page.getByRole('table', { name: 'Failures and what to do' }).waitFor();
  await expectAccessible();
  expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('link', { name: 'Images' }).waitFor();
  await close();
});
