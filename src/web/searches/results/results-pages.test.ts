import { describe, expect, it } from 'vitest';
import type { ListedResult } from '../../../domain/results-query.ts';
import { testResult } from '../test-result.fixture.ts';
import {
  isWaiting,
  type LoadedPage,
  newestOf,
  nextTask,
  refreshPage,
  rowsOf,
  waitingCount,
} from './results-pages.ts';

const noCounts = {
  verified: 0,
  notPrivate: 0,
  hasEmail: 0,
  notSeen: 0,
  languages: [],
  countries: [],
  keywords: [],
};

function page(results: ListedResult[], traits: Partial<LoadedPage> = {}): LoadedPage {
  const total = traits.total ?? results.length;
  return {
    results,
    next: null,
    total,
    all: total,
    counts: noCounts,
    hiddenBy: {},
    askedAt: 1,
    orderedTotal: total,
    moved: false,
    ...traits,
  };
}
const run = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => testResult(from + index));
const positions = (pages: LoadedPage[]) => rowsOf(pages).rows.map(({ position }) => position);
const loaded = (...pages: LoadedPage[]) => ({ pages, pageParams: pages.map(() => ({ limit: 100 })) });
const top = { first: 0, last: 20, changedAt: 0, liveliness: 'append' } as const;

it('shows each creator once, though it slid from one page into another between two answers', () => {
  const pages = [page([testResult(1), testResult(2)]), page([testResult(2), testResult(3)])];
  expect(positions(pages)).toEqual([1, 2, 3]);
  expect(rowsOf(pages).ends).toEqual([2, 3]);
});

it('takes totals from the newest answer, wherever it stands', () => {
  expect(newestOf([page([], { askedAt: 9, total: 40 }), page([], { askedAt: 3, total: 20 })])?.total).toBe(
    40,
  );
});

describe('what is asked for next', () => {
  const pages = [page(run(1, 100), { next: 'a' }), page(run(101, 200), { next: 'b' })];

  it('is nothing while what is in view is there and new', () => {
    expect(nextTask(pages, top)).toBeNull();
  });

  it('is more before the last row is reached', () => {
    expect(nextTask(pages, { ...top, first: 160, last: 185 })).toEqual({ kind: 'more' });
    expect(nextTask([page(run(1, 5))], top)).toBeNull();
  });

  it('is the page in view, once something changed after it was asked for', () => {
    expect(nextTask(pages, { ...top, first: 110, last: 130, changedAt: 5 })).toEqual({
      kind: 'refresh',
      index: 1,
    });
    const renewed = [pages[0] as LoadedPage, page(run(101, 200), { next: 'b', askedAt: 6 })];
    expect(nextTask(renewed, { ...top, first: 110, last: 130, changedAt: 5 })).toBeNull();
  });

  it('is the last page where rows stand below it that it does not have yet', () => {
    const growing = [page(run(1, 100), { next: 'a', askedAt: 9 }), page(run(101, 140))];
    expect(nextTask(growing, { ...top, first: 150, last: 170, changedAt: 5 })).toEqual({
      kind: 'refresh',
      index: 1,
    });
  });

  it('is the first page where rows wait and nobody reads', () => {
    const waiting = [page(run(1, 3), { orderedTotal: 2 })];
    expect(nextTask(waiting, { ...top, liveliness: 'live' })).toEqual({ kind: 'refresh', index: 0 });
    expect(nextTask(waiting, { ...top, liveliness: 'hold' })).toBeNull();
  });
});

describe('a page asked for again', () => {
  const before = loaded(page([testResult(1), testResult(2)]), page([testResult(9)]));

  it('has what came after, where rows only append', () => {
    const { pages } = refreshPage(before, 1, page([testResult(9), testResult(10)], { askedAt: 2 }), 'append');
    expect(positions(pages)).toEqual([1, 2, 9, 10]);
    expect(isWaiting(pages)).toBe(false);
  });

  it('lets go of what no longer joins on to it', () => {
    const pages = loaded(page([testResult(1), testResult(2)], { next: 'two' }), page([testResult(3)]));
    const same = page([testResult(1), testResult(2)], { next: 'two' });
    expect(positions(refreshPage(pages, 0, same, 'append').pages)).toEqual([1, 2, 3]);
    const other = page([testResult(1), testResult(3)], { next: 'three' });
    expect(positions(refreshPage(pages, 0, other, 'append').pages)).toEqual([1, 3]);
  });

  it('is shown as it would be now where nobody reads, and what stood below is asked for anew', () => {
    const answer = page([testResult(3), testResult(1)], { next: 'a' });
    expect(positions(refreshPage(before, 0, answer, 'live').pages)).toEqual([3, 1]);
  });

  it('moves nothing under a reader: rows are renewed in place, the others wait', () => {
    const read = testResult(1, { bio: 'read now' });
    const answer = page([testResult(3), read], { askedAt: 2, total: 4 });
    const { pages } = refreshPage(before, 0, answer, 'hold');
    expect(positions(pages)).toEqual([1, 2, 9]);
    expect(rowsOf(pages).rows[0]).toBe(read);
    expect(waitingCount(pages)).toBe(2);
    expect(isWaiting(pages)).toBe(true);
  });

  it('tells when only the order is another one', () => {
    const answer = page([testResult(2), testResult(1)], { askedAt: 2 });
    const { pages } = refreshPage(before, 0, answer, 'hold');
    expect(waitingCount(pages)).toBe(0);
    expect(isWaiting(pages)).toBe(true);
  });
});
