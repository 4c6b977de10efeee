import type { Search, SearchPage, SearchResult } from '../../domain/search.ts';

/** A search as far as it is known here. */
export interface SearchFeed {
  search: Search;
  /** What to ask from next. */
  after: number;
  /** By position: the creator found first stands first. */
  results: SearchResult[];
}

/**
 * Adds a page of changes: rows seen before are replaced, new ones find their place. Rows that did not change stay the
 * same objects, so that only what changed is drawn again.
 */
export function mergePage(feed: SearchFeed | undefined, page: SearchPage): SearchFeed {
  const { search, after } = page;
  if (feed === undefined) return { search, after, results: page.results.toSorted(byPosition) };
  if (page.results.length === 0) return { search, after, results: feed.results };
  const results = [...feed.results];
  const indexes = new Map(results.map((result, index) => [result.creator.id, index]));
  let appended = false;
  for (const result of page.results) {
    const index = indexes.get(result.creator.id);
    if (index !== undefined) results[index] = result;
    else {
      indexes.set(result.creator.id, results.push(result) - 1);
      appended = true;
    }
  }
  return { search, after, results: appended ? results.sort(byPosition) : results };
}

function byPosition(one: SearchResult, other: SearchResult): number {
  return one.position - other.position;
}
