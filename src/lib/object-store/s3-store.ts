import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Agent, request } from 'undici';
import type { S3Place } from './address.ts';
import { type StoreBackend, storeUnavailable } from './store-backend.ts';

export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

interface S3Limits {
  /** For one operation with all its tries. */
  totalMs: number;
  /** For one try: a connection that has silently died must not take all the time. */
  tryMs: number;
}

type Method = 'GET' | 'PUT' | 'DELETE';

type Outcome =
  | { done: true; body: Buffer | null }
  | { done: false; reason: string; retryable: boolean; retryAfterMs: number | null; cause?: unknown };

const nothing = Buffer.alloc(0);
const connections = 16;
const maximumTries = 5;
const delayBaseMs = 50;
const maximumBodyBytes = 16 * 1024 * 1024;
/** Of undici: another try would end the same way. */
const finalErrors = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED']);

/**
 * One object for each key, at the place's URL. The credentials need the right to get, put and delete objects and to
 * list the bucket: without the last AWS refuses to say that an object is missing.
 */
export function openS3Store(
  { name, region, baseUrl }: S3Place,
  credentials: S3Credentials,
  limits: S3Limits,
): StoreBackend {
  const connect = { timeout: limits.tryMs };
  const agent = new Agent({ connections, pipelining: 1, connect, maxResponseSize: maximumBodyBytes });
  /** Derived from the secret, one a day. */
  const cache = new Map<string, ArrayBuffer>();

  async function tryOnce(method: Method, key: string, body: Buffer, timeoutMs: number): Promise<Outcome> {
    const { url, headers } = await new AwsV4Signer({
      ...credentials,
      service: 's3',
      region,
      cache,
      method,
      url: baseUrl + key,
      // With the body's hash in it, the signature protects the body too, also over plain HTTP.
      headers: { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
    }).sign();
    try {
      const response = await request(url, {
        dispatcher: agent,
        method,
        headers: Object.fromEntries(headers),
        body: method === 'PUT' ? body : null,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const content = Buffer.from(await response.body.arrayBuffer());
      return readAnswer(method, response.statusCode, content, response.headers['retry-after']);
    } catch (error) {
      return connectionFailure(error);
    }
  }

  async function ask(method: Method, key: string, body: Buffer = nothing): Promise<Buffer | null> {
    const deadline = performance.now() + limits.totalMs;
    for (let tries = 1; ; tries += 1) {
      const leftMs = Math.max(1, Math.ceil(deadline - performance.now()));
      const outcome = await tryOnce(method, key, body, Math.min(limits.tryMs, leftMs));
      if (outcome.done) return outcome.body;
      const delayMs = outcome.retryAfterMs ?? Math.random() * delayBaseMs * 2 ** tries;
      const lastTry = tries === maximumTries || performance.now() + delayMs >= deadline;
      if (!outcome.retryable || lastTry) {
        throw storeUnavailable(`The store ${name} failed at ${method}: ${outcome.reason}.`, outcome.cause);
      }
      await sleep(delayMs);
    }
  }

  return {
    read: (key) => ask('GET', key),
    write: async (key, body) => void (await ask('PUT', key, body)),
    remove: async (key) => void (await ask('DELETE', key)),
    close: () => agent.close(),
  };
}

function readAnswer(method: Method, status: number, body: Buffer, retryAfter: unknown): Outcome {
  if (status >= 200 && status < 300) return { done: true, body };
  // Of the XML only the code is used: the rest repeats what was signed.
  const code = /<Code>(\w+)<\/Code>/.exec(body.toString('latin1'))?.[1] ?? '';
  if (code === 'NoSuchKey' && method !== 'PUT') return { done: true, body: null };
  return {
    done: false,
    reason: `${status} ${code}`.trim(),
    retryable: status >= 500 || status === 429 || code === 'RequestTimeout',
    retryAfterMs:
      typeof retryAfter === 'string' && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : null,
  };
}

function connectionFailure(error: unknown): Outcome {
  const { name, code } = error as NodeJS.ErrnoException;
  const reason =
    name === 'TimeoutError' ? 'no whole answer in time' : `the connection failed (${code ?? name})`;
  return {
    done: false,
    reason,
    retryable: code === undefined || !finalErrors.has(String(code)),
    retryAfterMs: null,
    cause: error,
  };
}
