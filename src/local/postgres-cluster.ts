import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../lib/errors.ts';
import { findFreePort } from './port.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { type DatabaseUser, runAs } from './postgres-user.ts';
import { hasCode, readIfThere } from './state-folder.ts';

/** A folder of one server's files: `data`, `password`, `server.log`. */
export interface Cluster {
  folder: string;
  binaries: PostgresBinaries;
  user: DatabaseUser;
  /** Postgres' settings by name. */
  settings: Record<string, string>;
}

const role = 'castlist';
const answerTimeoutMs = 30_000;
const startTimeoutMs = 10_000;
/** What passes by itself: another process took the free port, or a killed server's children are still ending. */
const passingFailure = /Address already in use|could not bind|shared memory block .* is still in use/;

/** Makes the server's files if there are none. Interrupted, it leaves nothing that a later call takes for whole. */
export async function createCluster(cluster: Cluster, options: { sync: boolean }): Promise<void> {
  const data = join(cluster.folder, 'data');
  if (existsSync(data)) return;
  for (const name of readdirSync(cluster.folder)) {
    if (name.startsWith('data.')) rmSync(join(cluster.folder, name), { recursive: true });
  }
  const passwordFile = join(cluster.folder, 'password');
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(cluster.user, passwordFile);
  const unfinished = join(cluster.folder, `data.${process.pid}`);
  const { code, output } = await runProgram(cluster, cluster.binaries.initdb, [
    `--pgdata=${unfinished}`,
    `--username=${role}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(options.sync ? [] : ['--no-sync']),
  ]);
  if (code !== 0) throw notStarted(`initdb ended with ${code}: ${lastComplaint(output)}`);
  renameSync(unfinished, data);
}

/** Starts the server, or finds it running, and returns its address. */
export async function startCluster(cluster: Cluster): Promise<string> {
  const running = await findRunning(cluster);
  if (running !== null) return running;
  const deadline = performance.now() + startTimeoutMs;
  for (;;) {
    const port = await findFreePort();
    const complaint = await tryStart(cluster, port);
    if (complaint === null) {
      const url = urlOf(cluster, port);
      await ensureDatabase(url);
      return url;
    }
    if (!passingFailure.test(complaint) || performance.now() > deadline) throw notStarted(complaint);
    await sleep(100);
  }
}

export async function stopCluster(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  const data = join(cluster.folder, 'data');
  const server = readServer(cluster);
  // pg_ctl would signal whatever process has that number by now.
  if (server === null || !isServing(server.pid, cluster)) return;
  const stop = (how: string, seconds: number) =>
    runProgram(cluster, cluster.binaries.pgCtl, [
      'stop',
      `--pgdata=${data}`,
      `--mode=${how}`,
      '--wait',
      `--timeout=${seconds}`,
    ]);
  const { code } = await stop(mode, 5);
  if (code !== 0 && mode === 'fast') await stop('immediate', 3);
}

/** The same without waiting, for a process that has no time left. */
export function abandonCluster(cluster: Cluster): void {
  const server = readServer(cluster);
  if (server !== null && isServing(server.pid, cluster)) process.kill(server.pid, 'SIGQUIT');
}

/** The address of the server that runs on these files; null when none does. */
async function findRunning(cluster: Cluster): Promise<string | null> {
  const deadline = performance.now() + answerTimeoutMs;
  for (;;) {
    const server = readServer(cluster);
    if (server === null) return null;
    if (!isServing(server.pid, cluster)) {
      // Left behind by a killed server; had its number gone to another program since, Postgres would not start.
      rmSync(join(cluster.folder, 'data', 'postmaster.pid'), { force: true });
      return null;
    }
    if (server.port !== null) {
      const url = urlOf(cluster, server.port);
      if (await answers(url)) return url;
    }
    if (performance.now() > deadline) {
      await stopCluster(cluster, 'immediate');
      return null;
    }
    await sleep(50);
  }
}

function readServer(cluster: Cluster): { pid: number; port: number | null } | null {
  const lines = readIfThere(join(cluster.folder, 'data', 'postmaster.pid'))?.split('\n');
  if (lines === undefined) return null;
  return { pid: Number(lines[0]), port: Number(lines[3]) || null };
}

/** A server works in its data folder, which Linux tells; elsewhere a living process has to be taken for it. */
function isServing(pid: number, cluster: Cluster): boolean {
  try {
    if (process.platform === 'linux') {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(join(cluster.folder, 'data'));
    }
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM', 'EACCES');
  }
}

/** Ready or not yet (starting, recovering, stopping). Also makes sure of our database. */
async function answers(url: string): Promise<boolean> {
  try {
    await ensureDatabase(url);
    return true;
  } catch (error) {
    const cannotConnectNow = '57P03';
    if (hasCode(error, 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', cannotConnectNow)) return false;
    if (hasCode(error, '57P01') || (error instanceof Error && /terminated|timeout/.test(error.message)))
      return false;
    throw error;
  }
}

/** Null when it runs, else the server's complaint. */
async function tryStart(cluster: Cluster, port: number): Promise<string | null> {
  const log = join(cluster.folder, 'server.log');
  rmSync(log, { force: true });
  const settings = {
    ...cluster.settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  };
  const { code, output } = await runProgram(cluster, cluster.binaries.pgCtl, [
    'start',
    `--pgdata=${join(cluster.folder, 'data')}`,
    `--log=${log}`,
    '--wait',
    '--timeout=60',
    `--options=${Object.entries(settings)
      .map(([name, value]) => `-c ${name}='${value}'`)
      .join(' ')}`,
  ]);
  // What keeps it from starting at all only pg_ctl can say.
  return code === 0 ? null : lastComplaint(readIfThere(log) || output);
}

async function ensureDatabase(url: string): Promise<void> {
  try {
    await withClient(url, async () => {});
  } catch (error) {
    const noSuchDatabase = '3D000';
    if (!hasCode(error, noSuchDatabase)) throw error;
    await withClient(url.replace(/[^/]*$/, 'postgres'), (client) => client.query(`CREATE DATABASE ${role}`));
  }
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(cluster: Cluster, port: number): string {
  const password = readFileSync(join(cluster.folder, 'password'), 'utf8').trim();
  return `postgres://${role}:${password}@127.0.0.1:${port}/${role}`;
}

/** Runs one of Postgres' programs, with nothing of our environment that could change what it does. */
function runProgram(
  cluster: Cluster,
  program: string,
  parameters: string[],
): Promise<{ code: number; output: string }> {
  const { PATH, SystemRoot, TEMP } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: cluster.folder,
      env: { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C is for us to answer, in order.
      detached: process.platform !== 'win32',
      ...runAs(cluster.user),
    });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', (cause) => reject(notStarted(cause.message)));
    // Not 'close': on Windows the server inherits the pipes and keeps them open.
    child.once('exit', (code) => resolve({ code: code ?? -1, output }));
  });
}

function lastComplaint(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const complaint =
    lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1) ?? 'it says nothing';
  return complaint.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '').replace(/\.$/, '');
}

function notStarted(reason: string): AppError {
  return new AppError('database_not_started', `The embedded Postgres did not start: ${reason}.`);
}

/** Makes the folder, or takes the one that is there for that user, even after somebody gave the project to root. */
export function makeClusterFolder(folder: string, user: DatabaseUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== null && statSync(folder).uid !== user.uid) {
    for (const entry of readdirSync(folder, { recursive: true })) giveTo(user, join(folder, String(entry)));
    giveTo(user, folder);
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError(
      'database_unreachable',
      `The folder of the database, ${folder}, belongs to another user: run Castlist as that one, or give the folder to this one.`,
      { cause },
    );
  }
}

function giveTo(user: DatabaseUser, path: string): void {
  if (user !== null) lchownSync(path, user.uid, user.gid);
}
