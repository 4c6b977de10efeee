import { expect, test } from 'vitest';
import { readCount } from './count.ts';

test.each([
  [16_399_999.999999998, '16.4M subscribers', 16_400_000],
  [undefined, '9,221 videos', 9221],
  [undefined, '1.2M subscribers', 1_200_000],
  ['750K', undefined, 750_000],
  ['24700000', undefined, 24_700_000],
  [undefined, '1 subscriber', 1],
  [0, 'No views', 0],
  [0, '0 views', 0],
])('%j beside %j is %j', (count, words, read) => {
  expect(readCount(count, words)).toBe(read);
});

test.each([
  [undefined, undefined],
  [0, undefined],
  [-1, null],
  [Number.NaN, ''],
  [undefined, '1,5 Mio. Abonnenten'],
  [undefined, '1.234 Aufrufe'],
  [undefined, '@crumb'],
  [undefined, '12 watching'],
])('%j beside %j is unknown', (count, words) => {
  expect(readCount(count, words)).toBeNull();
});
