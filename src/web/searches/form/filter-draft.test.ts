import { describe, expect, it } from 'vitest';
import type { SearchFilters } from '../../../domain/search-filters.ts';
import { draftOfFilters, noFilters, readFilterDraft } from './filter-draft.ts';

describe('filters in their fields', () => {
  it('come back as they went', () => {
    const filters: SearchFilters = {
      followers: { from: 10_000, to: 500_000 },
      engagement: { from: 0.07, to: 0.125 },
      views: { to: 0 },
      languages: ['en', 'de'],
      countries: ['US'],
      verified: true,
      notPrivate: true,
      hasEmail: true,
      postedWithinDays: 30,
      notSeen: true,
    };
    expect(readFilterDraft(draftOfFilters(filters))).toEqual({ filters, errors: {} });
    expect(readFilterDraft(noFilters)).toEqual({ filters: {}, errors: {} });
  });

  it('are read as people write numbers', () => {
    const { filters } = readFilterDraft({
      ...noFilters,
      followers: { from: '10k', to: '1.5M' },
      engagement: { from: '2,5 %', to: '' },
    });
    expect(filters).toEqual({ followers: { from: 10_000, to: 1_500_000 }, engagement: { from: 0.025 } });
  });

  it('are told what is wrong with them, each at its place; the others count', () => {
    const { filters, errors } = readFilterDraft({
      ...noFilters,
      followers: { from: '500k', to: '10k' },
      engagement: { from: 'much', to: '' },
      postedWithinDays: '0',
      hasEmail: true,
    });
    expect(filters).toEqual({ hasEmail: true });
    expect(errors).toEqual({
      followers: 'The range ends before it begins.',
      engagement: 'Write a share in percent, as in 2.5.',
      postedWithinDays: 'Give a whole number of days, at most 3,650.',
    });
  });
});
