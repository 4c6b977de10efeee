import type { Database } from '../../db/client.ts';
import { type ExportChoice, type ListedExportRow, openExportReader } from '../searches/read-export-rows.ts';
import type { ResultsScope } from '../searches/results-scope.ts';
import { toCsv } from './csv.ts';

/** Rows read at a time, and how many times: what an export holds in memory, whatever its size. */
const batchSize = 250;
const readAhead = 2;

export interface FileExport {
  fileName: string;
  stream: ReadableStream<Uint8Array>;
}

export interface ExportOptions extends ExportChoice {
  byteOrderMark: boolean;
}

export interface ListedExportColumn {
  header: string;
  value(row: ListedExportRow): string | number | null;
}

/**
 * Results as CSV in the order they were found, read as the receiver takes them. A failure in the middle breaks the
 * stream, so that no cut file looks whole.
 */
export function streamCsv(
  database: Database,
  scope: ResultsScope,
  columns: ListedExportColumn[],
  { byteOrderMark, ...choice }: ExportOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield encoder.encode((byteOrderMark ? '\uFEFF' : '') + toCsv([columns.map(({ header }) => header)]));
    for await (const rows of batches(database, scope, choice)) {
      yield encoder.encode(toCsv(rows.map((row) => columns.map(({ value }) => value(row)))));
    }
  }
  return ReadableStream.from(chunks());
}

/** Batch by batch, the next ones being read while one is written; those in which nobody is chosen are left out. */
async function* batches(
  database: Database,
  scope: ResultsScope,
  choice: ExportChoice,
): AsyncGenerator<ListedExportRow[]> {
  const { ranges, read } = await openExportReader(database, scope, choice, batchSize);
  const reading: Promise<ListedExportRow[]>[] = [];
  for (let next = 0; next < ranges.length || reading.length > 0; ) {
    for (let range = ranges[next]; range && reading.length < readAhead; range = ranges[next]) {
      const batch = read(range);
      batch.catch(() => undefined); // seen when its turn comes; a receiver that left must not make it an unhandled one
      reading.push(batch);
      next += 1;
    }
    const rows = await reading.shift();
    if (rows && rows.length > 0) yield rows;
  }
}

/** As "castlist-<network>-vegan-skincare-2026-05-14-part-failed.csv"; the parts that are null are left out. */
export function fileNameOf(
  parts: (string | null)[],
  words: string,
  createdAt: string,
  ending: string | null,
) {
  const slug = words
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${['castlist', ...parts, slug, createdAt.slice(0, 10), ending].filter(Boolean).join('-')}.csv`;
}
