import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../../domain/search.ts';
import { testResult } from '../test-result.fixture.ts';
import { arrangeResults, hiddenByFilter } from './arrange-results.ts';

const positions = (results: SearchResult[]) => results.map((result) => result.position);

describe('the order', () => {
  const results = [
    testResult(1, { followerCount: 10 }),
    testResult(2, { followerCount: null }),
    testResult(3, { followerCount: 900 }),
    testResult(4, { followerCount: 10 }),
    testResult(5, { followerCount: 0 }),
  ];

  it('is that of finding where none is asked for', () => {
    expect(arrangeResults(results, {})).toBe(results);
  });

  it('puts the unknown last in either direction, and equals as found', () => {
    expect(positions(arrangeResults(results, { sort: 'followers' }))).toEqual([3, 1, 4, 5, 2]);
    expect(positions(arrangeResults(results, { sort: 'followers', order: 'ascending' }))).toEqual([
      5, 1, 4, 3, 2,
    ]);
  });
});

describe('the filters', () => {
  const results = [
    testResult(1, { name: 'Zoë Müller', emails: ['zoe@studio.example'], queries: ['vegan'] }),
    testResult(2, { bio: 'Bread, and more BREAD', queries: ['vegan', 'bread'] }),
    testResult(3, {
      caption: 'a loaf',
      hashtags: ['Sourdough'],
      emails: ['b@x.example'],
      queries: ['bread'],
    }),
  ];
  const shown = (view: Parameters<typeof arrangeResults>[1]) => positions(arrangeResults(results, view));

  it('find words in name, handle, bio, e-mail, caption and hashtags, whatever their case and accents', () => {
    expect(shown({ q: 'zoe mull' })).toEqual([1]);
    expect(shown({ q: '@handle2' })).toEqual([2]);
    expect(shown({ q: 'more bread' })).toEqual([2]);
    expect(shown({ q: 'studio.example' })).toEqual([1]);
    expect(shown({ q: 'LOAF #sour' })).toEqual([3]);
    expect(shown({ q: 'zoe loaf' })).toEqual([]);
  });

  it('hold together', () => {
    expect(shown({ email: true })).toEqual([1, 3]);
    expect(shown({ keyword: 'bread' })).toEqual([2, 3]);
    expect(shown({ email: true, keyword: 'bread' })).toEqual([3]);
  });

  it('know how many each hides', () => {
    expect(hiddenByFilter(results, { q: 'nobody', email: true })).toEqual([
      { name: 'q', hidden: 3 },
      { name: 'email', hidden: 1 },
    ]);
  });
});
