import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { CallLedger, CallRecord, ProviderCall } from './ledger.ts';
import { createLimiter, type LimiterState, type TryOptions, type TryOutcome } from './limiter.ts';
import type { Repeats } from './limiter-line.ts';
import type { LimitStore } from './limiter-store.ts';
import { ProviderError } from './provider-error.ts';
import { readAnswer } from './scrapecreators-answer.ts';

export interface ScrapeCreatorsOptions {
  apiKey: string;
  url: string;
  /** Calls under way at once, over all processes that share their limits. */
  concurrency: number;
  /** For one call, connection and body included. */
  timeoutMs: number;
  /** Where the processes share what the key allows. Without one this process is alone with it. */
  limitStore?: LimitStore;
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
  limits(): LimiterState;
  close(): Promise<void>;
}

/** Over all tries about 23 s of waiting in the mean, and longer while the provider is down: see `circuit-breaker.ts`. */
const maximumAttempts = 8;
/** Being told to slow down is no failure: it may take many turns when the key allows less at once than we ask. */
const maximumRateLimitedAttempts = 60;
const firstDelayMs = 250;
const longestDelayMs = 15_000;
/** The provider's own client gives up on bodies beyond this size. */
const maximumBodyBytes = 50 * 1024 * 1024;

export function createScrapeCreators(options: ScrapeCreatorsOptions): ScrapeCreators {
  const limiter = createLimiter({
    key: nameOf(options),
    maximum: options.concurrency,
    store: options.limitStore,
  });
  const agent = new Agent({ connections: options.concurrency, maxResponseSize: maximumBodyBytes });

  async function askOnce(call: ProviderCall, tryOptions: TryOptions) {
    const end = await limiter.enter(tryOptions);
    let outcome: TryOutcome = { verdict: 'failed', retryAfterMs: null };
    try {
      const answer = await exchange(call);
      outcome = outcomeOf(answer.error);
      return answer;
    } finally {
      end(outcome);
    }
  }

  async function exchange(call: ProviderCall) {
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
  async function ask(call: ProviderCall, { ledger, signal, priority = 0 }: CallOptions) {
    let [failed, rateLimited] = [0, 0];
    let repeats: Repeats = 'nothing';
    for (let attempt = 1; ; attempt += 1) {
      const { error, body, json, credits, durationMs } = await askOnce(call, { priority, repeats, signal });
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
      await ledger.record(record);
      repeats = error.code === 'rate_limited' ? 'refusal' : 'failure';
      if (repeats === 'failure') failed += 1;
      else rateLimited += 1;
      const givenUp = failed === maximumAttempts || rateLimited === maximumRateLimitedAttempts;
      if (!error.retryable || givenUp) throw error;
      // After a refusal there are fewer slots: waiting for one is enough.
      if (repeats === 'failure') await sleep(retryDelayMs(failed), undefined, signal ? { signal } : {});
    }
  }

  /** The kept answer, or a new one, on disk before anybody uses it. Storing it takes no slot from the next call. */
  async function answerOf(call: ProviderCall, callOptions: CallOptions): Promise<unknown> {
    const kept = await callOptions.ledger.find(call);
    if (kept !== null) return JSON.parse(kept);
    const { record, json } = await ask(call, callOptions);
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
      const signal = AbortSignal.timeout(options.timeoutMs);
      const { error, json } = await askOnce(call, { priority: 1, repeats: 'nothing', signal }).catch(
        (reason: unknown) => {
          throw connectionError(reason, options.timeoutMs);
        },
      );
      if (error) throw error;
      return balance.parse(json).creditCount;
    },
    limits: limiter.state,
    async close() {
      await Promise.all([limiter.close(), agent.close()]);
    },
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

/** Only a 429 speaks of the limit. What else the provider refuses, it has answered. */
function outcomeOf(error: ProviderError | null): TryOutcome {
  const retryAfterMs = error?.retryAfterMs ?? null;
  if (error?.code === 'rate_limited') return { verdict: 'refused', retryAfterMs };
  return { verdict: error?.retryable ? 'failed' : 'answered', retryAfterMs };
}

/** Tells keys apart, and nobody what they are. */
function nameOf({ url, apiKey }: ScrapeCreatorsOptions): string {
  return createHash('sha256').update(`scrapecreators ${url} ${apiKey}`).digest('hex');
}
