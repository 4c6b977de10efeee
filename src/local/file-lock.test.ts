import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tryLock, waitForLock } from './file-lock.ts';
import { kill, runUntilLine } from './testing.ts';

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'castlist-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'a.lock');
}

test('many hold it shared, and only then nobody alone', () => {
  const path = lockFile();
  const first = tryLock(path, 'shared');
  const second = tryLock(path, 'shared');
  expect(first).not.toBeNull();
  expect(second).not.toBeNull();
  first?.release();
  expect(tryLock(path, 'exclusive')).toBeNull();
  second?.release();
  const alone = tryLock(path, 'exclusive');
  expect(alone).not.toBeNull();
  expect(tryLock(path, 'shared')).toBeNull();
  alone?.release();
});

test('waiting ends when the holder lets go, or with the patience', async () => {
  const path = lockFile();
  const held = tryLock(path, 'exclusive');
  expect(await waitForLock(path, 'exclusive', 50)).toBeNull();
  const waiting = waitForLock(path, 'exclusive', 20_000);
  held?.release();
  const taken = await waiting;
  expect(taken).not.toBeNull();
  taken?.release();
});

test('a killed process holds it no longer', async () => {
  const path = lockFile();
  const module = JSON.stringify(new URL('./file-lock.ts', import.meta.url).href);
  const { child } = await runUntilLine(`
    const { tryLock } = await import(${module});
    globalThis.lock = tryLock(${JSON.stringify(path)}, 'exclusive');
    console.log('held');
    setInterval(() => {}, 1000);`);
  expect(tryLock(path, 'exclusive')).toBeNull();
  await kill(child);
  const taken = tryLock(path, 'exclusive');
  expect(taken).not.toBeNull();
  taken?.release();
});
