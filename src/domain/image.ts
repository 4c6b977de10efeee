import { z } from 'zod';

/** What an image belongs to: a creator's avatar or a post's thumbnail. */
export const imageKindSchema = z.enum(['creator', 'post']);
export type ImageKind = z.infer<typeof imageKindSchema>;

/**
 * The widths that images are served in, in device pixels: those that the screens show, and twice those for screens with
 * two pixels per point. The width is the last segment of an image's address: exchange it for another size.
 */
export const imageWidths: Record<ImageKind, readonly [number, ...number[]]> = {
  creator: [48, 96, 120, 240],
  post: [40, 80, 240, 480],
};

/** The width of the addresses that the API hands out. */
export const defaultImageWidth: Record<ImageKind, number> = { creator: 96, post: 80 };

export interface ImageSize {
  width: number;
  height: number;
}

/** Avatars are square, thumbnails upright like the videos they stand for; null for a width that is not served. */
export function imageSize(kind: ImageKind, width: number): ImageSize | null {
  if (!imageWidths[kind].includes(width)) return null;
  return { width, height: kind === 'creator' ? width : Math.round((width * 13) / 10) };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Drawn for somebody without a picture: the handle's first character that is a letter, a digit or an emoji. */
export function initialOf(handle: string): string {
  const parts = Array.from(graphemes.segment(handle), ({ segment }) => segment);
  const initial = parts.find((part) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(part)) ?? '?';
  // "ß" and the like become two letters.
  const [capital] = graphemes.segment(initial.toLocaleUpperCase('en'));
  return capital?.segment ?? initial;
}

/** The colours behind and of that letter, always the same for a handle; 7:1 between them whatever the hue. */
export function initialColors(handle: string): { ground: string; letter: string } {
  let hash = 2_166_136_261;
  for (const character of handle) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  const hue = hash % 360;
  return { ground: `oklch(0.88 0.065 ${hue})`, letter: `oklch(0.36 0.09 ${hue})` };
}
