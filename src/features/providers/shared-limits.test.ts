import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../../db/client.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { until } from '../../local/testing.ts';
import type { CallLedger } from '../../providers/ledger.ts';
import { createScrapeCreators, type ScrapeCreators } from '../../providers/scrapecreators.ts';
import { openSharedLimits } from './shared-limits.ts';

const maximum = 6;
const latencyMs = 15;
const ledger: CallLedger = { find: async () => null, record: async () => undefined };
const anything = z.unknown();

/** One process of the installation, as far as the limits go. */
interface Process {
  client: ScrapeCreators;
  /** Asks so many things at once, and waits for all. */
  ask(times: number): Promise<void>;
  cutDatabase(): Promise<void>;
  end(): Promise<void>;
}

interface SeenCall {
  process: string;
  at: number;
  status: number;
}

let testDatabase: TestDatabase;
let url: string;
let apiKey: string;
let calls: SeenCall[] = [];
let underWay = 0;
let mostUnderWay = 0;
let hiddenLimit = 1000;
/** Answers the next call in its own way. */
let special: ((response: ServerResponse) => number) | null = null;
const processes: Process[] = [];

const server = createServer((request, response) => {
  const call = { process: String(request.url).split('process=')[1] ?? '', at: Date.now(), status: 200 };
  calls.push(call);
  underWay += 1;
  mostUnderWay = Math.max(mostUnderWay, underWay);
  const answer = (status: number) => {
    underWay -= 1;
    call.status = status;
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  };
  if (special) {
    call.status = special(response);
    special = null;
    underWay -= 1;
  } else if (underWay > hiddenLimit) answer(429);
  else setTimeout(() => answer(200), latencyMs);
});

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  await testDatabase.close();
});
beforeEach(() => {
  apiKey = `a key that nobody may see ${randomUUID()}`;
  [calls, underWay, mostUnderWay, hiddenLimit, special] = [[], 0, 0, 1000, null];
});
afterEach(async () => {
  for (const process of [...processes]) await process.end();
  expect(await rows('provider_limit_shares')).toEqual([]);
});

async function start(name: string): Promise<Process> {
  const database = openDatabase(testDatabase.url, 4);
  const limitStore = await openSharedLimits(database, testDatabase.url);
  const client = createScrapeCreators({ apiKey, url, concurrency: maximum, timeoutMs: 10_000, limitStore });
  const bound = client.calls({ ledger });
  let cut: Promise<void> | null = null;
  const cutDatabase = () => {
    cut ??= database.$client.end();
    return cut;
  };
  const process: Process = {
    client,
    async ask(times) {
      const parameters = { process: name };
      await Promise.all(Array.from({ length: times }, () => bound.get('/v1/anything', parameters, anything)));
    },
    cutDatabase,
    async end() {
      processes.splice(processes.indexOf(process), 1);
      await client.close();
      await limitStore.close();
      await cutDatabase();
    },
  };
  processes.push(process);
  return process;
}

async function rows(table: string): Promise<Record<string, unknown>[]> {
  return (await testDatabase.database.$client.query(`select * from ${table}`)).rows;
}

/** A process that we do not run: it has a row, and was heard of so long ago, or will be. */
async function addStranger(share: number, silentSeconds: number): Promise<() => Promise<void>> {
  const [key] = await rows('provider_limit_shares');
  const { rows: added } = await testDatabase.database.$client.query(
    `insert into provider_limit_shares (key_hash, process_id, wanted, in_use, share, seen_at)
     values ($1, gen_random_uuid(), 100, $2, $2, clock_timestamp() - make_interval(secs => $3)) returning process_id`,
    [key?.key_hash, share, silentSeconds],
  );
  return async () => {
    await testDatabase.database.$client.query('delete from provider_limit_shares where process_id = $1', [
      added[0]?.process_id,
    ]);
  };
}

describe('two processes', () => {
  test('together make no more calls at once than configured, whoever joins when', async () => {
    const [one, other] = [await start('one'), await start('other')];
    const first = one.ask(150);
    await until(() => calls.length > 20, 1);
    await Promise.all([first, other.ask(150)]);
    expect(calls).toHaveLength(300);
    expect(mostUnderWay).toBe(maximum);
    // The one that came later did not have to wait until the other was done.
    const lastOfFirst = calls.findLastIndex(({ process }) => process === 'one');
    expect(calls.slice(0, lastOfFirst).some(({ process }) => process === 'other')).toBe(true);
  });

  test('find a limit together that nobody tells them', async () => {
    hiddenLimit = 3;
    const [one, other] = [await start('one'), await start('other')];
    await Promise.all([one.ask(150), other.ask(150)]);
    expect(mostUnderWay).toBeLessThanOrEqual(maximum);
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(300);
    expect(calls.filter(({ status }) => status === 429).length).toBeLessThan(20);
    // One more is tried every few seconds.
    expect(calls.slice(-150).filter(({ status }) => status === 429).length).toBeLessThanOrEqual(3);
    for (const { client } of [one, other]) expect(client.limits().limit).toBe(3);
  });

  test('both obey the "Retry-After" that one of them was told', async () => {
    const [told, other] = [await start('told'), await start('other')];
    await other.ask(1);
    let quietUntil = 0;
    special = (response) => {
      quietUntil = Date.now() + 1000;
      response.writeHead(429, { 'retry-after': '1' }).end('{}');
      return 429;
    };
    const refused = told.ask(1);
    await until(() => other.client.limits().quietUntil !== null, 1);
    const late = await start('late');
    const before = calls.length;
    await Promise.all([refused, other.ask(3), late.ask(3)]);
    expect(calls.slice(before)).toHaveLength(7);
    for (const { at } of calls.slice(before)) expect(at).toBeGreaterThanOrEqual(quietUntil);
  });
});

describe('a process', () => {
  test('begins with what the others leave, until they are gone or silent for long', async () => {
    const first = await start('first');
    await first.ask(1);
    const remove = await addStranger(maximum - 2, -600);
    const process = await start('late');
    await first.end();
    mostUnderWay = 0;
    await process.ask(20);
    expect(mostUnderWay).toBeLessThanOrEqual(2);
    await remove();
    await addStranger(maximum - 2, 60);
    await until(() => process.client.limits().share === maximum);
    await process.ask(20);
    expect(mostUnderWay).toBe(maximum);
  });

  test('goes on with its share while the database is away', async () => {
    const process = await start('one');
    await process.ask(10);
    await process.cutDatabase();
    mostUnderWay = 0;
    await process.ask(30);
    expect(mostUnderWay).toBe(maximum);
    hiddenLimit = 2;
    await process.ask(50);
    expect(process.client.limits().limit).toBe(2);
    await testDatabase.database.$client.query('delete from provider_limit_shares');
  });

  test('keeps no key', async () => {
    const process = await start('one');
    await process.ask(1);
    const kept = JSON.stringify([await rows('provider_limits'), await rows('provider_limit_shares')]);
    expect(kept).toContain('in_use');
    expect(kept).not.toContain(apiKey);
    expect(kept).not.toContain(Buffer.from(apiKey).toString('hex'));
  });
});
