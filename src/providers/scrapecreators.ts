import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { CallLedger, CallRecord, ProviderCall } from './ledger.ts';
import { ProviderError } from './provider-error.ts';
import { readAnswer } from './scrapecreators-answer.ts';

export interface ScrapeCreatorsOptions {
  apiKey: string;
  url: string;
  /** Calls under way at once, over all searches of this process. */
  concurrency: number;
  /** For one call, connection and body included. */
  timeoutMs: number;
}

/** The client bound to one step: its calls are kept in the ledger and end with its signal. */
export interface ScrapeCreatorsCalls {
  /** Asks one endpoint; throws a `ProviderError` when the last try failed too. `schema` is minimal: read leniently. */
  get<T>(path: string, parameters: Record<string, string>, schema: z.ZodType<T>): Promise<T>;
}

export interface CallOptions {
  ledger: CallLedger;
  /** No further try starts after it; a call under way is let finish, because it is paid for. */
  signal?: AbortSignal;
  /** A higher one goes first when all slots are taken. */
  priority?: number;
}

export interface ScrapeCreators {
  calls(options: CallOptions): ScrapeCreatorsCalls;
  creditBalance(): Promise<number>;
  close(): Promise<void>;
}

/** Over all tries about 23 s of waiting in the mean: longer than the outages of seconds that the provider has. */
const maximumAttempts = 8;
/** Being told to slow down is no failure: it may take many turns when the key allows less at once than we ask. */
const maximumRateLimitedAttempts = 60;
const firstDelayMs = 250;
const longestDelayMs = 15_000;
/** The provider's own client gives up on bodies beyond this size. */
const maximumBodyBytes = 50 * 1024 * 1024;

export function createScrapeCreators(options: ScrapeCreatorsOptions): ScrapeCreators {
  const queue = new PQueue({ concurrency: options.concurrency });
  const agent = new Agent({ connections: options.concurrency, maxResponseSize: maximumBodyBytes });
  // "Retry-After" speaks of the key, not of the one call: every call of this process waits until then.
  let quietUntil = 0;

  async function askOnce(call: ProviderCall) {
    const address = new URL(call.path, options.url);
    for (const [name, value] of Object.entries(call.parameters)) address.searchParams.set(name, value);
    const startedAt = performance.now();
    const answer = await fetchBody(address).then(
      (response) => readAnswer(response),
      (error: unknown) => ({
        error: connectionError(error, options.timeoutMs),
        body: null,
        json: null,
        credits: 0,
      }),
    );
    return { ...answer, durationMs: Math.round(performance.now() - startedAt) };
  }

  async function fetchBody(address: URL) {
    const response = await request(address, {
      dispatcher: agent,
      headers: { 'x-api-key': options.apiKey, accept: 'application/json' },
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    return { status: response.statusCode, headers: response.headers, body: await response.body.text() };
  }

  /** Tries until there is a good answer, which is left to the caller to keep; failed tries are written down here. */
  async function ask(call: ProviderCall, { ledger, signal }: CallOptions) {
    let rateLimited = 0;
    for (let attempt = 1; ; attempt += 1) {
      // Others may be told to wait for longer while this one waits.
      while (Date.now() < quietUntil) await waitUntil(quietUntil, signal);
      signal?.throwIfAborted();
      const { error, body, json, credits, durationMs } = await askOnce(call);
      const record: CallRecord = {
        ...call,
        attempt,
        httpStatus: error ? error.httpStatus : 200,
        errorCode: error?.code ?? null,
        credits,
        durationMs,
        answer: error ? null : body,
      };
      if (!error) return { record, json };
      if (error.retryAfterMs !== null) quietUntil = Math.max(quietUntil, Date.now() + error.retryAfterMs);
      await ledger.record(record);
      if (error.code === 'rate_limited') rateLimited += 1;
      const failed = attempt - rateLimited;
      const givenUp = failed === maximumAttempts || rateLimited === maximumRateLimitedAttempts;
      if (!error.retryable || givenUp) throw error;
      await waitUntil(Date.now() + retryDelayMs(attempt), signal);
    }
  }

  /** The kept answer, or a new one, on disk before anybody uses it. Storing it takes no slot from the next call. */
  async function answerOf(call: ProviderCall, callOptions: CallOptions): Promise<unknown> {
    const kept = await callOptions.ledger.find(call);
    if (kept !== null) return JSON.parse(kept);
    const { record, json } = await queue.add(() => ask(call, callOptions), {
      priority: callOptions.priority ?? 0,
    });
    await callOptions.ledger.record(record);
    return json;
  }

  function calls(callOptions: CallOptions): ScrapeCreatorsCalls {
    return {
      async get(path, parameters, schema) {
        const json = await answerOf({ provider: 'scrapecreators', path, parameters }, callOptions);
        const parsed = schema.safeParse(json);
        if (parsed.success) return parsed.data;
        const reason = z.prettifyError(parsed.error).slice(0, 300);
        throw new ProviderError(
          'unexpected_answer',
          `The provider's answer has another shape than known: ${reason}`,
        );
      },
    };
  }

  return {
    calls,
    async creditBalance() {
      const balance = z.object({ creditCount: z.number() });
      const call = { provider: 'scrapecreators', path: '/v1/account/credit-balance', parameters: {} };
      const { error, json } = await askOnce(call);
      if (error) throw error;
      return balance.parse(json).creditCount;
    },
    close: () => agent.close(),
  };
}

/** Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
function retryDelayMs(attempt: number): number {
  return Math.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
}

function connectionError(error: unknown, timeoutMs: number): ProviderError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') {
    return new ProviderError('timeout', `The provider did not answer within ${timeoutMs / 1000} s.`, {
      cause: error,
    });
  }
  return new ProviderError('provider_unavailable', 'The provider cannot be reached.', { cause: error });
}

async function waitUntil(time: number, signal: AbortSignal | undefined): Promise<void> {
  const delayMs = time - Date.now();
  if (delayMs <= 0) return;
  await sleep(delayMs, undefined, signal ? { signal } : {});
}
