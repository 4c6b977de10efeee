import { expect, test } from 'vitest';
import { normalizedGainAt, precisionAt } from './ranking.ts';

test('precision counts what is good enough, and a short list as missed', () => {
  expect(precisionAt(4, [2, 1, 0, 2, 2], 2)).toBe(0.5);
  expect(precisionAt(4, [2, 1, 0, 2, 2], 1)).toBe(0.75);
  expect(precisionAt(4, [2], 1)).toBe(0.25);
});

test('the gain is whole for the best order alone, and higher for earlier good ones', () => {
  const ideal = [2, 2, 1, 0] as const;
  expect(normalizedGainAt(3, ideal, ideal)).toBe(1);
  expect(normalizedGainAt(3, [0, 2, 2], ideal)).toBeLessThan(normalizedGainAt(3, [2, 2, 0], ideal));
  expect(normalizedGainAt(3, [], ideal)).toBe(0);
  expect(normalizedGainAt(3, [], [0, 0])).toBe(1);
});
