import { expect, it } from 'vitest';
import type { SearchResult } from '../../domain/search.ts';
import { mergePage } from './search-feed.ts';
import { testResult, testSearch } from './test-result.fixture.ts';

const page = (results: SearchResult[], after: number) => ({
  search: testSearch(),
  results,
  after,
  more: false,
});

it('stands in the order found, in whatever order the changes come', () => {
  const first = mergePage(undefined, page([testResult(2), testResult(1)], 2));
  const second = mergePage(first, page([testResult(4), testResult(3)], 4));
  expect(second.results.map((result) => result.position)).toEqual([1, 2, 3, 4]);
  expect(second.after).toBe(4);
});

it('replaces a row that comes again, and keeps the others as they are', () => {
  const first = mergePage(undefined, page([testResult(1), testResult(2)], 2));
  const enriched = testResult(1, { bio: 'read now', revision: 3 });
  const second = mergePage(first, page([enriched], 3));
  expect(second.results).toHaveLength(2);
  expect(second.results[0]).toBe(enriched);
  expect(second.results[1]).toBe(first.results[1]);
  expect(first.results[0]?.creator.bio).toBeNull();
});

it('hands the same list on when no row changed', () => {
  const first = mergePage(undefined, page([testResult(1)], 1));
  expect(mergePage(first, page([], 1)).results).toBe(first.results);
});
