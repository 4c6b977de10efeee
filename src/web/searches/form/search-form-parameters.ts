import { splitQueries } from '../../../domain/search.ts';

/** What an address may fill in beforehand: `?platform=…&mode=…&queries=a,b&target=200`. */
export interface SearchFormParameters {
  platform?: string;
  mode?: string;
  queries?: string[];
  target?: number;
}

export function readSearchFormParameters(search: Record<string, unknown>): SearchFormParameters {
  const { platform, mode, queries, target } = search;
  const texts = Array.isArray(queries) ? queries.map(String) : [String(queries ?? '')];
  const cleaned = texts.flatMap(splitQueries);
  return {
    ...(typeof platform === 'string' ? { platform } : {}),
    ...(typeof mode === 'string' ? { mode } : {}),
    ...(cleaned.length > 0 ? { queries: cleaned } : {}),
    ...(typeof target === 'number' ? { target } : {}),
  };
}
