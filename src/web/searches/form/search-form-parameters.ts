import { type ResultsAddress, readResultsAddress } from '../results/results-parameters.ts';

/**
 * What an address may fill in beforehand: `?platform=…&mode=similar&queries=@ada&target=200`, and filters as results have
 * them in theirs: `&followersFrom=10000&hasEmail=1`.
 */
export interface SearchFormParameters
  extends Omit<ResultsAddress, 'keyword' | 'text' | 'sort' | 'order' | 'creator'> {
  platform?: string;
  mode?: string;
  /** As given: the form cleans them and takes as many as it can. */
  queries?: string | string[];
  target?: number;
  creditLimit?: number;
}

/** Read with the first page of all: so without the rules of a search, which weigh more than the page. */
export function readSearchFormParameters(search: Record<string, unknown>): SearchFormParameters {
  const { platform, mode, queries, target, creditLimit } = search;
  const {
    keyword: _,
    text: _text,
    sort: _sort,
    order: _order,
    creator: _creator,
    ...filters
  } = readResultsAddress(search);
  return {
    ...filters,
    ...(typeof platform === 'string' ? { platform } : {}),
    ...(typeof mode === 'string' ? { mode } : {}),
    ...(Array.isArray(queries) ? { queries: queries.map(String) } : {}),
    // The router reads "2024" in an address as a number, "true" as a boolean.
    ...(['string', 'number', 'boolean'].includes(typeof queries) ? { queries: String(queries) } : {}),
    ...(typeof target === 'number' ? { target } : {}),
    ...(typeof creditLimit === 'number' ? { creditLimit } : {}),
  };
}
