import { expect, it } from 'vitest';
import { admitRows, rowsPerFrame } from './admit-rows.ts';

const screen = (from: number) => Array.from({ length: 20 }, (_, index) => `row-${from + index}`);

it('has every row in view whole after a few turns, some more with each', () => {
  let whole = new Set<string>();
  for (let turn = 1; whole.size < 20; turn += 1) {
    whole = admitRows(whole, screen(0));
    expect([...whole]).toEqual(screen(0).slice(0, turn * rowsPerFrame));
  }
});

it('keeps what is whole while the wheel turns, and forgets what has left', () => {
  const before = new Set(screen(0));
  const after = admitRows(before, screen(2));
  expect([...after]).toEqual(screen(2));
});

it('draws only some of a screen that is new altogether', () => {
  expect([...admitRows(new Set(screen(0)), screen(5000))]).toEqual(screen(5000).slice(0, rowsPerFrame));
});
