import { expect, it } from 'vitest';
import { searchCost } from './search-cost.ts';

it('counts a page for every so many creators, and each of their profiles', () => {
  const cost = { creatorsPerPage: 30, creditsPerPage: 1, creditsPerProfile: 1 };
  expect(searchCost(cost, 1000)).toEqual({ pages: 34, credits: 1034 });
  expect(searchCost(cost, 1)).toEqual({ pages: 1, credits: 2 });
  expect(searchCost({ creatorsPerPage: 20, creditsPerPage: 5, creditsPerProfile: 0 }, 40)).toEqual({
    pages: 2,
    credits: 10,
  });
});
