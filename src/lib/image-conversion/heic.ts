import sharp, { type Sharp } from 'sharp';
import { toPixels } from './heic-color.ts';
import { decodeHeic, type Size } from './heic-decoder.ts';
import { toTiff } from './heic-tiff.ts';

/**
 * The primary picture of a HEIC file: upright, in sRGB, 8 bits, with alpha where it has one; no larger than need be, but
 * never smaller than `atLeast` covers, where the picture itself is as large. Throws on anything broken or beyond the limits.
 */
export async function openHeic(source: Buffer, atLeast: Size): Promise<Sharp> {
  return decodeHeic(source, atLeast, (picture) => {
    const { values, ...raw } = toPixels(picture, atLeast);
    // Only with a file around them do raw pixels have a profile, from which sharp makes sRGB.
    if (picture.profile !== null) return sharp(toTiff(values, raw, picture.profile));
    return sharp(values, { raw });
  });
}
