import { expect, it } from 'vitest';
import { readSearchFormParameters } from './search-form-parameters.ts';

it('reads what an address fills in', () => {
  const filled = {
    platform: 'one',
    mode: 'similar',
    queries: ['@ada', 'https://example.com/@bo'],
    target: 200,
    creditLimit: 50,
    followersFrom: 10_000,
    languages: 'de,pl',
    hasEmail: 1,
  };
  expect(readSearchFormParameters(filled)).toEqual(filled);
  expect(readSearchFormParameters({ queries: 'vegan skincare, clean beauty' })).toEqual({
    queries: 'vegan skincare, clean beauty',
  });
  expect(readSearchFormParameters({ queries: 2024 })).toEqual({ queries: '2024' });
});

it('ignores what makes no sense, and how results are looked at', () => {
  expect(readSearchFormParameters({ platform: 1, target: 'many', queries: null })).toEqual({});
  expect(readSearchFormParameters({ sort: 'followers', keyword: 'rye', creator: 'x' })).toEqual({});
});
