import { expect, it } from 'vitest';
import { nextSort, readResultsParameters } from './results-parameters.ts';

it('reads an address, and ignores what makes no sense', () => {
  expect(
    readResultsParameters({ q: 2024, email: true, keyword: 'rye', sort: 'views', order: 'ascending' }),
  ).toEqual({
    q: '2024',
    email: true,
    keyword: 'rye',
    sort: 'views',
    order: 'ascending',
  });
  expect(
    readResultsParameters({ q: '', email: 'yes', sort: 'beauty', order: 'ascending', creator: 5 }),
  ).toEqual({});
});

it('turns through largest first, smallest first and as found', () => {
  const first = nextSort({}, 'followers');
  expect(first).toEqual({ sort: 'followers' });
  const second = nextSort(first, 'followers');
  expect(second).toEqual({ sort: 'followers', order: 'ascending' });
  expect(nextSort(second, 'followers')).toEqual({});
  expect(nextSort(second, 'views')).toEqual({ sort: 'views' });
});
