import type { Search } from '../../domain/search.ts';
import { notFound } from '../../lib/errors.ts';
import { platformById } from '../../platforms/index.ts';
import { openSearchScope } from '../searches/results-scope.ts';
import { viewSearch } from '../searches/search-view.ts';
import type { Services } from '../services.ts';
import { type ExportOptions, type FileExport, fileNameOf, streamCsv } from './export-csv.ts';

/** The creators of a search as CSV in the network's columns, with how it ended ("running" until then). Throws `not_found`. */
export async function exportSearchCsv(
  services: Pick<Services, 'database' | 'images'>,
  accountId: string,
  searchId: string,
  options: ExportOptions,
): Promise<FileExport & { ending: string }> {
  const search = await viewSearch(services, accountId, searchId);
  const platform = search && platformById(search.platform);
  if (!platform) throw notFound('search');
  const scope = await openSearchScope(services.database, accountId, searchId);
  const columns = [...platform.exportColumns, ...(platform.modes[search.mode]?.exportColumns ?? [])];
  return {
    fileName: searchFileName(search),
    stream: streamCsv(services.database, scope, columns, options),
    ending: search.ending ?? 'running',
  };
}

/** A file that has not all that was to be found says so by its name. */
function searchFileName({ platform, queries, createdAt, ending }: Search): string {
  const words = queries.flatMap(({ parentId, text }) => (parentId === null ? text : [])).join(' ');
  const whole = ending === 'target_reached' || ending === 'exhausted';
  const suffix = whole ? null : (ending ?? 'running').replaceAll('_', '-');
  return fileNameOf([platform], words, createdAt, suffix);
}
