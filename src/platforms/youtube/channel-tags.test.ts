import { expect, test } from 'vitest';
import { readTags } from './channel-tags.ts';

test.each([
  ['', []],
  [' , ,', []],
  ['sourdough, rye  bread, Sourdough', ['sourdough', 'rye bread']],
  ['one phrase of words', ['one phrase of words']],
  ['rye, "rolls, and buns", oven', ['rye', 'rolls, and buns', 'oven']],
  ['"home baking" rye "slow bread"', ['home baking', 'rye', 'slow bread']],
  ['12" pans, tins', ['12" pans', 'tins']],
])('%j', (written, tags) => {
  expect(readTags(written)).toEqual(tags);
});
