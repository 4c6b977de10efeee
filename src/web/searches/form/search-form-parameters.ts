/** What an address may fill in beforehand: `?platform=…&mode=…&queries=a,b&target=200`. */
export interface SearchFormParameters {
  platform?: string;
  mode?: string;
  /** As given: the form cleans them and takes as many as it can. */
  queries?: string | string[];
  target?: number;
}

/** Read with the first page of all: so without the rules of a search, which weigh more than the page. */
export function readSearchFormParameters(search: Record<string, unknown>): SearchFormParameters {
  const { platform, mode, queries, target } = search;
  return {
    ...(typeof platform === 'string' ? { platform } : {}),
    ...(typeof mode === 'string' ? { mode } : {}),
    ...(Array.isArray(queries) ? { queries: queries.map(String) } : {}),
    ...(typeof queries === 'string' || typeof queries === 'number' ? { queries: String(queries) } : {}),
    ...(typeof target === 'number' ? { target } : {}),
  };
}
