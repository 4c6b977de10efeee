import { describe, expect, it } from 'vitest';
import { addQueries, readQueries, termsOf } from './queries-given.ts';

describe('keywords', () => {
  it('are added in the order given', () => {
    expect(addQueries('keyword', ['a1'], 'b2, c3')).toEqual({
      queries: ['a1', 'b2', 'c3'],
      duplicates: [],
      problem: null,
    });
  });

  it('are named when they are there already, however they are written', () => {
    const { queries, duplicates, problem } = addQueries(
      'keyword',
      ['Clean Beauty'],
      'clean beauty\nrye bread',
    );
    expect(queries).toEqual(['Clean Beauty', 'rye bread']);
    expect(duplicates).toEqual(['Clean Beauty']);
    expect(problem).toBe('“Clean Beauty” is there already.');
  });

  it('are left out when too short or too long, and it is said', () => {
    const { queries, problem } = addQueries('keyword', [], `a, ${'x'.repeat(101)}, fine`);
    expect(queries).toEqual(['fine']);
    expect(problem).toBe('A keyword has 2 to 100 characters: “a” does not.');
  });

  it('are ten at most, the rest is counted', () => {
    const many = Array.from({ length: 12 }, (_, index) => `keyword ${index}`);
    const { queries, problem } = addQueries('keyword', [], many.join(','));
    expect(queries).toEqual(many.slice(0, 10));
    expect(problem).toBe('At most 10 keywords: 2 were left out.');
  });
});

describe('hashtags', () => {
  it('are single words', () => {
    expect(readQueries('hashtag', '#Vegan #skin_care, plant-based oils')).toEqual([
      'Vegan',
      'skin_care',
      'plantbasedoils',
    ]);
  });

  it('are made of the keywords that are there', () => {
    expect(termsOf('hashtag', ['clean beauty', 'CleanBeauty', 'rye'])).toEqual(['cleanbeauty', 'rye']);
    expect(termsOf('keyword', ['clean beauty'])).toEqual(['clean beauty']);
  });
});

describe('creators to start from', () => {
  it('are handles and addresses, as they were pasted', () => {
    expect(readQueries('similar', '@ada @bo.k\nhttps://example.com/@cy?lang=en, dee')).toEqual([
      '@ada',
      '@bo.k',
      'https://example.com/@cy?lang=en',
      'dee',
    ]);
    expect(readQueries('similar', ' Ada Lovelace ')).toEqual(['Ada Lovelace']);
  });

  it('are the same with and without “@”', () => {
    expect(addQueries('similar', ['@Ada'], 'ada').duplicates).toEqual(['@Ada']);
  });
});
