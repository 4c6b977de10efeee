import { randomUUID } from 'node:crypto';
import { logger } from '../lib/logger.ts';
import { type Report, reportTo, shouldAnnounce } from './limiter-report.ts';
import { changedRecord, type LimitRecord, type LimitStore } from './limiter-store.ts';
import { type Evidence, isFeelingItsWay, openWindow } from './limiter-window.ts';

/** How often a process that makes calls tells what it needs, and learns what the others do. */
const tellEveryMs = 250;
/** A process that has made no calls for this long gives its share back, and is silent until its next one. */
const leaveAfterMs = 2000;
/** When even a single call at once is refused, without a "Retry-After": the pause before the next one. */
const firstPauseMs = 250;
const longestPauseMs = 15_000;

/** What a try says about the limit: "answered" is also a refusal of what was asked for, "refused" only a 429. */
export type Verdict = 'answered' | 'refused' | 'failed';

export interface EndedTry {
  /** As `Sharing.version` was when it started. */
  version: number;
  verdict: Verdict;
  retryAfterMs: number | null;
  /** Whether others waited for its slot. */
  full: boolean;
}

/** One process's part in what all processes may do together with a key. */
export interface Sharing {
  /** How many calls this process may have under way. */
  readonly share: number;
  /** How many all processes may have under way together. */
  readonly limit: number;
  /** No call starts before. */
  readonly quietUntil: number;
  /** Under which limit a call starts that starts now. */
  readonly version: number;
  /** To be called when a try has come to wait. */
  wanted(): void;
  /** To be called when a try is over and not in use any more. */
  ended(ended: EndedTry): void;
  close(): Promise<void>;
}

export interface SharingOptions {
  store: LimitStore;
  /** Names the provider's key without being it. */
  key: string;
  maximum: number;
  usage(): { inUse: number; waiting: number };
  /** The share or the quiet time may be another now. */
  onChange(): void;
}

export function createSharing({ store, key, maximum, usage, onChange }: SharingOptions): Sharing {
  const id = randomUUID();
  const unsubscribe = store.subscribe(key, id, (quietMs) => {
    quietUntil = Math.max(quietUntil, Date.now() + quietMs);
    if (own()) tell();
  });
  /** As last read, with what was learned since. Its clock is the store's, ahead of ours by `clockAheadMs`. */
  let record: LimitRecord | null = null;
  let clockAheadMs = 0;
  let quietUntil = 0;
  /** What of it the others do not know yet. Told once: it would grow by the way there and back, again and again. */
  let untoldQuietUntil = 0;
  let seen = nothingSeen(0);
  let refusalsInARow = 0;
  let lastUsedAt = 0;
  let telling: Promise<void> | null = null;
  let tellAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let storeIsAway = false;
  let closed = false;

  const window = () => record?.window ?? openWindow(maximum);
  const own = () => record?.members.find((member) => member.id === id) ?? null;
  const wants = () => usage().inUse + usage().waiting;
  const storeNow = () => Date.now() + clockAheadMs;

  function tell(): void {
    tellAgain = true;
    telling ??= tellWhileAsked().finally(() => {
      telling = null;
      if (tellAgain && !closed) tell();
    });
  }

  async function tellWhileAsked(): Promise<void> {
    clearTimeout(timer);
    while (tellAgain && !closed) {
      tellAgain = false;
      await exchange(wants() > 0 || Date.now() - lastUsedAt < leaveAfterMs);
    }
    if (!closed && (own() || wants() > 0)) timer = setTimeout(tell, tellEveryMs);
  }

  async function exchange(stays: boolean): Promise<void> {
    const report = takeReport();
    const change = (known: LimitRecord) => reportTo(known, report, { id, maximum, stays });
    let isNews = false;
    try {
      const changed = await store.update(key, id, (known) => {
        const told = change(known);
        isNews = shouldAnnounce(id, known, told);
        return told;
      });
      storeIsAway = false;
      adopt(changed);
    } catch (error) {
      if (!storeIsAway) logger.warn({ error: String(error) }, "a provider key's limits could not be shared");
      storeIsAway = true;
      untoldQuietUntil = quietUntil;
      // On with the last share, as if the others stayed as they were. Without one there is nothing to go on with.
      if (record) adopt(changedRecord({ ...record, now: storeNow() }, id, change));
    }
    if (isNews) await announce(0);
  }

  /** Lost, it costs a quarter of a second: the others read when they tell. */
  async function announce(quietMs: number): Promise<void> {
    if (!storeIsAway) await store.announce(key, id, quietMs).catch(() => undefined);
  }

  function takeReport(): Report {
    const report = {
      seen,
      wanted: wants(),
      inUse: usage().inUse,
      quietMs: Math.max(0, untoldQuietUntil - Date.now()),
    };
    seen = nothingSeen(seen.version);
    untoldQuietUntil = 0;
    return report;
  }

  function adopt(next: LimitRecord): void {
    record = next;
    clockAheadMs = next.now - Date.now();
    quietUntil = Math.max(quietUntil, next.quietUntil - clockAheadMs);
    heedRefusal();
    if (seen.version !== window().version) seen = { ...nothingSeen(window().version), refusal: seen.refusal };
    onChange();
  }

  /** A refusal lowers the share at once, not when the store has heard of it; there it is of the same moment. */
  function heedRefusal(): void {
    if (!record || !seen.refusal) return;
    const report = { seen, wanted: wants(), inUse: usage().inUse, quietMs: 0 };
    record = changedRecord({ ...record, now: storeNow() }, id, (known) =>
      reportTo(known, report, { id, maximum, stays: true }),
    );
  }

  function count({ version, verdict, full }: EndedTry): void {
    if (version !== seen.version) return;
    seen.calls += 1;
    if (verdict === 'failed') seen.failures += 1;
    else if (full) seen.answers += 1;
  }

  function countRefusal({ version, retryAfterMs }: EndedTry): void {
    if (version < window().decreasedVersion) return;
    refusalsInARow += 1;
    seen.refusal = { version, retryAfterMs };
    heedRefusal();
    if (window().limit === 1 && retryAfterMs === null) {
      const longestMs = Math.min(longestPauseMs, firstPauseMs * 2 ** refusalsInARow);
      stayQuiet(Math.random() * longestMs);
    }
    tell();
  }

  function stayQuiet(forMs: number): void {
    untoldQuietUntil = Math.max(untoldQuietUntil, Date.now() + forMs);
    quietUntil = Math.max(quietUntil, untoldQuietUntil);
  }

  return {
    get share() {
      return own()?.share ?? 0;
    },
    get limit() {
      return window().limit;
    },
    get quietUntil() {
      return quietUntil;
    },
    get version() {
      return window().version;
    },
    wanted() {
      lastUsedAt = Date.now();
      const told = own();
      // Others hold what this process could use now, and do not know yet.
      const isNews = told && told.share < window().limit && told.wanted <= told.share && wants() > told.share;
      if (!told || isNews) tell();
    },
    ended(ended) {
      lastUsedAt = Date.now();
      if (ended.retryAfterMs !== null) {
        stayQuiet(ended.retryAfterMs);
        announce(ended.retryAfterMs);
        tell();
      }
      if (ended.verdict === 'refused') {
        countRefusal(ended);
        return;
      }
      refusalsInARow = 0;
      count(ended);
      const told = own();
      if (!told) return;
      const roundIsOver = seen.answers >= told.share && isFeelingItsWay(window(), storeNow(), maximum);
      const hasGivenWay = told.inUse > told.share && usage().inUse <= told.share;
      if (roundIsOver || hasGivenWay) tell();
    },
    async close() {
      closed = true;
      unsubscribe();
      clearTimeout(timer);
      await telling;
      if (own()) await exchange(false);
    },
  };
}

function nothingSeen(version: number): Evidence {
  return { version, calls: 0, answers: 0, failures: 0, refusal: null };
}
