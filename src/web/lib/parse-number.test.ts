import { expect, it } from 'vitest';
import { parseCount, parsePercent } from './parse-number.ts';

it('reads counts as people write them', () => {
  expect(['10k', '1.5 M', '250,000', '1 000', '0', ' 42 '].map(parseCount)).toEqual([
    10_000, 1_500_000, 250_000, 1000, 0, 42,
  ]);
  expect(['', 'many', '-5', '10kk', '1.2.3'].map(parseCount)).toEqual([null, null, null, null, null]);
});

it('reads percents as shares', () => {
  expect(['2.3', '2,5 %', '10%', '0'].map(parsePercent)).toEqual([0.023, 0.025, 0.1, 0]);
  expect(['', '%', 'two'].map(parsePercent)).toEqual([null, null, null]);
});
