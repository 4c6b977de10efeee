import sharp, { type Sharp } from 'sharp';
import type { ImageFormat } from './image-format.ts';

export type OutputFormat = 'webp' | 'jpeg';

/** Drawn to cover exactly this size: what hangs over is cut off evenly, what is too small is enlarged. */
export interface Rendition {
  width: number;
  height: number;
  format: OutputFormat;
}

const maximumPixels = 25_000_000;

/** Draws a picture anew in each of the sizes, with nothing of its file but the pixels. Throws on anything broken or beyond the limits. */
export async function drawImage(
  source: Buffer,
  format: ImageFormat,
  renditions: readonly Rendition[],
): Promise<Buffer[]> {
  const atLeast = {
    width: Math.max(...renditions.map(({ width }) => width)),
    height: Math.max(...renditions.map(({ height }) => height)),
  };
  const picture = format === 'heic' ? await openHeic(source, atLeast) : await openPicture(source, format);
  const small = picture.resize({ ...atLeast, fit: 'cover' }).toColourspace('srgb');
  const [first, ...more] = renditions;
  if (first !== undefined && more.length === 0) return [await encode(small, first.format)];
  // Decoded once, and made small on the way; each rendition is drawn from what is left.
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  const files: Buffer[] = [];
  for (const { width, height, format } of renditions) {
    files.push(await encode(sharp(data, { raw: info }).resize({ width, height, fit: 'cover' }), format));
  }
  return files;
}

/** The decoder of HEIC is loaded by the first one: other pictures do without its memory. */
async function openHeic(source: Buffer, atLeast: { width: number; height: number }): Promise<Sharp> {
  const heic = await import('./heic.ts');
  return heic.openHeic(source, atLeast);
}

async function openPicture(source: Buffer, format: ImageFormat): Promise<Sharp> {
  const picture = sharp(source, {
    limitInputPixels: maximumPixels,
    failOn: 'error',
    sequentialRead: true,
    pages: 1,
    autoOrient: true,
  });
  const opened = await picture.metadata();
  const isOf = opened.format === 'heif' && opened.compression === 'av1' ? 'avif' : opened.format;
  if (isOf !== format) throw new Error(`What looks like ${format} is opened as ${opened.format}.`);
  return picture;
}

function encode(picture: Sharp, format: OutputFormat): Promise<Buffer> {
  const encoded =
    format === 'webp'
      ? picture.webp({ quality: 82, effort: 1 })
      : picture.flatten({ background: 'white' }).jpeg({ quality: 85 });
  return encoded.toBuffer();
}
