import { expect, it } from 'vitest';
import { filterPhrase, liftFilter, setFilters } from './filter-phrases.ts';

const narrowing = {
  text: 'rye',
  filters: { hasEmail: true, followers: { from: 10_000, to: 500_000 }, languages: ['de', 'pl'] },
} as const;
const open = { ...narrowing, filters: { ...narrowing.filters, languages: ['de', 'pl'] } };

it('says each filter that is set, and only those', () => {
  expect(setFilters(open).map((name) => filterPhrase(name, open))).toEqual([
    '“rye”',
    '10K–500K followers',
    'German or Polish',
    'Has e-mail',
  ]);
  expect(setFilters({ filters: {} })).toEqual([]);
});

it('says ranges that have one end', () => {
  expect(filterPhrase('engagement', { filters: { engagement: { from: 0.025 } } })).toBe(
    '2.5% or more engagement',
  );
  expect(filterPhrase('views', { filters: { views: { to: 1000 } } })).toBe('up to 1K views');
});

it('lifts one and leaves the others', () => {
  expect(setFilters(liftFilter(open, 'followers'))).toEqual(['text', 'languages', 'hasEmail']);
  expect(setFilters(liftFilter(open, 'text'))).not.toContain('text');
});
