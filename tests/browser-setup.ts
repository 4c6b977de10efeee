import type { TestProject } from 'vitest/node';
import { requireBrowser } from '../scripts/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The executable of the Chromium or Chrome to drive. */
    browserPath: string;
  }
}

export default function setUpBrowser(project: TestProject): void {
  project.provide('browserPath', requireBrowser());
}
