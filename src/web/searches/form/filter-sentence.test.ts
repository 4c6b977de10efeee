import { expect, it } from 'vitest';
import { filterSentence } from './filter-sentence.ts';

it('reads filters back as they would be said', () => {
  expect(filterSentence({})).toBe('');
  expect(
    filterSentence({ followers: { from: 10_000, to: 500_000 }, hasEmail: true, postedWithinDays: 30 }),
  ).toBe('with 10K to 500K followers and an e-mail address, posting in the last 30 days');
  expect(filterSentence({ engagement: { from: 0.02 }, views: { to: 9000 }, postedWithinDays: 1 })).toBe(
    'with at least 2% engagement and at most 9K views a post, posting in the last day',
  );
  expect(filterSentence({ verified: true, notPrivate: true, notSeen: true })).toBe(
    'who are verified, not private, and new to your searches',
  );
});

it('names a few of many', () => {
  expect(filterSentence({ languages: ['de', 'pl'], countries: ['DE', 'AT', 'CH', 'PL', 'CZ'] })).toBe(
    'writing in German or Polish, from Germany, Austria, or 3 more countries',
  );
});
