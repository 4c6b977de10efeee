import { describe, expect, it } from 'vitest';
import { endStatement } from './search-words.ts';
import { testSearch } from './test-result.fixture.ts';

const query = { text: 'vegan skincare', status: 'done', foundCount: 1, pageCount: 1, error: null } as const;
const sentence = (traits: Parameters<typeof testSearch>[0]) =>
  endStatement(testSearch(traits), 'NetOne').sentence;

describe('the end of a search in words', () => {
  it('tells reaching the target from running dry', () => {
    expect(sentence({ ending: 'target_reached' })).toBe('Complete: 312 creators.');
    expect(sentence({ ending: 'exhausted' })).toBe('NetOne has no more for “vegan skincare”: 312 creators.');
    expect(sentence({ ending: 'exhausted', queries: [query, query] })).toContain('for these keywords');
  });

  it('tells nobody there from a failure', () => {
    expect(sentence({ ending: 'nothing_found' })).toBe('NetOne knows nobody for “vegan skincare”.');
    expect(
      sentence({ ending: 'provider_failed', error: { code: 'x', message: 'The provider answered 503.' } }),
    ).toBe('The search failed: the provider answered 503.');
  });

  it('names the keywords that failed, and why', () => {
    const failed = {
      ...query,
      text: 'clean beauty',
      status: 'failed' as const,
      error: { code: 'provider_timeout', message: 'The provider timed out.' },
    };
    expect(sentence({ ending: 'part_failed', queries: [query, query, failed] })).toBe(
      '2 of 3 keywords done; “clean beauty” failed: the provider timed out.',
    );
  });

  it('says what is kept only where there is something', () => {
    const none = { ...testSearch().counts, found: 0 };
    expect(endStatement(testSearch({ ending: 'out_of_credits' }), 'NetOne').advice).toContain('312 creators');
    expect(
      endStatement(testSearch({ ending: 'out_of_credits', counts: none }), 'NetOne').advice,
    ).not.toContain('kept');
  });
});
