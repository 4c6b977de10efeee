import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { patienceMs } from './browser-stage.ts';

/** The creators of a search or a campaign on their screen. */
export function resultsScreen(page: Page) {
  const toolbar = page.getByRole('toolbar', { name: 'Filters and view' });
  const table = page.getByRole('table', { name: 'Creators' });
  /** Those in view: a long table draws no others. */
  const rows = table.locator('tbody').getByRole('row');
  const screen = {
    toolbar,
    table,
    rows,
    progress: page.getByRole('region', { name: 'Progress' }),
    emailToggle: toolbar.getByRole('button', { name: /^Has e-mail/ }),
    row: (handle: string) => rows.filter({ has: page.getByText(`@${handle}`, { exact: true }) }),
    /** The handles in view, from the top. */
    async handles(): Promise<string[]> {
      const texts = await rows.locator('td:first-child').getByText(/^@/).allTextContents();
      return texts.map((text) => text.replace(/^@/, ''));
    },
    /** What stands in a column, from the top. */
    async column(title: string): Promise<string[]> {
      const titles = await table.getByRole('columnheader').allTextContents();
      const place = titles.findIndex((text) => text.trim() === title) + 1;
      return rows.locator(`td:nth-child(${place})`).allTextContents();
    },
    async shownCount(): Promise<number> {
      const text = await toolbar.getByText(/ shown$/).textContent();
      return Number(text?.replaceAll(/\D/g, ''));
    },
    /** How many the choice says that it would leave. */
    async emailCount(): Promise<number> {
      return Number((await screen.emailToggle.textContent())?.replaceAll(/\D/g, ''));
    },
    expectShown: (count: number) => eventually(screen.shownCount).toBe(count),
    async filterByText(text: string) {
      await page.getByLabel('Filter the creators').fill(text);
    },
    /** A range of followers as the bar offers it, such as "10K–100K". */
    async chooseFollowers(range: string) {
      await toolbar.getByRole('button', { name: 'Followers', exact: true }).click();
      await page.getByRole('dialog', { name: 'Followers' }).getByRole('button', { name: range }).click();
      await page.keyboard.press('Escape');
    },
  };
  return screen;
}

/** Asks again until it is so; what a screen says takes a moment to follow. */
export function eventually<Value>(read: () => Promise<Value> | Value) {
  return expect.poll(read, { timeout: patienceMs, interval: 100 });
}

/** Largest first; what is unknown stands at the end. */
export function isFalling(figures: (number | null)[]): boolean {
  return (
    figures.length > 1 && figures.every((figure, index) => (figure ?? 0) <= (figures[index - 1] ?? Infinity))
  );
}

/** Pictures that the browser could not draw. */
export function brokenPictures(page: Page): Promise<string[]> {
  return page.evaluate(
    '[...document.images].filter((image) => image.complete && image.naturalWidth === 0).map(({ src }) => src)',
  );
}

export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(page.viewportSize()?.width);
}
