import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findHoles, type Lockfile } from '../scripts/lockfile.ts';
import { projectFolder } from '../src/local/state-folder.ts';

const lockfile: Lockfile = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'));

test('the lockfile names the packages of all systems (else: npm run complete-lockfile)', () => {
  expect([...findHoles(lockfile).keys()]).toEqual([]);
});

test('a hole is noticed and described by the name of its package', () => {
  const packages = {
    'node_modules/tool': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '1.0.0' },
    },
  };
  expect([...findHoles({ packages })]).toEqual([
    [
      'node_modules/@tool/linux-x64-musl',
      { version: '1.0.0', cpu: ['x64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] },
    ],
  ]);
});
