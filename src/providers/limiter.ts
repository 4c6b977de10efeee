import { type CircuitState, createCircuitBreaker } from './circuit-breaker.ts';
import { createRetryBudget } from './limiter-budget.ts';
import { createLine, type Repeats, type Waiting } from './limiter-line.ts';
import { createSharing, type Verdict } from './limiter-sharing.ts';
import { createMemoryLimitStore, type LimitStore } from './limiter-store.ts';

export interface LimiterOptions {
  /** Names the provider's key without being it. */
  key: string;
  /** Calls under way at once, over all processes with this key. */
  maximum: number;
  /** Where the processes agree. Without one this process is alone. */
  store?: LimitStore | undefined;
}

export interface TryOptions {
  /** A higher one goes first. */
  priority: number;
  repeats: Repeats;
  /** Ends the waiting. */
  signal?: AbortSignal | undefined;
}

/** How a try ended. */
export interface TryOutcome {
  verdict: Verdict;
  retryAfterMs: number | null;
}

/** As it is now, for people to look at. */
export interface LimiterState {
  /** Calls at once, over all processes; and this one's part in it. */
  limit: number;
  share: number;
  inUse: number;
  waiting: number;
  circuit: CircuitState;
  quietUntil: Date | null;
}

/**
 * Lets tries of calls start as fast as the provider allows: as many at once as it takes without refusing, none before a
 * "Retry-After" is over, few repetitions while it fails, and hardly any while it is down.
 */
export interface Limiter {
  /** Waits for a slot. Whoever has it answers how the try ended, and so hands the slot on. */
  enter(options: TryOptions): Promise<(outcome: TryOutcome) => void>;
  state(): LimiterState;
  /** Starts nothing more; tries under way may still end. */
  close(): Promise<void>;
}

export function createLimiter({ key, maximum, store }: LimiterOptions): Limiter {
  const line = createLine();
  const budget = createRetryBudget();
  const breaker = createCircuitBreaker();
  let inUse = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const sharing = createSharing({
    store: store ?? createMemoryLimitStore(),
    key,
    maximum,
    usage: () => ({ inUse, waiting: line.length }),
    onChange: startWhatMay,
  });

  function startWhatMay(): void {
    clearTimeout(timer);
    while (!closed && line.length > 0 && inUse < sharing.share) {
      const now = Date.now();
      const startsAt = Math.max(sharing.quietUntil, breaker.startsAt);
      if (startsAt > now) {
        lookAgain(startsAt - now);
        return;
      }
      const next = nextInLine(now);
      if (!next) {
        lookAgain(budget.nextTokenAt(now) - now);
        return;
      }
      breaker.started();
      inUse += 1;
      next.start();
    }
  }

  function nextInLine(now: number): Waiting | null {
    if (breaker.state === 'open') return line.probe();
    const next = line.next({ failures: budget.nextTokenAt(now) <= now });
    if (next?.repeats === 'failure') budget.spend(now);
    return next;
  }

  /** Not while a probe is under way: its end is looked at anyhow. */
  function lookAgain(inMs: number): void {
    if (Number.isFinite(inMs)) timer = setTimeout(startWhatMay, Math.max(1, inMs));
  }

  function slotFor({ repeats }: TryOptions): (outcome: TryOutcome) => void {
    const { version } = sharing;
    return ({ verdict, retryAfterMs }) => {
      const full = inUse >= sharing.share && line.length > 0;
      inUse -= 1;
      if (verdict === 'failed') {
        budget.failed();
        breaker.failed(Date.now());
      } else {
        breaker.answered();
        if (verdict === 'answered') budget.answered({ repeats });
      }
      sharing.ended({ version, verdict, retryAfterMs, full });
      startWhatMay();
    };
  }

  return {
    enter(options) {
      const { signal, priority, repeats } = options;
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        if (closed) throw closedError();
        const leave = () => {
          line.remove(waiting);
          reject(signal?.reason);
        };
        const waiting: Waiting = {
          priority,
          repeats,
          start() {
            signal?.removeEventListener('abort', leave);
            resolve(slotFor(options));
          },
          turnAway: reject,
        };
        signal?.addEventListener('abort', leave, { once: true });
        line.add(waiting);
        sharing.wanted();
        startWhatMay();
      });
    },
    state() {
      const quiet = sharing.quietUntil > Date.now();
      return {
        limit: sharing.limit,
        share: sharing.share,
        inUse,
        waiting: line.length,
        circuit: breaker.state,
        quietUntil: quiet ? new Date(sharing.quietUntil) : null,
      };
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      for (let waiting = line.probe(); waiting; waiting = line.probe()) waiting.turnAway(closedError());
      await sharing.close();
    },
  };
}

function closedError(): Error {
  return new Error('The client of the provider is closed.');
}
