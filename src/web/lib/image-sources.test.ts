import { expect, it } from 'vitest';
import { imageSources } from './image-sources.ts';

const creator = '/api/images/creator/0b7c/Zm9v.c2VhbA';
const post = '/api/images/post/0b7c/Zm9v.c2VhbA';

it.each([
  ['creator', 20, 48, 96],
  ['creator', 40, 48, 96],
  ['creator', 48, 48, 96],
  ['creator', 49, 120, 240],
  ['creator', 96, 120, 240],
  ['creator', 500, 120, 240],
  ['post', 34, 40, 80],
  ['post', 40, 40, 80],
  ['post', 80, 240, 480],
  ['post', 240, 240, 480],
] as const)('an image of a %s shown %i wide has files of %i and %i pixels', (kind, width, single, double) => {
  const place = kind === 'creator' ? creator : post;
  expect(imageSources(kind, `${place}/96`, width)).toEqual({
    src: `${place}/${single}`,
    srcSet: `${place}/${single} 1x, ${place}/${double} 2x`,
  });
});

it('has another address for each time that it is asked for again', () => {
  expect(imageSources('creator', `${creator}/96`, 40, 2)).toEqual({
    src: `${creator}/48?again=2`,
    srcSet: `${creator}/48?again=2 1x, ${creator}/96?again=2 2x`,
  });
});

it('leaves alone what has no sizes', () => {
  const drawn = 'data:image/svg+xml,%3Csvg/96';
  expect(imageSources('creator', drawn, 40)).toEqual({ src: drawn, srcSet: undefined });
});
