/** As many failures without one answer between them, and the provider is taken to be down. By chance, in a 50 % outage: once in two million calls. */
const failuresInARow = 20;
const firstPauseMs = 1000;
const longestPauseMs = 30_000;

export type CircuitState = 'closed' | 'open' | 'probing';

/** Stops calling a provider that is down, but for one probe at growing intervals; any answer starts the calls again. */
export interface CircuitBreaker {
  readonly state: CircuitState;
  /** When the next call may start: 0 while closed, never while a probe is under way. */
  readonly startsAt: number;
  started(): void;
  answered(): void;
  failed(now: number): void;
}

export function createCircuitBreaker(): CircuitBreaker {
  let state: CircuitState = 'closed';
  let startsAt = 0;
  let failures = 0;
  let pauseMs = firstPauseMs;

  return {
    get state() {
      return state;
    },
    get startsAt() {
      return startsAt;
    },
    started() {
      if (state !== 'open') return;
      state = 'probing';
      startsAt = Number.POSITIVE_INFINITY;
    },
    answered() {
      state = 'closed';
      startsAt = 0;
      failures = 0;
      pauseMs = firstPauseMs;
    },
    failed(now) {
      failures += 1;
      // What was under way when it opened says nothing new; after that, only the probe is under way.
      if (failures < failuresInARow || state === 'open') return;
      if (state === 'probing') pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      state = 'open';
      // At least half of it, so that the processes' probes spread out and none comes at once.
      startsAt = now + pauseMs * (0.5 + Math.random() / 2);
    },
  };
}
