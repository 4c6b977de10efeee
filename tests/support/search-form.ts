import type { Page } from 'playwright-core';

/** The form that starts a search, as somebody fills it in. */
export function searchForm(page: Page) {
  const chosen = page.getByRole('list', { name: 'Chosen' }).getByRole('listitem');
  return {
    /** What was taken to search by: chips or cards. */
    chosen,
    /** The line that unfolds the filters, and reads them back. */
    filters: page.getByRole('button', { name: /^Only creators/ }),
    async choose(network: string, mode: string) {
      await page.getByRole('radio', { name: network }).click();
      await page.getByRole('tab', { name: mode }).click();
    },
    async type(text: string) {
      const box = page.getByRole('tabpanel').getByRole('textbox');
      await box.fill(text);
      await box.press('Enter');
    },
    /** As by Ctrl V; the page has to be allowed to the clipboard. */
    async paste(text: string) {
      await page.getByRole('tabpanel').getByRole('textbox').focus();
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await page.keyboard.press('ControlOrMeta+v');
    },
    async aimAt(count: number) {
      await page.getByRole('radio', { name: 'Other' }).click();
      await page.getByRole('spinbutton', { name: 'Number of creators' }).fill(String(count));
    },
    start: (network: string) => page.getByRole('button', { name: `Search ${network}`, exact: true }).click(),
  };
}
