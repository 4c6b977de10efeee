import type { Search } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';
import { platformById } from '../../platforms/index.ts';
import type { ExportRow } from '../../platforms/platform.ts';
import { type ExportReader, openExportReader } from '../searches/read-export-rows.ts';
import { viewSearch } from '../searches/search-view.ts';
import type { Services } from '../services.ts';
import { toCsv } from './csv.ts';

/** Rows read at a time, and how many times: what an export holds in memory, whatever its size. */
const batchSize = 250;
const readAhead = 2;

export interface FileExport {
  fileName: string;
  stream: ReadableStream<Uint8Array>;
}

/**
 * The creators of a search as CSV in the network's columns, in the order they were found, read as the receiver takes
 * them. A failure in the middle breaks the stream, so that no cut file looks whole. Throws `not_found`.
 */
export async function exportSearchCsv(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  searchId: string,
  { byteOrderMark }: { byteOrderMark: boolean },
): Promise<FileExport> {
  const search = await viewSearch(database, accountId, searchId);
  const platform = search && platformById(search.platform);
  if (!platform) throw notFound('search');
  const columns = platform.exportColumns;
  const encoder = new TextEncoder();

  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield encoder.encode((byteOrderMark ? '\uFEFF' : '') + toCsv([columns.map(({ header }) => header)]));
    const reader = await openExportReader(database, searchId);
    for await (const rows of batches(reader)) {
      yield encoder.encode(toCsv(rows.map((row) => columns.map(({ value }) => value(row)))));
    }
  }

  return { fileName: fileNameOf(search, 'csv'), stream: ReadableStream.from(chunks()) };
}

/** Batch by batch, the next ones being read while one is written. */
async function* batches({ lastPosition, read }: ExportReader): AsyncGenerator<ExportRow[]> {
  const reading: Promise<ExportRow[]>[] = [];
  for (let position = 0; position < lastPosition || reading.length > 0; ) {
    for (; position < lastPosition && reading.length < readAhead; position += batchSize) {
      const batch = read(position, position + batchSize);
      batch.catch(() => undefined); // seen when its turn comes; a receiver that left must not make it an unhandled one
      reading.push(batch);
    }
    const rows = await reading.shift();
    if (rows) yield rows;
  }
}

function fileNameOf(search: Search, extension: string): string {
  const words = search.queries
    .map(({ text }) => text)
    .join(' ')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `castlist-${search.platform}-${words || search.id}-${search.createdAt.slice(0, 10)}.${extension}`;
}
