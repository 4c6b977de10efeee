import type { ResultSortKey, ResultsQuery } from '../../../domain/results-query.ts';
import {
  type ResultsParameters,
  resultsParametersSchema,
  resultsQueryFromParameters,
  resultsQueryToParameters,
} from '../../../domain/results-query-parameters.ts';
import type { ResultsParameterValues } from '../../api.ts';
import { type ResultsAddress, resultsParameterNames } from './results-parameters.ts';

/** How results are narrowed and ordered. */
export type ResultsView = Pick<ResultsQuery, 'filters' | 'keyword' | 'text' | 'sort' | 'order'>;

/** The view that an address means; what makes no sense in it is ignored. */
export function viewFromAddress(address: ResultsAddress): ResultsView {
  let parameters: ResultsParameters = {};
  let query = resultsQueryFromParameters(parameters);
  for (const name of resultsParameterNames) {
    const value = resultsParametersSchema.shape[name].safeParse(
      address[name] === undefined ? undefined : String(address[name]),
    );
    if (!value.success || value.data === undefined) continue;
    try {
      const next = { ...parameters, [name]: value.data };
      query = resultsQueryFromParameters(next);
      parameters = next;
    } catch {
      // An address edited by hand: this parameter contradicts the others, which hold without it.
    }
  }
  const { filters, keyword, text, sort, order } = query;
  return { filters, keyword, text, sort, order };
}

export function parametersOfView(view: ResultsView): ResultsParameterValues {
  return resultsQueryToParameters(view);
}

/** Nothing is narrowed, and the order is that of finding. */
export function isAsFound({ filters, keyword, text, sort, order }: ResultsView): boolean {
  return (
    sort === 'position' && order === 'ascending' && !keyword && !text && Object.keys(filters).length === 0
  );
}

export const asFound = { sort: 'position', order: 'ascending' } as const;

/** Names run from A to Z; of figures the largest stand first. */
export function sortBy(sort: ResultSortKey): Pick<ResultsView, 'sort' | 'order'> {
  return { sort, order: sort === 'name' || sort === 'position' ? 'ascending' : 'descending' };
}

/** What a click on the head of a column does: its usual order, the other way round, as found. */
export function nextSort(
  view: Pick<ResultsView, 'sort' | 'order'>,
  key: ResultSortKey,
): Pick<ResultsView, 'sort' | 'order'> {
  const usual = sortBy(key);
  if (view.sort !== key) return usual;
  return view.order === usual.order
    ? { sort: key, order: usual.order === 'ascending' ? 'descending' : 'ascending' }
    : asFound;
}
