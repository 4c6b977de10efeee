import { expect, it } from 'vitest';
import { hueOf, initialOf } from './initial.ts';

it('takes the first letter, whatever stands before it', () => {
  expect(['ada', '✨ zoë', 'ليلى', '@7up', '🌿'].map(initialOf)).toEqual(['A', 'Z', 'ل', '7', '🌿']);
});

it('gives the same text the same hue, and different texts different ones', () => {
  expect(hueOf('ada')).toBe(hueOf('ada'));
  expect(new Set(['ada', 'bo', 'cy', 'di', 'eve', 'flo'].map(hueOf)).size).toBeGreaterThan(3);
  expect(hueOf('🌿')).toBeGreaterThanOrEqual(0);
  expect(hueOf('🌿')).toBeLessThan(360);
});
