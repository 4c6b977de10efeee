import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** A real browser. What a page complains of in its console fails the test that closes it. */
export interface TestBrowser {
  open(url: string, options?: BrowserContextOptions): Promise<TestPage>;
  close(): Promise<void>;
}

export interface TestPage {
  page: Page;
  /** Fails when the page has barriers that axe calls serious or critical. */
  expectAccessible(): Promise<void>;
  /**
   * Closes the page; fails when it logged an error, broke a policy or asked anybody but its own server. Browsers log
   * every answer of 4xx too: `expectRefusals` says that the test meant them.
   */
  close(options?: { expectRefusals?: boolean }): Promise<void>;
}

/** Chromium's own chatter with its maker would only meet a closed door. */
const quietly = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export async function startTestBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: inject('browserPath'), args: quietly });
  return {
    open: (url, options) => openPage(browser, url, options),
    close: () => browser.close(),
  };
}

async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<TestPage> {
  // Without motion nothing is judged while it fades in.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) complaints.push(`asked ${origin}`);
  });
  await page.goto(url);
  return {
    page,
    async expectAccessible() {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
        [],
      );
    },
    async close({ expectRefusals = false } = {}) {
      await context.close();
      const unexpected = complaints.filter((text) => !(expectRefusals && /status of 4\d\d/.test(text)));
      expect(unexpected).toEqual([]);
    },
  };
}
