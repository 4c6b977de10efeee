import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLimiter, type Limiter, type TryOptions, type TryOutcome } from './limiter.ts';
import type { Verdict } from './limiter-sharing.ts';

let limiter: Limiter;

// Time passes only where a test says so.
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(async () => {
  await limiter.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Try {
  /** Null while it waits. */
  end: ((verdict: Verdict, retryAfterMs?: number) => void) | null;
  error: unknown;
}

function open(maximum: number): void {
  limiter = createLimiter({ key: 'a key', maximum });
}

/** Lets a try wait for its slot. */
function enter(options: Partial<TryOptions> = {}): Try {
  const made: Try = { end: null, error: null };
  const ending = (end: (outcome: TryOutcome) => void) => (verdict: Verdict, retryAfterMs?: number) =>
    end({ verdict, retryAfterMs: retryAfterMs ?? null });
  limiter.enter({ priority: 0, repeats: 'nothing', ...options }).then(
    (end) => (made.end = ending(end)),
    (error: unknown) => (made.error = error),
  );
  return made;
}

/** Lets happen what happens in this time, at once by default. */
async function pass(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** How long it takes until this comes true. */
async function timeUntil(isTrue: () => boolean): Promise<number> {
  let ms = 0;
  for (await pass(); !isTrue() && ms < 60_000; ms += 50) await pass(50);
  return ms;
}

async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const failing = enter();
    await pass();
    failing.end?.('failed');
  }
  await pass();
}

describe('a slot', () => {
  test('is handed on in the moment it is free', async () => {
    open(1);
    const [first, second] = [enter(), enter()];
    await pass();
    expect(first.end).not.toBeNull();
    expect(second.end).toBeNull();
    first.end?.('answered');
    // No timer, not even one of no time.
    await Promise.resolve();
    expect(second.end).not.toBeNull();
  });

  test('goes to the highest priority, to what was begun before, to who came first', async () => {
    open(1);
    const holding = enter();
    await pass();
    const order: string[] = [];
    const waiting = {
      new: enter(),
      newer: enter(),
      begun: enter({ repeats: 'refusal' }),
      page: enter({ priority: 1 }),
    };
    await pass();
    for (let slot: Try | undefined = holding; slot; ) {
      slot.end?.('answered');
      await pass();
      const next = Object.entries(waiting).find(([name, { end }]) => end && !order.includes(name));
      if (next) order.push(next[0]);
      slot = next?.[1];
    }
    expect(order).toEqual(['page', 'begun', 'new', 'newer']);
  });

  test('is waited for until the signal comes', async () => {
    open(1);
    const stopper = new AbortController();
    const holding = enter();
    const [leaving, staying] = [enter({ signal: stopper.signal }), enter()];
    await pass();
    stopper.abort();
    holding.end?.('answered');
    await pass();
    expect(leaving).toMatchObject({ end: null, error: { name: 'AbortError' } });
    expect(staying.end).not.toBeNull();
    const late = enter({ signal: stopper.signal });
    await pass();
    expect(late.error).toMatchObject({ name: 'AbortError' });
    expect(limiter.state()).toMatchObject({ inUse: 1, waiting: 0 });
  });

  test('is not had of a closed limiter', async () => {
    open(1);
    enter();
    const waiting = enter();
    await pass();
    await limiter.close();
    const late = enter();
    await pass();
    for (const { error } of [waiting, late]) expect(error).toBeInstanceOf(Error);
  });
});

test('nothing is done while there are no calls', async () => {
  open(2);
  const call = enter();
  await pass();
  call.end?.('answered');
  expect(vi.getTimerCount()).toBe(1);
  await pass(3000);
  expect(vi.getTimerCount()).toBe(0);
  const next = enter();
  await pass();
  expect(next.end).not.toBeNull();
});

describe('refusals', () => {
  test('take slots away at once, and make no call early', async () => {
    open(10);
    const calls = Array.from({ length: 10 }, () => enter());
    await pass();
    calls[0]?.end?.('refused');
    expect(limiter.state()).toMatchObject({ limit: 7, share: 7, inUse: 9 });
    const next = enter();
    for (const call of calls.slice(1, 3)) call.end?.('answered');
    await pass();
    expect(next.end).toBeNull();
    calls[3]?.end?.('answered');
    await pass();
    expect(next.end).not.toBeNull();
  });

  test('with "Retry-After" silence everything until then', async () => {
    open(10);
    const [refused, other] = [enter(), enter()];
    await pass();
    refused.end?.('refused', 30_000);
    other.end?.('answered');
    const waiting = enter({ priority: 1 });
    await pass(29_999);
    expect(waiting.end).toBeNull();
    expect(limiter.state().quietUntil?.getTime()).toBe(Date.now() + 1);
    await pass(1);
    expect(waiting.end).not.toBeNull();
    expect(limiter.state().quietUntil).toBeNull();
  });

  test('of a single call at once make pauses that grow', async () => {
    vi.mocked(Math.random).mockReturnValue(1);
    open(1);
    const pauses: number[] = [];
    for (let refusal = 0; refusal < 8; refusal += 1) {
      const call = enter({ repeats: 'refusal' });
      const pause = await timeUntil(() => call.end !== null);
      if (refusal > 0) pauses.push(pause);
      call.end?.('refused');
    }
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});

describe('repetitions of failed tries', () => {
  test('have a budget: ten at once, one for ten good answers, one a second when there are none', async () => {
    open(50);
    const retries = Array.from({ length: 13 }, () => enter({ repeats: 'failure' }));
    const started = () => retries.filter(({ end }) => end !== null).length;
    await pass();
    expect(started()).toBe(10);
    for (let answer = 0; answer < 10; answer += 1) {
      const fresh = enter();
      await pass();
      fresh.end?.('answered');
    }
    await pass();
    expect(started()).toBe(11);
    await pass(1000);
    expect(started()).toBe(12);
    await pass(999);
    expect(started()).toBe(12);
    await pass(1);
    expect(started()).toBe(13);
  });

  test('are at most a tenth of the calls while every other call fails, beside one a second', async () => {
    open(50);
    let waiting = 0;
    const counts = { first: 0, repeated: 0 };
    const seconds = 20;
    /** Fifty first tries a second, each repeated until it succeeds. */
    const call = async (number: number) => {
      for (let attempt = number; ; attempt = Math.floor(attempt / 2)) {
        const repeats = attempt === number ? 'nothing' : 'failure';
        if (repeats === 'failure') waiting += 1;
        const end = await limiter.enter({ priority: 0, repeats });
        if (repeats === 'failure') waiting -= 1;
        counts[repeats === 'failure' ? 'repeated' : 'first'] += 1;
        const fails = attempt % 2 === 1;
        end({ verdict: fails ? 'failed' : 'answered', retryAfterMs: null });
        if (!fails) return;
      }
    };
    let number = 0;
    for (let second = 0; second < seconds; second += 1) {
      for (let index = 0; index < 50; index += 1) {
        number += 1;
        call(number).catch(() => undefined);
      }
      await pass(1000);
    }
    expect(counts.first).toBe(seconds * 50);
    expect(waiting).toBeGreaterThan(0);
    expect(counts.repeated).toBeLessThanOrEqual(counts.first / 10 + seconds + 10);
  });

  test('are worked off fast when things go well again', async () => {
    open(50);
    await pass();
    const retries = Array.from({ length: 100 }, () => enter({ repeats: 'failure' }));
    await pass();
    for (const { end } of retries.filter(({ end }) => end !== null)) end?.('failed');
    let [done, turns] = [0, 0];
    for (; done < 90; turns += 1) {
      const running = retries.filter(({ end }) => end !== null).slice(10 + done);
      for (const { end } of running) end?.('answered');
      done += running.length;
      await pass(250);
    }
    // One a second would take ninety seconds.
    expect(turns).toBeLessThan(120);
  });
});

describe('a provider that is down', () => {
  test('is asked by one probe at growing intervals, until it answers', async () => {
    open(5);
    await fail(20);
    expect(limiter.state().circuit).toBe('open');
    const waiting = [
      enter({ priority: 1 }),
      ...Array.from({ length: 10 }, () => enter({ repeats: 'failure' })),
    ];
    const probe = () => waiting.find(({ end }) => end !== null);
    const pauses: number[] = [];
    for (let probes = 0; probes < 7; probes += 1) {
      pauses.push(await timeUntil(() => probe() !== undefined));
      await pass(60_000);
      expect(limiter.state()).toMatchObject({ circuit: 'probing', inUse: 1 });
      const failing = probe();
      failing?.end?.('failed');
      waiting.splice(waiting.indexOf(failing as Try), 1);
    }
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
    // What matters most was not spent on probing.
    expect(waiting).toHaveLength(4);
    await timeUntil(() => probe() !== undefined);
    probe()?.end?.('answered');
    await pass();
    expect(limiter.state()).toMatchObject({ circuit: 'closed', inUse: 3, waiting: 0 });
  });

  test('is not one that refuses', async () => {
    open(5);
    await fail(19);
    const call = enter();
    await pass();
    call.end?.('refused');
    await fail(19);
    expect(limiter.state().circuit).toBe('closed');
  });
});
