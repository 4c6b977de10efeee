// `npm test`: the checks, the build of the screens, the tests and the journeys in a browser.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildScreens } from '../src/local/screens.ts';
import { checkAll } from './check-all.ts';
import { commandFile, runNode } from './tools.ts';

interface Count {
  passed: number;
  failed: number;
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (interrupted = true));

const reportFolder = mkdtempSync(join(tmpdir(), 'castlist-report-'));
const steps: Array<() => Promise<Count>> = [
  async () => ({ passed: 0, failed: await checkAll() }),
  () => build(),
  () => runTests('unit'),
  () => runTests('integration'),
  () => runTests('browser'),
];
const total: Count = { passed: 0, failed: 0 };
try {
  for (const step of steps) {
    if (interrupted) break;
    const { passed, failed } = await step();
    total.passed += passed;
    total.failed += failed;
  }
} finally {
  rmSync(reportFolder, { recursive: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && !interrupted ? 0 : 1;

async function build(): Promise<Count> {
  try {
    await buildScreens();
    console.log('✓ screens built');
    return { passed: 0, failed: 0 };
  } catch (error) {
    console.log(`✗ screens\n${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
}

/** Counts come from Vitest's own report; a run that breaks off without one has failed too. */
async function runTests(project: 'unit' | 'integration' | 'browser'): Promise<Count> {
  const report = join(reportFolder, `${project}.json`);
  const { code } = await runNode(
    [
      commandFile('vitest', 'vitest'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { show: true, env: process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined } },
  );
  const { passed, failed } = readReport(report);
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function readReport(report: string): Count {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
