import type { ResultsParameterName } from '../../../domain/results-query-parameters.ts';
import type { ResultsParameterValues } from '../../api.ts';

/**
 * The parameters of a results query that live in the address. Only their names are known here: what they mean is read
 * by the page that shows results, so that no other page has to load it.
 */
export const resultsParameterNames = [
  'followersFrom',
  'followersTo',
  'engagementFrom',
  'engagementTo',
  'viewsFrom',
  'viewsTo',
  'languages',
  'countries',
  'verified',
  'notPrivate',
  'hasEmail',
  'postedWithinDays',
  'notSeen',
  'keyword',
  'text',
  'sort',
  'order',
] as const satisfies ResultsParameterName[];

/** How results are looked at: all of it lives in the address. */
export interface ResultsAddress extends Pick<ResultsParameterValues, (typeof resultsParameterNames)[number]> {
  /** The creator whose drawer is open. */
  creator?: string;
}

export function readResultsAddress(search: Record<string, unknown>): ResultsAddress {
  const address: ResultsAddress = {};
  for (const name of resultsParameterNames) {
    const value = search[name];
    // The router reads "true" in an address as a boolean.
    if (typeof value === 'boolean') address[name] = String(value);
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) address[name] = value;
  }
  return typeof search.creator === 'string' ? { ...address, creator: search.creator } : address;
}
