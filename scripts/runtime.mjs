import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Type stripping needs no flag since 22.18. */
const oldestMajor = 22;
const oldestMinor = 18;

/** The Node that came with the lockfile; else the current one when it is new enough; else null. */
export function findRuntime(projectFolder) {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = join(projectFolder, 'node_modules', 'node', 'bin', executable);
  if (existsSync(bundled) && (isCurrent(bundled) || runs(bundled))) return bundled;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return isNewEnough ? process.execPath : null;
}

function isCurrent(executable) {
  return realpathSync(executable) === realpathSync(process.execPath);
}

/** A binary can be there and still be for another system, as when `node_modules` was copied from another machine. */
function runs(executable) {
  return spawnSync(executable, ['--version'], { stdio: 'ignore' }).status === 0;
}
