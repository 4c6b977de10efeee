import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** For machines that are slow just now: a test waits for what is to happen, and only what never happens fails it. */
const patience = { testTimeout: 600_000, hookTimeout: 600_000 };
/** Halves the start of the processes that run the tests, and of those that tests start. */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/tests', import.meta.url));

/** As the product is started; for those that tests start as well. */
const quickImports = new URL('scripts/quick-imports.mjs', import.meta.url).href;
process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--import=${quickImports}`].filter(Boolean).join(' ');

const database = 'tests/database-setup.ts';

export default defineConfig({
  test: {
    env: { LOG_LEVEL: 'silent' },
    // Much of the time goes into waiting: for leases, for processes, for the network's latency.
    maxWorkers: 3,
    // As Node itself loads the product, types stripped.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ['tests/quiet.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...patience,
          name: 'unit',
          include: ['src/**/*.test.ts', 'bench/**/*.test.ts', 'tests/support/**/*.test.ts'],
          globalSetup: [database],
          // These share no state, and loading the product takes longer than most of them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...patience,
          name: 'integration',
          include: ['tests/*.test.ts', 'tests/fourth-network/*.test.ts'],
          globalSetup: [database],
        },
      },
      {
        extends: true,
        test: {
          ...patience,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [database, 'tests/browser-setup.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
