import { describe, expect, it } from 'vitest';
import { costWords, creatorsWithin, limitWords, searchCost, usualCredits } from './search-cost.ts';

const cost = { creatorsPerPage: 30, creditsPerPage: 1, creditsPerProfile: 1 };
const keyword = { mode: 'keyword', cost, seedCount: 0 } as const;

describe('what a search costs at most', () => {
  it('counts a page for every so many creators, and each of their profiles', () => {
    expect(searchCost({ ...keyword, target: 1000 })).toEqual({ pages: 34, credits: 1034 });
    expect(searchCost({ ...keyword, target: 1 })).toEqual({ pages: 1, credits: 2 });
    const dear = { creatorsPerPage: 20, creditsPerPage: 5, creditsPerProfile: 0 };
    expect(searchCost({ ...keyword, cost: dear, target: 40 })).toEqual({ pages: 2, credits: 10 });
  });

  it('counts the seeds of a similar search, and the pages it looks through to choose from', () => {
    const similar = { mode: 'similar', cost, seedCount: 3 } as const;
    expect(searchCost({ ...similar, target: 100 })).toEqual({ pages: 40, credits: 146 });
    expect(searchCost({ ...similar, target: 1000 })).toEqual({ pages: 77, credits: 1083 });
    expect(searchCost({ ...similar, seedCount: 0, target: 100 })).toEqual({ pages: 20, credits: 122 });
  });

  it('says how far a limit reaches', () => {
    const order = { ...keyword, target: 1000 };
    expect(creatorsWithin(2000, order)).toBe(1000);
    expect(creatorsWithin(51, order)).toBe(49);
    expect(creatorsWithin(1, order)).toBe(0);
    expect(limitWords(order, false, 51)).toContain('about 49 creators and what is free');
    expect(limitWords(order, true, 2000)).toContain('all of them, before filters');
    expect(limitWords(order, false, 1)).toContain('before a single profile');
  });
});

describe('what it usually costs', () => {
  const counts = {
    found: 100,
    settled: 100,
    enriched: 100,
    notEnriched: 0,
    withBio: 80,
    withEmail: 20,
    skipped: 0,
    leftOut: 0,
    leftOutBy: {},
    fromCache: 60,
  };
  const done = { platform: 'one', mode: 'keyword', status: 'completed', filters: {}, counts } as const;

  it('is what a creator cost in the searches of the same kind', () => {
    const searches = [
      { ...done, credits: 30 },
      { ...done, credits: 50 },
      { ...done, credits: 900, platform: 'two' },
      { ...done, credits: 900, status: 'cancelled' as const },
      { ...done, credits: 900, filters: { verified: true as const } },
      { ...done, credits: 900, counts: { ...counts, found: 3 } },
    ];
    expect(usualCredits(searches, 'one', 'keyword', 1000)).toEqual({ credits: 400, searchCount: 2 });
    expect(usualCredits(searches, 'one', 'similar', 1000)).toBeNull();
  });

  it('is said with where it comes from', () => {
    const order = { ...keyword, target: 1000 };
    expect(costWords(order, false, { credits: 400, searchCount: 2 })).toEqual({
      atMost: 'Up to about 1,034 credits',
      explanation:
        '(34 pages of results, 1,000 profiles). Usually about 400, going by your last 2 searches of this kind: profiles read in the last days are free.',
    });
    expect(costWords(order, false, null).explanation).toContain('Often less');
    expect(costWords(order, true, null).atMost).toContain('if everybody passes your filters');
  });
});
