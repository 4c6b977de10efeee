import { expect, it } from 'vitest';
import { shorten } from './shorten.ts';

it('leaves what is short as it is', () => {
  expect(shorten('')).toBe('');
  expect(shorten('a'.repeat(400))).toBe('a'.repeat(400));
  expect(shorten('🌿'.repeat(400))).toBe('🌿'.repeat(400));
});

it('cuts what is long, never within a character', () => {
  expect(shorten('a'.repeat(5000))).toBe(`${'a'.repeat(400)}…`);
  expect(shorten(`a${'🌿'.repeat(5000)}`)).toBe(`a${'🌿'.repeat(399)}…`);
});
