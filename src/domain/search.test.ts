import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanQuery, queriesSchema, queryKey, searchProgress, splitQueries } from './search.ts';

describe('cleanQuery', () => {
  test.each([
    ['  vegan   skincare ', 'vegan skincare'],
    ['#VeganSkincare', 'VeganSkincare'],
    ['## double', 'double'],
    ['line\nbreak\tand\u0000control', 'line break and control'],
    ['half \ud83d pair', 'half pair'],
    ['whole 🌿 pair', 'whole 🌿 pair'],
    ['日本 スキンケア', '日本 スキンケア'],
    ['#', ''],
  ])('%j is searched as %j', (text, expected) => {
    expect(cleanQuery(text)).toBe(expected);
  });

  test('what is clean stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanQuery(text);
        expect(cleanQuery(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

test('a pasted list becomes keywords, whatever parts it', () => {
  expect(splitQueries('vegan skincare, clean beauty;home gym\n#sourdough\r\n、寿司，ラーメン,,')).toEqual([
    'vegan skincare',
    'clean beauty',
    'home gym',
    'sourdough',
    '寿司',
    'ラーメン',
  ]);
});

test('keywords that differ only in case, width or composition are the same', () => {
  expect(queryKey('Café')).toBe(queryKey('CAFE\u0301'));
  expect(queryKey('ＶＥＧＡＮ')).toBe(queryKey('vegan'));
  expect(queriesSchema.safeParse(['Vegan', 'vegan']).success).toBe(false);
  expect(queriesSchema.parse([' #vegan ', 'skincare'])).toEqual(['vegan', 'skincare']);
});

describe('progress', () => {
  const target = fc.integer({ min: 1, max: 1000 });

  /** A run as the rows tell it: creators are found, profiles settled, then the lists end. */
  const run = target.chain((most) =>
    fc.record({
      target: fc.constant(most),
      steps: fc.array(fc.constantFrom('find', 'settle', 'end'), { maxLength: 400 }),
    }),
  );

  test('never falls, and is 100 only when completed', () => {
    fc.assert(
      fc.property(run, ({ target: most, steps }) => {
        const state = {
          status: 'processing' as const,
          target: most,
          found: 0,
          settled: 0,
          searchingOver: false,
        };
        let before = 0;
        for (const step of steps) {
          if (step === 'find' && !state.searchingOver && state.found < most) state.found += 1;
          if (step === 'settle' && state.settled < state.found) state.settled += 1;
          if (step === 'end') state.searchingOver = true;
          const now = searchProgress(state);
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now).toBeLessThan(100);
          before = now;
        }
        expect(searchProgress({ ...state, status: 'completed' })).toBe(100);
      }),
    );
  });

  test('is half finding and half reading', () => {
    const base = { status: 'processing' as const, target: 100, searchingOver: false };
    expect(searchProgress({ ...base, found: 50, settled: 0 })).toBe(25);
    expect(searchProgress({ ...base, found: 100, settled: 50 })).toBe(75);
    expect(searchProgress({ ...base, found: 10, settled: 5, searchingOver: true })).toBe(75);
  });
});
