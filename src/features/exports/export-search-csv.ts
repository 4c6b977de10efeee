import type { Search, SearchResult } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';
import { platformById } from '../../platforms/index.ts';
import { readResultsInOrder } from '../searches/read-results.ts';
import { viewSearch } from '../searches/search-view.ts';
import type { Services } from '../services.ts';
import { toCsv } from './csv.ts';

/** Rows read at a time: what an export holds in memory, whatever its size. */
const batchSize = 1000;

export interface FileExport {
  fileName: string;
  stream: ReadableStream<Uint8Array>;
}

/**
 * The creators of a search as CSV in the network's columns, in the order they were found, read as the receiver takes
 * them. A failure in the middle breaks the stream, so that no cut file looks whole. Throws `not_found`.
 */
export async function exportSearchCsv(
  services: Pick<Services, 'database' | 'images'>,
  accountId: string,
  searchId: string,
  { byteOrderMark }: { byteOrderMark: boolean },
): Promise<FileExport> {
  const search = await viewSearch(services.database, accountId, searchId);
  const platform = search && platformById(search.platform);
  if (!platform) throw notFound('search');
  const columns = platform.exportColumns;
  const encoder = new TextEncoder();

  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield encoder.encode((byteOrderMark ? '\uFEFF' : '') + toCsv([columns.map(({ header }) => header)]));
    let next = readResultsInOrder(services, searchId, 0, batchSize);
    for (;;) {
      const results: SearchResult[] = await next;
      const last = results.at(-1);
      if (last === undefined) return;
      // The next rows are read while these are written.
      next = readResultsInOrder(services, searchId, last.position, batchSize);
      next.catch(() => undefined); // seen when awaited; a receiver that left must not make it an unhandled one
      yield encoder.encode(toCsv(results.map((result) => columns.map(({ value }) => value(result)))));
    }
  }

  return { fileName: fileNameOf(search, 'csv'), stream: ReadableStream.from(chunks()) };
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
