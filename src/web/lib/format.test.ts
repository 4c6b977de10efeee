import { describe, expect, it } from 'vitest';
import { formatCompact, formatCounted, formatElapsed, formatList, formatRelative } from './format.ts';

const now = Date.parse('2026-06-15T12:00:00Z');

describe('figures', () => {
  it('are short for the eye', () => {
    expect([0, 999, 1_200, 543_000, 1_249_999, 2_000_000_000].map(formatCompact)).toEqual([
      '0',
      '999',
      '1.2K',
      '543K',
      '1.2M',
      '2B',
    ]);
  });

  it('agree with what they count', () => {
    expect(formatCounted(1, 'creator')).toBe('1 creator');
    expect(formatCounted(1_034, 'credit')).toBe('1,034 credits');
    expect(formatCounted(2, 'search', 'searches')).toBe('2 searches');
  });
});

describe('times', () => {
  it('say how long ago', () => {
    expect(formatRelative('2026-06-15T11:59:40Z', now)).toBe('just now');
    expect(formatRelative('2026-06-15T10:00:00Z', now)).toBe('2 hours ago');
    expect(formatRelative('2026-06-14T11:00:00Z', now)).toBe('yesterday');
    expect(formatRelative('2026-03-01T12:00:00Z', now, 'narrow')).toBe('3mo ago');
  });

  it('say how long it took', () => {
    expect([-5, 14_900, 125_000, 3_840_000].map(formatElapsed)).toEqual([
      '0 s',
      '14 s',
      '2 min 5 s',
      '1 h 4 min',
    ]);
  });
});

it('joins a list as a sentence does', () => {
  expect(formatList(['Ada'])).toBe('Ada');
  expect(formatList(['Ada', 'Bo', 'Cy'])).toBe('Ada, Bo, and Cy');
});
