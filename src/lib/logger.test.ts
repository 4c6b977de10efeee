import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const logger = new URL('./logger.ts', import.meta.url).href;

/** What a process of its own writes to its log. */
function logged(code: string): string {
  return spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code],
    {
      env: { ...process.env, LOG_LEVEL: 'info' },
      encoding: 'utf8',
    },
  ).stderr;
}

test.each(['failure', 'String(failure)'])('a failed query is logged without its parameters (%s)', (error) => {
  const log = logged(`
    import { logger } from ${JSON.stringify(logger)};
    const cause = Object.assign(new Error('invalid input'), { code: '22P02', detail: 'Key (email)=(a@b.example)' });
    const failure = new Error('Failed query: insert into creators\\nparams: a@b.example,my bio', { cause });
    logger.error({ error: ${error} }, 'a step failed');`);
  expect(log).toContain('insert into creators');
  expect(log).not.toContain('a@b.example');
  expect(log).not.toContain('my bio');
});
