import { describe, expect, test } from 'vitest';
import { boundOf, checkCalls, idleTimes, timeWithoutWork } from './bound.ts';

function call(
  endpoint: 'page' | 'profile',
  name: string,
  startedAt: number,
  finishedAt: number,
  status = 200,
) {
  return endpoint === 'page'
    ? { endpoint: 'tiktok/search/keyword' as const, query: { cursor: name }, status, startedAt, finishedAt }
    : { endpoint: 'tiktok/profile' as const, query: { handle: name }, status, startedAt, finishedAt };
}

describe('the bound', () => {
  const pages = [call('page', '0', 0, 400), call('page', '30', 410, 800)];

  test('is the pages one after another where they take longest', () => {
    expect(boundOf([...pages, call('profile', 'a', 400, 700)], 20)).toBe(790);
  });

  test('is the profiles over the slots where these take longest', () => {
    const profiles = Array.from({ length: 40 }, (_, index) => call('profile', String(index), 400, 900));
    expect(boundOf([...pages, ...profiles], 10)).toBe(2000);
  });

  test('is never less than the longest call', () => {
    expect(boundOf([...pages, call('profile', 'slow', 400, 3000)], 20)).toBe(2600);
  });
});

describe('the time without work', () => {
  test('has the first page before all profiles, and the last profile behind the last page', () => {
    const calls = [
      call('page', '0', 0, 400),
      call('page', '30', 400, 800),
      ...Array.from({ length: 4 }, (_, index) => call('profile', String(index), 800, 1300)),
    ];
    expect(boundOf(calls, 10)).toBe(800);
    expect(timeWithoutWork(calls, 10)).toBe(1300);
  });

  test('lets pages take slots from profiles', () => {
    const profiles = Array.from({ length: 4 }, (_, index) => call('profile', String(index), 400, 900));
    expect(timeWithoutWork([call('page', '0', 0, 400), ...profiles], 2)).toBe(1400);
    expect(timeWithoutWork([call('page', '0', 0, 400), call('page', '30', 400, 800), ...profiles], 1)).toBe(
      2800,
    );
  });
});

describe('a run does not count', () => {
  const good = [call('page', '0', 0, 10), call('profile', 'a', 10, 20), call('profile', 'b', 10, 20)];
  const expected = { creators: 2, concurrency: 2 };

  test('unless it was one call each', () => {
    expect(() => checkCalls(good, expected)).not.toThrow();
  });

  test.each([
    ['a profile twice', [...good.slice(0, 2), call('profile', 'a', 20, 30)], /Asked twice/],
    ['a page twice', [...good, call('page', '0', 20, 30)], /Asked twice/],
    ['a refusal', [good[0], good[1], call('profile', 'b', 10, 20, 429)], /Answered 429/],
    ['too few profiles', good.slice(0, 2), /1 profiles/],
    ['too many at once', [call('page', '0', 0, 15), ...good.slice(1)], /3 calls at once/],
  ])('with %s', (_, calls, reason) => {
    expect(() => checkCalls(calls as typeof good, expected)).toThrow(reason);
  });
});

test('idle times are what passes beside the calls', () => {
  const idle = idleTimes([
    call('page', '0', 105, 200),
    call('page', '1', 230, 300),
    call('profile', 'a', 210, 400),
  ]);
  expect(idle.beforeFirst(100)).toBe(5);
  expect(idle.betweenPages).toEqual([30]);
  expect(idle.afterLast(450)).toBe(50);
});
