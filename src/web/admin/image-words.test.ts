import { expect, it } from 'vitest';
import { failureInWords } from './image-words.ts';

it('says of a status that it is one, and what to do about its kind', () => {
  expect(failureInWords('403').title).toBe('Refused (403)');
  expect(failureInWords('410').title).toBe('Gone (410)');
  expect(failureInWords('503').title).toBe('The host had trouble (503)');
  expect(failureInWords('418').advice).toBe(failureInWords('403').advice);
  expect(failureInWords('302').title).toBe('An answer that is no image (302)');
});

it('shows a reason that has no words yet as it is', () => {
  expect(failureInWords('host_not_allowed').title).toBe('Not asked');
  expect(failureInWords('brand_new_reason').title).toBe('brand_new_reason');
});
