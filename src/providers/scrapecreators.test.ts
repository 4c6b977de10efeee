import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { until } from '../local/testing.ts';
import type { CallLedger, CallRecord, ProviderCall } from './ledger.ts';
import { ProviderError } from './provider-error.ts';
import { createScrapeCreators, type ScrapeCreators } from './scrapecreators.ts';

const apiKey = 'a-key-that-nobody-may-see';
const anything: z.ZodType<unknown> = z.object({ name: z.string().optional() });
const path = '/v1/tiktok/profile';

type Reply = (response: ServerResponse) => void;
const requests: { headers: IncomingMessage['headers']; url: string | undefined; at: number }[] = [];
let replies: Reply[] = [];
let client: ScrapeCreators;
/** One that soon takes silence for an answer. */
let impatient: ScrapeCreators;
let url: string;

/** Answers with the scripted replies in turn, the last one for ever. */
const server = createServer((request, response) => {
  requests.push({ headers: request.headers, url: request.url, at: Date.now() });
  const reply = replies.length > 1 ? replies.shift() : replies[0];
  reply?.(response);
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});
beforeEach(() => {
  // Full jitter at its shortest: the retries come at once.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  requests.length = 0;
  client = createScrapeCreators({ apiKey, url, concurrency: 4, timeoutMs: 10_000 });
  impatient = createScrapeCreators({ apiKey, url, concurrency: 4, timeoutMs: 100 });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all([client.close(), impatient.close()]);
});

function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

function html(status: number): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html><pre>Cannot GET</pre></html>');
  };
}

const good = json(200, { success: true, credits_charged: 1, name: 'Ada' });
const cut: Reply = (response) => response.writeHead(200).end('{"success":true,"name":"A');
const never: Reply = () => undefined;
const brokenOff: Reply = (response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"success"', () => response.destroy());
};

interface MemoryLedger extends CallLedger {
  records: CallRecord[];
}

function openMemoryLedger(kept: string | null = null): MemoryLedger {
  const records: CallRecord[] = [];
  return {
    records,
    find: async (_call: ProviderCall) => kept,
    record: async (record) => {
      records.push(record);
    },
  };
}

async function ask(script: Reply[], { asker = client, ledger = openMemoryLedger(), schema = anything } = {}) {
  replies = script;
  const outcome = await asker
    .calls({ ledger })
    .get(path, { handle: 'ada' }, schema)
    .catch((error: unknown) => error);
  return { outcome, records: ledger.records };
}

describe('a refusal', () => {
  const failure = { success: false, message: 'No.' };
  test.each<[name: string, reply: Reply, code: string, tries: number]>([
    ['400', json(400, { message: 'You must provide a handle' }), 'bad_request', 1],
    ['401', json(401, failure), 'bad_key', 1],
    ['402', json(402, failure), 'out_of_credits', 1],
    ['403', json(403, { ...failure, error: 'forbidden', errorStatus: 403 }), 'forbidden', 1],
    ['404 in JSON', json(404, { ...failure, errorStatus: 404, credits_charged: 0 }), 'nothing_found', 1],
    ['404 in HTML', html(404), 'unknown_route', 1],
    ['418', json(418, failure), 'unexpected_answer', 1],
    [
      'a redirect',
      (response) => response.writeHead(302, { location: '/v1/other' }).end(),
      'unexpected_answer',
      1,
    ],
    ['200 that says it failed', json(200, failure), 'unexpected_answer', 1],
    ['200 that is a 404', json(200, { ...failure, errorStatus: 404 }), 'nothing_found', 1],
    ['200 that is a 402', json(200, { ...failure, errorStatus: 402 }), 'out_of_credits', 1],
    ['408', json(408, failure), 'provider_unavailable', 8],
    ['429', json(429, failure), 'rate_limited', 60],
    ['500', json(500, failure), 'provider_unavailable', 8],
    ['502 in HTML', html(502), 'provider_unavailable', 8],
    ['503 without a body', (response) => response.writeHead(503).end(), 'provider_unavailable', 8],
    ['cut JSON', cut, 'unreadable_answer', 8],
    ['an empty 200', (response) => response.writeHead(200).end(), 'unreadable_answer', 8],
    ['a connection broken off', brokenOff, 'provider_unavailable', 8],
    ['a connection closed', (response) => response.destroy(), 'provider_unavailable', 8],
  ])('%s is told apart and asked again only where that can help', async (_name, reply, code, tries) => {
    const { outcome, records } = await ask([reply]);
    expect(outcome).toBeInstanceOf(ProviderError);
    expect(outcome).toMatchObject({ code, retryable: tries > 1 });
    expect(requests).toHaveLength(tries);
    expect(records.map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: tries }, (_, index) => index + 1),
    );
    // What is cut on its way has been charged.
    const credits = code === 'unreadable_answer' ? 1 : 0;
    for (const record of records) expect(record).toMatchObject({ errorCode: code, credits, answer: null });
  });

  test.each<[name: string, reply: Reply]>([
    ['by silence', never],
    ['by silence in the middle of a body', (response) => response.writeHead(200).write('{"success":')],
  ])('%s is a timeout', async (_name, reply) => {
    const { outcome, records } = await ask([reply], { asker: impatient });
    expect(outcome).toMatchObject({ code: 'timeout', retryable: true });
    expect(requests).toHaveLength(8);
    for (const record of records) expect(record).toMatchObject({ errorCode: 'timeout', httpStatus: null });
  });

  test('that passes leaves a good answer', async () => {
    const { outcome, records } = await ask([html(502), cut, good]);
    expect(outcome).toEqual({ name: 'Ada' });
    expect(records).toMatchObject([
      { attempt: 1, errorCode: 'provider_unavailable', httpStatus: 502 },
      { attempt: 2, errorCode: 'unreadable_answer', httpStatus: 200 },
      { attempt: 3, errorCode: null, httpStatus: 200, credits: 1 },
    ]);
  });

  test('by a port that nobody listens on is an outage', async () => {
    const nobody = createScrapeCreators({
      apiKey,
      url: 'http://127.0.0.1:1',
      concurrency: 1,
      timeoutMs: 200,
    });
    const ledger = openMemoryLedger();
    const asked = nobody.calls({ ledger }).get(path, {}, anything);
    await expect(asked).rejects.toMatchObject({ code: 'provider_unavailable', httpStatus: null });
    await nobody.close();
  });

  test('never shows the key, whatever was refused', async () => {
    for (const reply of [json(401, { message: 'Bad key' }), html(404), cut, never, brokenOff]) {
      // A client for each: so many failures in a row of one would be an outage.
      const asker = createScrapeCreators({ apiKey, url, concurrency: 4, timeoutMs: 100 });
      const { outcome, records } = await ask([reply], { asker });
      await asker.close();
      const shown = inspect([outcome, (outcome as Error).cause, records], { depth: null, showHidden: true });
      expect(shown).not.toContain(apiKey);
    }
    expect(requests[0]?.headers['x-api-key']).toBe(apiKey);
  });
});

describe('Retry-After', () => {
  test.each<[name: string, header: () => string]>([
    ['in seconds', () => '1'],
    ['as a date', () => new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toUTCString()],
  ])('%s is honoured by every call of the process', async (_name, header) => {
    let quietUntil = 0;
    const refusal: Reply = (response) => {
      const value = header();
      quietUntil = /^\d+$/.test(value) ? Date.now() + Number(value) * 1000 : Date.parse(value);
      json(429, {}, { 'retry-after': value })(response);
    };
    replies = [refusal, good];
    const other = openMemoryLedger();
    const askedOfOther: Promise<unknown>[] = [];
    const ledger: CallLedger = {
      find: async () => null,
      // While the refusal is still on its way to the disk, another search asks.
      record: async ({ errorCode }) => {
        if (errorCode === null) return;
        askedOfOther.push(client.calls({ ledger: other }).get('/v1/tiktok/search/keyword', {}, anything));
      },
    };
    await client.calls({ ledger }).get(path, {}, anything);
    await Promise.all(askedOfOther);
    expect(requests).toHaveLength(3);
    for (const { at } of requests.slice(1)) expect(at).toBeGreaterThanOrEqual(quietUntil);
  });

  test('that is nonsense is not waited for', async () => {
    const { outcome } = await ask([json(429, {}, { 'retry-after': 'soon' }), good]);
    expect(outcome).toEqual({ name: 'Ada' });
  });
});

describe('a good answer', () => {
  test.each<[name: string, body: Record<string, unknown>, credits: number]>([
    ['what the envelope says', { success: true, credits_charged: 26 }, 26],
    ['nothing when it came out of a cache', { success: true, credits_charged: 0, cached: true }, 0],
    ['1 where the envelope is of 2025', { name: 'Ada' }, 1],
  ])('costs %s', async (_name, body, credits) => {
    const { records } = await ask([json(200, body)]);
    expect(records).toMatchObject([
      { httpStatus: 200, errorCode: null, credits, answer: JSON.stringify(body) },
    ]);
  });

  test('is in the ledger before anybody uses it', async () => {
    let stored: () => void = () => undefined;
    const ledger = {
      find: async () => null,
      record: () => new Promise<void>((resolve) => (stored = resolve)),
    };
    const record = vi.spyOn(ledger, 'record');
    replies = [good];
    const used = vi.fn();
    const asked = client.calls({ ledger }).get(path, {}, anything).then(used);
    await until(() => record.mock.calls.length === 1, 1);
    expect(used).not.toHaveBeenCalled();
    stored();
    await asked;
    expect(used).toHaveBeenCalledWith({ name: 'Ada' });
  });

  test('that the ledger has is not asked for again', async () => {
    const { outcome, records } = await ask([never], { ledger: openMemoryLedger('{"name":"Grace"}') });
    expect(outcome).toEqual({ name: 'Grace' });
    expect(requests).toHaveLength(0);
    expect(records).toEqual([]);
  });

  test('of another shape than known is kept, paid and refused', async () => {
    const { outcome, records } = await ask([good], { schema: z.object({ name: z.number() }) });
    expect(outcome).toMatchObject({ code: 'unexpected_answer', retryable: false });
    expect(requests).toHaveLength(1);
    expect(records).toMatchObject([{ errorCode: null, credits: 1 }]);
  });
});

describe('the calls of a process', () => {
  test('are at most as many at once as it may have', async () => {
    const open: ServerResponse[] = [];
    replies = [(response) => open.push(response)];
    const calls = client.calls({ ledger: openMemoryLedger() });
    const asked = Array.from({ length: 10 }, (_, index) => calls.get(path, { handle: `${index}` }, anything));
    for (let answered = 0; answered < 10; answered += 1) {
      const expected = Math.min(4, 10 - answered);
      await until(() => open.length === expected, 1);
      expect(requests).toHaveLength(Math.min(10, 4 + answered));
      const response = open.shift();
      if (response) good(response);
    }
    await Promise.all(asked);
  });

  test('hold no slot while they wait to be tried again', async () => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    const single = createScrapeCreators({ apiKey, url, concurrency: 1, timeoutMs: 5_000 });
    const calls = single.calls({ ledger: openMemoryLedger() });
    replies = [json(500, {}), good];
    await Promise.all(['ada', 'grace'].map((handle) => calls.get(path, { handle }, anything)));
    expect(requests.map(({ url: asked }) => asked?.split('=')[1])).toEqual(['ada', 'grace', 'ada']);
    await single.close();
  });

  test('start no more when their signal has come, and are let finish when under way', async () => {
    const stopper = new AbortController();
    let finish: () => void = () => undefined;
    replies = [(response) => (finish = () => good(response))];
    const single = createScrapeCreators({ apiKey, url, concurrency: 1, timeoutMs: 5_000 });
    const ledger = openMemoryLedger();
    const calls = single.calls({ ledger, signal: stopper.signal });
    const underWay = calls.get(path, { handle: 'ada' }, anything);
    const waiting = calls.get(path, { handle: 'grace' }, anything).catch((error: Error) => error.name);
    await until(() => requests.length === 1, 1);
    stopper.abort();
    finish();
    expect(await underWay).toEqual({ name: 'Ada' });
    expect(await waiting).toBe('AbortError');
    expect(requests).toHaveLength(1);
    expect(ledger.records).toHaveLength(1);
    await single.close();
  });
});

test('the balance of the account is read', async () => {
  replies = [json(200, { success: true, credits_remaining: 7, credits_charged: 0, creditCount: 7 })];
  expect(await client.creditBalance()).toBe(7);
  replies = [json(402, { success: false })];
  await expect(client.creditBalance()).rejects.toMatchObject({ code: 'out_of_credits' });
});
