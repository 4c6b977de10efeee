import { z } from 'zod';

/** What an image belongs to: a creator's avatar or a post's thumbnail. */
export const imageKindSchema = z.enum(['creator', 'post']);
export type ImageKind = z.infer<typeof imageKindSchema>;

/**
 * The sizes that our images are served in. The size is the last segment of an image's address: what the API hands out
 * ends in `/small`, and the same address ending in `/large` is the same image larger.
 */
export const imageSizeSchema = z.enum(['small', 'large']);
export type ImageSize = z.infer<typeof imageSizeSchema>;

/** In device pixels: twice what the screens show. */
export const imagePixels: Record<ImageKind, Record<ImageSize, { width: number; height: number }>> = {
  creator: { small: { width: 96, height: 96 }, large: { width: 240, height: 240 } },
  post: { small: { width: 80, height: 104 }, large: { width: 480, height: 624 } },
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Drawn for somebody without a picture: the handle's first character that is a letter, a digit or an emoji. */
export function initialOf(handle: string): string {
  const parts = Array.from(graphemes.segment(handle), ({ segment }) => segment);
  const initial = parts.find((part) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(part));
  return initial?.toLocaleUpperCase('en') ?? '?';
}

/** The colour behind that letter, always the same for a handle; dark enough for white text on it. */
export function initialColor(handle: string): string {
  let hash = 0x811c9dc5;
  for (const character of handle) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `oklch(0.5 0.12 ${(hash >>> 0) % 360})`;
}
