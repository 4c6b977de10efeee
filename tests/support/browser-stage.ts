import type { BrowserContextOptions } from 'playwright-core';
import { startTestApp, type TestApp, type TestClient } from './test-app.ts';
import { startTestBrowser, type TestPage } from './test-browser.ts';

/** Castlist as a whole with its real screens, and a browser to walk through them. */
export interface BrowserStage {
  app: TestApp;
  /** As nobody. */
  open(path: string, options?: BrowserContextOptions): Promise<TestPage>;
  /** With the session of somebody who signed up by the API. */
  openAs(person: TestClient, path: string, options?: BrowserContextOptions): Promise<TestPage>;
  stop(): Promise<void>;
}

/** How long what is to be seen may take. */
export const patienceMs = 90_000;

/** A smaller world has an end that searches reach. */
export async function startBrowserStage({ creatorCount = 4000 } = {}): Promise<BrowserStage> {
  const [app, browser] = await Promise.all([
    startTestApp({ screens: true, sandbox: { creatorCount } }),
    startTestBrowser(),
  ]);
  const open: BrowserStage['open'] = async (path, options) => {
    const opened = await browser.open(app.url + path, options);
    // Searches have to end within it, on a machine that is busy otherwise too.
    opened.page.setDefaultTimeout(patienceMs);
    return opened;
  };
  return {
    app,
    open,
    openAs: (person, path, options) =>
      open(path, { ...options, storageState: { cookies: cookiesOf(person, app.url), origins: [] } }),
    async stop() {
      await browser.close();
      await app.stop();
    },
  };
}

function cookiesOf({ cookie }: TestClient, url: string) {
  return (cookie ?? '').split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return {
      name,
      value: value.join('='),
      domain: new URL(url).hostname,
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    };
  });
}

/** Slow enough to be watched. */
export const brisk = {
  latency: { pages: { kind: 'constant', ms: 300 }, profiles: { kind: 'constant', ms: 60 } },
};
