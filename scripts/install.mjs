// Plain JavaScript without dependencies: this runs before anything is installed, on whatever Node the machine has.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Installs the lockfile's packages unless exactly these are there already. */
export async function installMissing(projectFolder) {
  if (isInstalled(projectFolder)) return;
  const release = await takeInstallLock(projectFolder);
  try {
    // Somebody else may have installed while we waited for the lock.
    if (isInstalled(projectFolder)) return;
    process.stderr.write('Installing packages, about half a minute the first time ...\n');
    await runNpm(projectFolder, ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']);
  } finally {
    release();
  }
}

/**
 * npm writes `node_modules/.package-lock.json` as the last step of an installation, so comparing it with the lockfile
 * tells a whole and current installation from a missing, outdated or interrupted one, whoever ran npm.
 */
function isInstalled(projectFolder) {
  try {
    const wanted = readPackages(join(projectFolder, 'package-lock.json'));
    const installed = readPackages(join(projectFolder, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
      if (path === '') return true;
      const present = installed[path];
      return present === undefined ? optional === true || devOptional === true : present.version === version;
    });
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return false;
    throw error;
  }
}

function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Two first starts at once must not run npm in one folder. The lock names its holder, so that a dead one's is taken over. */
async function takeInstallLock(projectFolder) {
  const folder = join(projectFolder, '.castlist');
  const lockFile = join(folder, 'installing.pid');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAlive(readHolder(lockFile))) await sleep(200);
    else rmSync(lockFile, { force: true });
  }
}

function readHolder(lockFile) {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npm's own output is shown only when it fails. */
function runNpm(projectFolder, parameters) {
  const [command, leading] = npmCommand();
  return new Promise((resolve, reject) => {
    const npm = spawn(command, [...leading, ...parameters], {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command === 'npm.cmd',
    });
    let output = '';
    npm.stdout.on('data', (text) => (output += text));
    npm.stderr.on('data', (text) => (output += text));
    const stop = () => npm.kill();
    process.once('SIGTERM', stop);
    npm.once('error', reject);
    npm.once('close', (code, signal) => {
      process.removeListener('SIGTERM', stop);
      if (code === 0) resolve();
      else reject(new Error(`npm ${parameters[0]} failed (${signal ?? `exit code ${code}`}):\n${output}`));
    });
  });
}

/** The npm that started us, run by the Node that it runs on; else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && basename(script) === 'npm-cli.js') {
    return [process.env.npm_node_execpath || process.execPath, [script]];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}
