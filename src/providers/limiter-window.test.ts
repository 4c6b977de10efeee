import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, learn, openWindow, type Window } from './limiter-window.ts';

const maximum = 50;
const long = 3_600_000;

function evidence(window: Window, seen: Partial<Evidence>): Evidence {
  return { version: window.version, calls: 0, answers: 0, failures: 0, refusal: null, ...seen };
}

function refused(window: Window, now = 0, version = window.version): Window {
  return learn(window, evidence(window, { refusal: { version, retryAfterMs: null } }), now, maximum);
}

function answered(window: Window, now = 0): Window {
  return learn(window, evidence(window, { calls: window.limit, answers: window.limit }), now, maximum);
}

/** Answers to every round as a provider does that takes so many calls at once; tells all limits that were tried. */
function follow(start: Window, hidden: number, rounds: number, now: number) {
  let window = start;
  const tried: number[] = [];
  let refusals = 0;
  for (let round = 0; round < rounds; round += 1) {
    const tooMuch = window.limit > hidden;
    if (tooMuch) refusals += 1;
    window = tooMuch ? refused(window, now) : answered(window, now);
    tried.push(window.limit);
  }
  return { window, tried, refusals };
}

describe('the calls at once', () => {
  test('are as many as configured until that is refused, and a third fewer then', () => {
    const window = openWindow(maximum);
    expect(window.limit).toBe(50);
    expect(answered(window).limit).toBe(50);
    expect(refused(window).limit).toBe(35);
  });

  test('are decreased once by refusals of the same moment', () => {
    const first = refused(openWindow(maximum));
    expect(refused(first, 0, 1)).toEqual(first);
    expect(refused(first).limit).toBe(24);
  });

  test.each([1, 2, 5, 20, 33, 49])('find a hidden limit of %i and rest there', (hidden) => {
    const { window } = follow(openWindow(maximum), hidden, 40, 0);
    expect(window.limit).toBe(hidden);
    const { tried, refusals } = follow(window, hidden, 100, 0);
    expect([...new Set(tried)]).toEqual([hidden]);
    expect(refusals).toBe(0);
  });

  test('are tried one more after a rest, and fall back to what had held', () => {
    const resting = follow(openWindow(maximum), 5, 40, 0).window;
    const onTrial = answered(resting, long);
    expect(onTrial.limit).toBe(6);
    expect(refused(onTrial, long).limit).toBe(5);
  });

  test('reach a risen limit in doubling strides', () => {
    const resting = follow(openWindow(maximum), 5, 40, 0).window;
    const { tried } = follow(resting, 50, 8, long);
    expect(tried).toEqual([6, 8, 12, 20, 36, 50, 50, 50]);
  });

  test('rest for longer where a refusal makes everybody wait', () => {
    let window = openWindow(2);
    const refusal = { version: 1, retryAfterMs: 60_000 };
    window = learn(window, evidence(window, { refusal }), 0, 2);
    expect(window.limit).toBe(1);
    for (let round = 0; round < 200; round += 1) window = answered(window, 599_000);
    expect(window.limit).toBe(1);
    expect(answered(window, 601_000).limit).toBe(2);
  });

  test('do not grow while they are not used in full', () => {
    let window = refused(openWindow(maximum));
    for (let round = 0; round < 100; round += 1)
      window = learn(window, evidence(window, { calls: 35 }), long, maximum);
    expect(window.limit).toBe(35);
  });

  test('are not touched by single failures, but by many, which leave a quarter', () => {
    const window = openWindow(maximum);
    const some = evidence(window, { calls: 50, answers: 40, failures: 10 });
    expect(learn(window, some, 0, maximum).limit).toBe(50);
    let failing = window;
    const limits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      failing = learn(failing, evidence(failing, { calls: 50, answers: 25, failures: 25 }), 0, maximum);
      limits.push(failing.limit);
    }
    expect(limits).toEqual([35, 24, 16, 13, 13, 13]);
  });

  test('are never more than configured and never fewer than one, whatever is seen', () => {
    const anything = fc.record({
      calls: fc.nat(100),
      answers: fc.nat(100),
      failures: fc.nat(100),
      isRefused: fc.boolean(),
      passedMs: fc.nat(20_000),
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (seen, most) => {
        let window = openWindow(most);
        let now = 0;
        for (const { isRefused, passedMs, ...counts } of seen) {
          now += passedMs;
          const refusal = isRefused ? { version: window.version, retryAfterMs: null } : null;
          window = learn(window, evidence(window, { ...counts, refusal }), now, most);
          expect(window.limit).toBeGreaterThanOrEqual(1);
          expect(window.limit).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
