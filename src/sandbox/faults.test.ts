import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../local/testing.ts';
import { keywordPath, openTestSandbox, type TestSandbox } from './testing.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.control('reset', 'POST'));
afterAll(() => sandbox.stop());

const page = keywordPath('yoga');
const profile = '/v1/tiktok/profile?handle=nobody.here';
const failNext = (plan: object) => sandbox.setFaults({ failNext: [plan] });

interface Call {
  number: number;
  endpoint: string;
  status: number | null;
  kind: string | null;
  finishedAt: number | null;
  credits: number;
  query: Record<string, string>;
}

async function calls(): Promise<Call[]> {
  return (await sandbox.control('calls')).calls;
}

/** Waits until so many calls are under way. */
const inFlight = (wanted: number) => until(async () => (await sandbox.control('state')).inFlight === wanted);

describe('planned faults', () => {
  it.each(['500', '503', '429', '402', '401'])(
    'answers %s with JSON, as often as asked for',
    async (kind) => {
      await failNext({ endpoint: 'tiktok/search/keyword', kind, times: 2 });
      for (const expected of [Number(kind), Number(kind), 200]) {
        const answer = await sandbox.ask(page);
        expect(answer).toMatchObject({ status: expected, isJson: true });
      }
      expect((await calls()).map(({ kind: logged, credits }) => [logged, credits])).toEqual([
        [kind, 0],
        [kind, 0],
        ['answer', 1],
      ]);
    },
  );

  it('answers a 502 with a page of HTML', async () => {
    await failNext({ kind: 'html-502' });
    expect(await sandbox.ask(page)).toMatchObject({
      status: 502,
      isJson: false,
      text: expect.stringContaining('<html>'),
    });
  });

  it('cuts JSON in a 200 that is charged', async () => {
    await failNext({ kind: 'cut-json' });
    const { status, text } = await sandbox.ask(page);
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(await calls()).toMatchObject([{ status: 200, kind: 'cut-json', credits: 1 }]);
  });

  it('resets the connection', async () => {
    await failNext({ kind: 'reset' });
    await expect(sandbox.ask(page)).rejects.toThrow();
    await until(async () => (await calls())[0]?.kind === 'reset');
    expect(await calls()).toMatchObject([{ status: null, kind: 'reset' }]);
  });

  it('hangs until the caller gives up', async () => {
    await failNext({ kind: 'hang' });
    const abort = new AbortController();
    const asked = fetch(sandbox.url + page, { headers: { 'x-api-key': 'any' }, signal: abort.signal });
    const outcome = expect(asked).rejects.toThrow();
    await inFlight(1);
    expect(await calls()).toMatchObject([{ kind: 'hang', finishedAt: null }]);
    abort.abort();
    await outcome;
    await inFlight(0);
  });

  it('aims at one call by its parameters', async () => {
    await failNext({
      endpoint: 'tiktok/search/keyword',
      kind: '500',
      match: { query: 'yoga', cursor: '30' },
    });
    expect((await sandbox.ask(keywordPath('yoga', 0))).status).toBe(200);
    expect((await sandbox.ask(profile)).status).toBe(404);
    expect((await sandbox.ask(keywordPath('yoga', 30))).status).toBe(500);
    expect((await sandbox.ask(keywordPath('yoga', 30))).status).toBe(200);
  });
});

describe('rates, limits and latency', () => {
  it('fails about as often as the rate says, the same calls after each reset', async () => {
    const run = async () => {
      await sandbox.control('reset', 'POST');
      await sandbox.setFaults({ errorRates: { 'tiktok/profile': { '500': 0.3, '503': 0.1 } } });
      const statuses: number[] = [];
      for (let times = 0; times < 200; times++) statuses.push((await sandbox.ask(profile)).status);
      return statuses;
    };
    const statuses = await run();
    const share = (status: number) => statuses.filter((one) => one === status).length / statuses.length;
    expect(share(500)).toBeGreaterThan(0.2);
    expect(share(500)).toBeLessThan(0.4);
    expect(share(503)).toBeGreaterThan(0.04);
    expect((await sandbox.ask(page)).status).toBe(200);
    expect(await run()).toEqual(statuses);
  });

  const forEver = { kind: 'constant', ms: 600_000 };

  /** Calls that never end, until the returned function ends them. */
  async function holdCalls(count: number) {
    const abort = new AbortController();
    const outcomes = Array.from({ length: count }, (_, at) =>
      fetch(sandbox.url + keywordPath('yoga', at * 30), {
        headers: { 'x-api-key': 'any' },
        signal: abort.signal,
      }),
    ).map((asked) => expect(asked).rejects.toThrow());
    await inFlight(count);
    return async () => {
      abort.abort();
      await Promise.all(outcomes);
      await inFlight(0);
    };
  }

  it('answers 429 above the hidden limit, with Retry-After when told so', async () => {
    await sandbox.setFaults({ latency: { pages: forEver }, concurrencyLimit: 3, retryAfterSeconds: 2 });
    const release = await holdCalls(3);
    const refused = await sandbox.ask(profile);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('2');
    await release();
    expect((await sandbox.ask(profile)).status).toBe(404);
    expect((await sandbox.control('calls/stats')).highestConcurrency).toBe(4);
  });

  it('is as slow as it is told, for pages and profiles apart', async () => {
    await sandbox.setFaults({ latency: { pages: forEver } });
    const release = await holdCalls(1);
    expect((await sandbox.ask(profile)).status).toBe(404);
    expect(await calls()).toMatchObject([{ finishedAt: null }, { status: 404 }]);
    await release();
  });

  it('stops waiting for a caller who has left, and charges nothing', async () => {
    await sandbox.setFaults({ latency: { pages: forEver } });
    const release = await holdCalls(1);
    await release();
    expect(await calls()).toMatchObject([{ kind: 'abandoned', status: null, credits: 0 }]);
  });
});

describe('the control', () => {
  it.each([
    [{ latency: { pages: { kind: 'uniform', ms: 3 } } }, 'latency.pages'],
    [{ errorRates: { all: { '500': 0.7, '503': 0.7 } } }, 'more than 1'],
    [{ errorRates: { 'tiktok/serach': { '500': 0.7 } } }, 'errorRates'],
    [{ failNext: [{ kind: '418' }] }, 'failNext.0.kind'],
    [{ speed: 'fast' }, 'speed'],
  ])('refuses %j and says why', async (faults, words) => {
    const { status, body } = await sandbox.setFaults(faults);
    expect(status).toBe(400);
    expect((body as { message: string }).message).toContain(words);
    expect((await sandbox.control('state')).faults).toEqual({});
  });

  it('logs calls in order, hands out the newer ones, and forgets on demand', async () => {
    await sandbox.control('calls', 'DELETE');
    await sandbox.ask(page);
    const { calls: first, next } = await sandbox.control('calls');
    expect(first).toMatchObject([
      {
        endpoint: 'tiktok/search/keyword',
        status: 200,
        kind: 'answer',
        credits: 1,
        query: { query: 'yoga', cursor: '0' },
      },
    ]);
    await sandbox.ask(profile);
    const { calls: newer } = await sandbox.control(`calls?after=${next}`);
    expect(newer).toMatchObject([{ number: next + 1, endpoint: 'tiktok/profile', status: 404, credits: 0 }]);
    await sandbox.control('calls', 'DELETE');
    expect(await sandbox.control(`calls?after=${next}`)).toEqual({ calls: [], next });
  });

  it('counts by endpoint and status, and names what was asked twice', async () => {
    await sandbox.ask(page);
    await sandbox.ask('/v1/tiktok/search/keyword?cursor=0&query=yoga');
    await sandbox.ask(profile);
    const stats = await sandbox.control('calls/stats');
    expect(stats).toMatchObject({ calls: 3, inFlight: 0, highestConcurrency: 1 });
    expect(stats.byEndpoint).toEqual({
      'tiktok/search/keyword': { calls: 2, credits: 2, statuses: { '200': 2 } },
      'tiktok/profile': { calls: 1, credits: 0, statuses: { '404': 1 } },
    });
    expect(stats.repeated).toEqual([
      { endpoint: 'tiktok/search/keyword', query: { query: 'yoga', cursor: '0' }, times: 2, answered: 2 },
    ]);
  });

  it('names what it knows when asked for something else', async () => {
    expect((await sandbox.control('fault')).message).toContain('PUT faults');
  });
});
