import { expect, it } from 'vitest';
import { formatBytes, formatMilliseconds } from './format-measures.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1_234_567, '1.2 MB'],
  [5e9, '5 GB'],
  [3.1e15, '3,100 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

it.each([
  [0, '0 ms'],
  [0.44, '0.4 ms'],
  [9.96, '10 ms'],
  [143.2, '143 ms'],
  [999.6, '1 s'],
  [1440, '1.4 s'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(formatMilliseconds(milliseconds)).toBe(words);
});
