import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { initialColors } from '../../domain/image.ts';
import { placeholderKind } from '../../domain/placeholder.ts';
import { drawPlaceholder } from './placeholder.ts';

const square = { width: 96, height: 96 };
const upright = { width: 80, height: 104 };

function measure(drawing: string) {
  return sharp(Buffer.from(drawing)).metadata();
}

describe('drawPlaceholder', () => {
  it.each([
    ['ava.bakes', 'A'],
    ['_._noah', 'N'],
    ['ümit', 'Ü'],
    ['e\u0301lodie', 'E\u0301'],
    ['7eleven', '7'],
    ['東京ごはん', '東'],
    ['👩🏽‍🍳kitchen', '👩🏽‍🍳'],
    ['🇫🇷paris', 'P'],
    ['<script>', 'S'],
    ['&"\'<>', '?'],
    ['\u0001\ud800', '?'],
    ['', '?'],
  ])('of %j shows %s', async (handle, initial) => {
    const drawing = drawPlaceholder(handle, square);
    expect(drawing).toContain(`>${initial}</text>`);
    expect(await measure(drawing)).toMatchObject({ format: 'svg' });
  });

  it('has the colours of the handle, which the screens draw the initial in', () => {
    const { ground, letter } = initialColors('ava.bakes');
    expect(drawPlaceholder('ava.bakes', square)).toContain(`fill="${ground}"`);
    expect(drawPlaceholder('ava.bakes', square)).toContain(`fill="${letter}"`);
  });

  it.each([square, upright])('has the shape of the picture, %o', async (size) => {
    const { width = 0, height = 0 } = await measure(drawPlaceholder('ava', size));
    expect(width / height).toBeCloseTo(size.width / size.height, 2);
  });

  it('says by its width what it is', async () => {
    const final = await measure(drawPlaceholder('ava', square));
    const pending = await measure(drawPlaceholder('ava', square, { pending: true }));
    expect([final, pending].map(({ width = 0 }) => placeholderKind(width))).toEqual(['final', 'pending']);
  });
});
