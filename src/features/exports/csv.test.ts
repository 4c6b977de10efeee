import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

/** Reads as the least patient reader does: any line end outside of quotes ends a record. */
const readBack = (text: string): string[][] => parse(text, { record_delimiter: ['\r\n', '\n', '\r'] });

/** What a reader does to have the original: one apostrophe goes where it guards a formula. */
const unguard = (cell: string) => (/^'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u.test(cell) ? cell.slice(1) : cell);

test.each([
  '=1+1',
  '+49 170',
  '-mom',
  '@handle',
  ' =1',
  '\t=1',
  '\n=1',
  '＝1',
  "'=1",
  "''=1",
  '\rx',
  '\u00a0=1',
])('no spreadsheet runs %j', (text) => {
  const [[cell = ''] = []] = readBack(toCsv([[text]]));
  expect(cell).toBe(`'${text}`);
  expect(unguard(cell)).toBe(text);
});

test.each([
  "it's",
  "'quoted'",
  'a=b',
  'plain',
  'x@y.example',
  '"',
  'a,b',
  'two\r\nlines',
  'line\nfeed',
  'carriage\rreturn',
  '日本',
])('%j is left as it is', (text) => {
  expect(readBack(toCsv([[text]]))).toEqual([[text]]);
});

test('numbers stay numbers, also negative ones, and unknown is empty', () => {
  expect(toCsv([[0, -5, null, 1234567, '']])).toBe('0,-5,,1234567,\r\n');
});

test('every text comes back as it was', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom("'", '=', '-', '"', ',', ' ', '\n', '\r', '\t', 'a') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1 }), (rows) => {
      expect(readBack(toCsv(rows)).map((row) => row.map(unguard))).toEqual(rows);
    }),
  );
});
