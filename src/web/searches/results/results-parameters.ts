/** The figures that results can be sorted by; without one they stand in the order in which they were found. */
export const sortKeys = ['followers', 'views', 'likes', 'comments', 'shares', 'posted'] as const;
export type SortKey = (typeof sortKeys)[number];

/** How results are looked at: all of it lives in the address. */
export interface ResultsParameters {
  /** Text to filter by. */
  q?: string;
  /** Only creators with an e-mail address. */
  email?: true;
  /** Only creators found by this keyword. */
  keyword?: string;
  /** Largest first, unless `order` says otherwise. */
  sort?: SortKey;
  order?: 'ascending';
  /** The creator whose drawer is open. */
  creator?: string;
}

export function readResultsParameters(search: Record<string, unknown>): ResultsParameters {
  const sort = sortKeys.find((key) => key === search.sort);
  // The router reads "2024" in an address as a number.
  const text = search.q === undefined ? '' : String(search.q);
  const keyword = search.keyword === undefined ? '' : String(search.keyword);
  return {
    ...(text === '' ? {} : { q: text }),
    ...(search.email === true ? { email: true } : {}),
    ...(keyword === '' ? {} : { keyword }),
    ...(sort === undefined ? {} : { sort }),
    ...(sort !== undefined && search.order === 'ascending' ? { order: 'ascending' } : {}),
    ...(typeof search.creator === 'string' ? { creator: search.creator } : {}),
  };
}

/** What a click on the head of a column does: largest first, smallest first, as found. */
export function nextSort(
  { sort, order }: ResultsParameters,
  key: SortKey,
): Pick<ResultsParameters, 'sort' | 'order'> {
  if (sort !== key) return { sort: key };
  return order === 'ascending' ? {} : { sort: key, order: 'ascending' };
}
