import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for a formula: these at the start, also in full width, also behind white space or quotes. */
const formulaStart = /^'*(?:[\s]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * One CSV record per row (RFC 4180, CRLF). Text that a spreadsheet would run gets one apostrophe in front; text that has
 * apostrophes in front of such a start already gets one more, so that taking one away gives the original back.
 */
export function toCsv(rows: (string | number | null)[][]): string {
  return stringify(
    rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' && formulaStart.test(cell) ? `'${cell}` : cell)),
    ),
    // A lone line feed is no record's end here, but it is to half of the readers.
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}
