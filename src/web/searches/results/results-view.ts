import type { ResultSortKey, ResultsQuery } from '../../../domain/results-query.ts';
import {
  type ResultsParameters,
  resultsParametersSchema,
  resultsQueryFromParameters,
  resultsQueryToParameters,
} from '../../../domain/results-query-parameters.ts';
import { type ResultsAddress, resultsParameterNames } from './results-parameters.ts';

/** How results are narrowed and ordered. */
export type ResultsView = Pick<ResultsQuery, 'filters' | 'keyword' | 'text' | 'sort' | 'order'>;

export type ResultsOrder = Pick<ResultsQuery, 'sort' | 'order'>;

export const asFound = { sort: 'position', order: 'ascending' } as const;
/** The most similar first. */
export const byScore = { sort: 'score', order: 'descending' } as const;

/** The view that an address means; what makes no sense in it is ignored. `usual` is the order that it need not name. */
export function viewFromAddress(address: ResultsAddress, usual: ResultsOrder = asFound): ResultsView {
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
  const { filters, keyword, text } = query;
  const { sort, order } = parameters.sort === undefined ? usual : query;
  return { filters, keyword, text, sort, order };
}

export function addressOfView(view: ResultsView, usual: ResultsOrder): ResultsAddress {
  const { sort, order, ...narrowing } = view;
  const named = sort === usual.sort && order === usual.order ? {} : { sort, order };
  return { ...resultsQueryToParameters(narrowing), ...named };
}

/** Nothing is narrowed, and the order is that of finding. */
export function isAsFound({ filters, keyword, text, sort, order }: ResultsView): boolean {
  return (
    sort === 'position' && order === 'ascending' && !keyword && !text && Object.keys(filters).length === 0
  );
}

/** Names run from A to Z; of figures the largest stand first. */
export function sortBy(sort: ResultSortKey): ResultsOrder {
  return { sort, order: sort === 'name' || sort === 'position' ? 'ascending' : 'descending' };
}

/** What a click on the head of a column does: its usual order, the other way round, the list's own order. */
export function nextSort(
  { sort, order }: ResultsOrder,
  key: ResultSortKey,
  usual: ResultsOrder,
): ResultsOrder {
  const first = sortBy(key);
  if (sort !== key) return first;
  if (order !== first.order) return usual;
  return { sort: key, order: order === 'ascending' ? 'descending' : 'ascending' };
}
