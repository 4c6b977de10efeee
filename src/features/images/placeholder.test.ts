import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPlaceholder } from './placeholder.ts';

const size = { width: 96, height: 96 };

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
    const drawing = drawPlaceholder(handle, size);
    expect(drawing).toContain(`>${initial}</text>`);
    expect(await sharp(Buffer.from(drawing)).metadata()).toMatchObject({ format: 'svg', ...size });
  });

  it('keeps its colour, and others have another', () => {
    const colorOf = (handle: string) => /fill="(oklch[^"]+)"/.exec(drawPlaceholder(handle, size))?.[1];
    expect(colorOf('ava.bakes')).toBe(colorOf('ava.bakes'));
    expect(new Set(['ava.bakes', 'ava.cooks', 'noah', 'mia'].map(colorOf)).size).toBe(4);
  });
});
