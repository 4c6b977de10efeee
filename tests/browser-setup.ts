import type { TestProject } from 'vitest/node';
import { requireBrowser } from '../scripts/browser.ts';
import { buildScreens } from '../src/local/screens.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The executable of the Chromium or Chrome to drive. */
    browserPath: string;
  }
}

/** The journeys see the screens as they are now. */
export default async function setUpBrowser(project: TestProject): Promise<void> {
  await buildScreens();
  project.provide('browserPath', requireBrowser());
}
