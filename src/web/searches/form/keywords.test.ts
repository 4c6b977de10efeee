import { expect, it } from 'vitest';
import { addKeywords } from './keywords.ts';

it('adds keywords in the order given', () => {
  expect(addKeywords(['a1'], ['b2', 'c3'])).toEqual({
    keywords: ['a1', 'b2', 'c3'],
    duplicates: [],
    problem: null,
  });
});

it('names the one that is there already, however it is written', () => {
  const { keywords, duplicates, problem } = addKeywords(['Clean Beauty'], ['clean beauty', 'rye bread']);
  expect(keywords).toEqual(['Clean Beauty', 'rye bread']);
  expect(duplicates).toEqual(['Clean Beauty']);
  expect(problem).toBe('“Clean Beauty” is there already.');
});

it('leaves out what is too short or too long, and says so', () => {
  const { keywords, problem } = addKeywords([], ['a', 'x'.repeat(101), 'fine']);
  expect(keywords).toEqual(['fine']);
  expect(problem).toContain('2 to 100 characters');
});

it('takes ten and counts the rest', () => {
  const many = Array.from({ length: 12 }, (_, index) => `keyword ${index}`);
  const { keywords, problem } = addKeywords([], many);
  expect(keywords).toEqual(many.slice(0, 10));
  expect(problem).toBe('At most 10 keywords: 2 were left out.');
});
