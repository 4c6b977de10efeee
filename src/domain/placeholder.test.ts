import { expect, it } from 'vitest';
import { imageWidths } from './image.ts';
import { placeholderKind, placeholderWidths } from './placeholder.ts';

it('tells a placeholder from a picture, on screens with two pixels per point too', () => {
  for (const kind of ['final', 'pending'] as const) {
    expect(placeholderKind(placeholderWidths[kind])).toBe(kind);
    expect(placeholderKind(placeholderWidths[kind] / 2)).toBe(kind);
  }
  for (const width of Object.values(imageWidths).flat()) {
    expect([width, width / 2].map(placeholderKind)).toEqual([null, null]);
  }
});
