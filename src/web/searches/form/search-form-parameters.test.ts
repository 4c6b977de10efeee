import { expect, it } from 'vitest';
import { readSearchFormParameters } from './search-form-parameters.ts';

it('reads what an address fills in', () => {
  const filled = { platform: 'one', mode: 'keyword', queries: ['a b', '#c'], target: 200 };
  expect(readSearchFormParameters(filled)).toEqual(filled);
  expect(readSearchFormParameters({ queries: 'vegan skincare, clean beauty' })).toEqual({
    queries: 'vegan skincare, clean beauty',
  });
  expect(readSearchFormParameters({ queries: 2024 })).toEqual({ queries: '2024' });
});

it('ignores what makes no sense', () => {
  expect(readSearchFormParameters({ platform: 1, target: 'many', queries: null })).toEqual({});
});
