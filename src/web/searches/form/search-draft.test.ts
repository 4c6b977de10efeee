import { describe, expect, it } from 'vitest';
import { startSearchInputSchema } from '../../../domain/search.ts';
import { noFilters } from './filter-draft.ts';
import {
  initialDraft,
  queriesOf,
  readDraft,
  type SearchDraft,
  withPlatform,
  withQueries,
} from './search-draft.ts';

const mode = {
  hint: '',
  examples: [],
  cost: { creatorsPerPage: 30, creditsPerPage: 1, creditsPerProfile: 1 },
};
const keyword = { ...mode, id: 'keyword', title: 'Keyword' } as const;
const hashtag = { ...mode, id: 'hashtag', title: 'Hashtag' } as const;
const similar = { ...mode, id: 'similar', title: 'Similar' } as const;
const one = { id: 'one', name: 'One', iconPath: '', color: '', modes: [keyword, similar] };
const two = { id: 'two', name: 'Two', iconPath: '', color: '', modes: [keyword, hashtag, similar] };
const networks = [one, two];
const nothing = { platform: null, mode: null };
const byKeyword = { searchType: 'keyword' } as const;

describe('what the form begins with', () => {
  it('is the first network, by what the campaign is for', () => {
    expect(initialDraft(byKeyword, networks, {}, nothing)).toMatchObject({
      platform: 'one',
      mode: 'keyword',
      target: 100,
    });
    expect(initialDraft({ searchType: 'similar' }, networks, {}, nothing).mode).toBe('similar');
  });

  it('is what was chosen last, unless the campaign is for something else', () => {
    const last = { platform: 'two', mode: 'hashtag' } as const;
    expect(initialDraft(byKeyword, networks, {}, last)).toMatchObject(last);
    expect(initialDraft({ searchType: 'similar' }, networks, {}, last)).toMatchObject({
      platform: 'two',
      mode: 'similar',
    });
    expect(initialDraft(byKeyword, networks, {}, { platform: 'gone', mode: 'hashtag' }).platform).toBe('one');
  });

  it('is what the address says, on a network that can do it', () => {
    expect(initialDraft(byKeyword, networks, { mode: 'hashtag' }, nothing)).toMatchObject({
      platform: 'two',
      mode: 'hashtag',
    });
    const draft = initialDraft(
      byKeyword,
      networks,
      {
        platform: 'one',
        mode: 'similar',
        queries: '@ada',
        followersFrom: 10_000,
        hasEmail: 1,
        creditLimit: 9,
      },
      nothing,
    );
    expect(draft).toMatchObject({ mode: 'similar', seeds: ['@ada'], terms: [], creditLimit: '9' });
    expect(draft.filters).toEqual({
      ...noFilters,
      followers: { from: '10,000', to: '' },
      hasEmail: true,
    });
  });
});

describe('the search that a draft means', () => {
  const campaignId = '0b6c52a4-6d5a-4a6e-8a0e-5d2f0f7c1b11';
  const draft: SearchDraft = {
    ...initialDraft(byKeyword, networks, { queries: 'clean beauty, rye' }, nothing),
  };

  it('is one that the server takes', () => {
    const full = { ...draft, creditLimit: '1,000', filters: { ...noFilters, verified: true } };
    const { input } = readDraft(full, campaignId);
    expect(input).toEqual({
      campaignId,
      platform: 'one',
      mode: 'keyword',
      queries: ['clean beauty', 'rye'],
      target: 100,
      creditLimit: 1000,
      filters: { verified: true },
    });
    expect(startSearchInputSchema.safeParse(input).success).toBe(true);
  });

  it('keeps keywords and creators apart when the mode changes', () => {
    const withSeed = withQueries({ ...draft, mode: 'similar' }, ['@ada']);
    expect(queriesOf(withSeed)).toEqual(['@ada']);
    expect(queriesOf({ ...withSeed, mode: 'hashtag' })).toEqual(['cleanbeauty', 'rye']);
    expect(withPlatform({ ...withSeed, platform: 'two', mode: 'hashtag' }, one).mode).toBe('keyword');
  });

  it('is none where something is wrong, and it is said where', () => {
    const wrong = { ...draft, terms: [], target: Number.NaN, creditLimit: 'much' };
    const { input, errors } = readDraft(
      { ...wrong, filters: { ...noFilters, views: { from: '9', to: '1' } } },
      campaignId,
    );
    expect(input).toBeNull();
    expect(errors).toEqual({
      queries: 'Give at least one keyword.',
      target: 'Say how many creators you want.',
      creditLimit: 'Give a number from 1 to 1,000,000, or none.',
      filters: { views: 'The range ends before it begins.' },
    });
    expect(readDraft({ ...draft, target: 2000 }, campaignId).errors.target).toContain('at most 1,000');
  });
});
