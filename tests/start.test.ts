import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { findFreePort } from '../src/local/port.ts';
import { projectFolder } from '../src/local/state-folder.ts';
import { kill, until } from '../src/local/testing.ts';

const bootstrap = ['scripts/bootstrap.mjs', 'src/start.ts'];
const direct = ['--disable-warning=ExperimentalWarning', 'src/start.ts'];

let stateFolder: string;
let port: number;
beforeAll(async () => {
  stateFolder = mkdtempSync(join(tmpdir(), 'castlist-start-'));
  port = await findFreePort();
});
afterAll(() => rmSync(stateFolder, { recursive: true }));

interface Run {
  child: ChildProcess;
  output(): string;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
}

function run(command: string[], variables: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, command, {
    cwd: projectFolder,
    env: { ...process.env, PORT: String(port), CASTLIST_STATE: stateFolder, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => kill(child));
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code) };
}

/** Starts Castlist and waits for its address. */
async function start(command = direct): Promise<Run & { url: string }> {
  const started = run(command);
  let url: string | undefined;
  await until(() => {
    url = /Castlist is at (\S+)/.exec(started.output())?.[1];
    if (started.child.exitCode !== null) throw new Error(started.output());
    return url !== undefined;
  });
  return { ...started, url: url ?? '' };
}

const serverPid = () => {
  const note = join(stateFolder, 'postgres', 'data', 'postmaster.pid');
  return existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : null;
};

/** The processes that were started for our state folder, as Linux tells by their command lines and environments. */
function processes(): string[] {
  if (process.platform !== 'linux') return [];
  const contents = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) =>
      ['environ', 'cmdline'].some((file) => contents(`/proc/${pid}/${file}`).includes(stateFolder)),
    );
}

const account = { name: 'Ada', email: 'ada@example.org', password: 'a long enough password' };
const post = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(body),
  });

describe('npm start', () => {
  test('serves, survives its own violent death with its data, and ends without a trace', async () => {
    const first = await start();
    const page = await fetch(first.url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<!doctype html>');
    expect((await post(`${first.url}/api/auth/sign-up/email`, account)).status).toBe(200);
    const database = serverPid();
    expect(database).not.toBeNull();

    await kill(first.child);
    expect(serverPid()).toBe(database);

    const second = await start();
    expect(serverPid()).toBe(database);
    const { email, password } = account;
    expect((await post(`${second.url}/api/auth/sign-in/email`, { email, password })).status).toBe(200);

    const beside = run(direct);
    expect(await beside.ended).toBe(1);
    expect(beside.output()).toBe(`Castlist is already running at ${second.url}.\n`);

    second.child.kill('SIGINT');
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(serverPid()).toBeNull();
    await until(() => processes().length === 0);
  });

  test('ends in order when the launcher is killed, while the next start waits for it', async () => {
    const first = await start(bootstrap);
    await kill(first.child);
    const second = await start(bootstrap);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    await until(() => processes().length === 0);
  });
});

describe('a start that cannot be', () => {
  /** One sentence, nothing left running. */
  async function failure(variables: NodeJS.ProcessEnv): Promise<string> {
    const failed = run(direct, variables);
    expect(await failed.ended).toBe(1);
    await until(() => processes().length === 0);
    const complaint = failed
      .output()
      .split('\n')
      .filter((line) => !line.startsWith('  '));
    expect(complaint).toEqual([expect.stringMatching(/\.$/), '']);
    return complaint[0] ?? '';
  }

  test('names the taken port', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    expect(await failure({})).toContain(`Port ${port} is taken`);
  });

  test('tells that DATABASE_URL leads nowhere, without its password', async () => {
    const nowhere = await findFreePort();
    const sentence = await failure({
      DATABASE_URL: `postgres://castlist:sesame@127.0.0.1:${nowhere}/castlist`,
    });
    expect(sentence).toContain('database cannot be reached');
    expect(sentence).not.toContain('sesame');
    expect(await failure({ DATABASE_URL: 'sesame' })).toMatch(/DATABASE_URL(?!.*sesame)/);
  });

  test('tells that a migration failed', async () => {
    const client = new pg.Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query('CREATE DATABASE castlist_of_another_program');
    const url = new URL(inject('databaseUrl'));
    url.pathname = '/castlist_of_another_program';
    const other = new pg.Client({ connectionString: url.href });
    await other.connect();
    await other.query('CREATE TABLE schema_migrations (unknown int)');
    await other.end();
    expect(await failure({ DATABASE_URL: url.href })).toContain('could not be migrated');
    await client.query('DROP DATABASE castlist_of_another_program WITH (FORCE)');
  });

  test('tells that there is nothing to replay', async () => {
    expect(await failure({ SANDBOX_REPLAY: stateFolder })).toContain(
      `${stateFolder}, where there is no index.json`,
    );
  });
});
