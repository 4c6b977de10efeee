import type { BadAnswer } from './cdn/bad-answers.ts';
import type { ImageHeaders } from './cdn/ways-in.ts';
import type { EndpointName } from './endpoints.ts';
import type { FaultKind } from './faults.ts';

/** How a call ended: as it should, in one of the provider's own refusals, in a fault, or left by its caller. */
export type CallKind =
  | 'answer'
  | 'nothing-found'
  | 'bad-request'
  | 'out-of-credits'
  | 'unknown-route'
  | 'image'
  | 'image-refused'
  | 'abandoned'
  | BadAnswer
  | FaultKind;

export interface LoggedCall {
  number: number;
  /** ISO time of arrival. */
  at: string;
  endpoint: EndpointName;
  path: string;
  query: Record<string, string>;
  /** Of an image, those that decide whether it is given. */
  headers?: ImageHeaders;
  /** Null while it runs, and when it ended without a status. */
  status: number | null;
  kind: CallKind | null;
  /** Milliseconds since the epoch. */
  startedAt: number;
  finishedAt: number | null;
  credits: number;
}

const keptCalls = 100_000;
const callsPerAnswer = 5_000;

/** What was asked and what was answered, in order of arrival: tests take it as the truth. */
export class CallLog {
  #calls: LoggedCall[] = [];
  #lastNumber = 0;
  #inFlight = 0;
  #highestConcurrency = 0;

  /** API calls under way; images are not counted. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get lastNumber(): number {
    return this.#lastNumber;
  }

  start(
    endpoint: EndpointName,
    path: string,
    query: Record<string, string>,
    headers?: ImageHeaders,
  ): LoggedCall {
    const startedAt = Date.now();
    const call: LoggedCall = {
      number: ++this.#lastNumber,
      at: new Date(startedAt).toISOString(),
      endpoint,
      path,
      query,
      ...(headers && { headers }),
      status: null,
      kind: null,
      startedAt,
      finishedAt: null,
      credits: 0,
    };
    this.#calls.push(call);
    if (this.#calls.length > keptCalls * 1.1) this.#calls = this.#calls.slice(-keptCalls);
    if (endpoint !== 'image') {
      this.#inFlight++;
      this.#highestConcurrency = Math.max(this.#highestConcurrency, this.#inFlight);
    }
    return call;
  }

  finish(call: LoggedCall): void {
    call.finishedAt = Date.now();
    call.kind ??= 'abandoned';
    if (call.endpoint !== 'image') this.#inFlight--;
  }

  /** Calls with a higher number, oldest first; ask again with `next` until it stays the same. */
  after(number: number): { calls: LoggedCall[]; next: number } {
    const oldest = this.#calls[0]?.number ?? 0;
    const first = Math.max(0, number + 1 - oldest);
    const calls = this.#calls.slice(first, first + callsPerAnswer);
    return { calls, next: calls.at(-1)?.number ?? number };
  }

  /** Forgets the calls; numbers go on, so that an `after` stays good. */
  clear(): void {
    this.#calls = [];
    this.#highestConcurrency = this.#inFlight;
  }

  stats() {
    const byEndpoint: Record<string, { calls: number; credits: number; statuses: Record<string, number> }> =
      {};
    const asked = new Map<
      string,
      { endpoint: EndpointName; query: Record<string, string>; times: number; answered: number }
    >();
    for (const { endpoint, query, status, credits, kind } of this.#calls) {
      byEndpoint[endpoint] ??= { calls: 0, credits: 0, statuses: {} };
      const counts = byEndpoint[endpoint];
      counts.calls++;
      counts.credits += credits;
      const label = status === null ? (kind ?? 'running') : String(status);
      counts.statuses[label] = (counts.statuses[label] ?? 0) + 1;
      if (endpoint === 'image') continue;
      const key = `${endpoint}?${JSON.stringify(Object.entries(query).sort())}`;
      const same = asked.get(key) ?? { endpoint, query, times: 0, answered: 0 };
      same.times++;
      if (kind === 'answer') same.answered++;
      asked.set(key, same);
    }
    return {
      calls: this.#calls.length,
      inFlight: this.#inFlight,
      highestConcurrency: this.#highestConcurrency,
      byEndpoint,
      repeated: [...asked.values()].filter(({ times }) => times > 1),
    };
  }
}
