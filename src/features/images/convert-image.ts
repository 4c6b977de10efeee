import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import sharp from 'sharp';

export type OutputFormat = 'webp' | 'jpeg';
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'unknown';

const decodable: ReadonlySet<ImageFormat> = new Set(['jpeg', 'png', 'webp', 'gif', 'avif']);
const maximumPixels = 40_000_000;
const timeoutSeconds = 5;

// One thread an image, and a core left for the searches that run meanwhile.
sharp.concurrency(1);
sharp.cache(false);
const conversions = new PQueue({ concurrency: Math.max(1, availableParallelism() - 1) });

/**
 * Decodes an image of unknown origin and draws it anew in the given size, without anything it carried besides its
 * pixels. Null when it is none of the formats that we decode, is broken or is beyond the limits.
 */
export async function convertImage(
  source: Buffer,
  size: { width: number; height: number },
  format: OutputFormat,
): Promise<Buffer | null> {
  const sniffed = sniffFormat(source);
  if (!decodable.has(sniffed)) return null;
  return conversions.add(async () => {
    try {
      const image = sharp(source, {
        limitInputPixels: maximumPixels,
        failOn: 'error',
        sequentialRead: true,
        pages: 1,
      });
      const { format: opened } = await image.metadata();
      if (opened !== (sniffed === 'avif' ? 'heif' : sniffed)) return null;
      image
        .autoOrient()
        .resize({ ...size, fit: 'cover' })
        .timeout({ seconds: timeoutSeconds });
      const output =
        format === 'webp'
          ? image.webp({ quality: 82, effort: 3 })
          : image.flatten({ background: 'white' }).jpeg({ quality: 85 });
      return await output.toBuffer();
    } catch {
      // Every error of the decoder says the same of a third party's bytes: they are no picture.
      return null;
    }
  });
}

/** By content alone: names and headers of CDNs lie. Anything that is text, SVG above all, is unknown. */
export function sniffFormat(bytes: Buffer): ImageFormat {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(text(0, 6))) return 'gif';
  if (text(4, 8) === 'ftyp') return sniffIsoBrand(bytes);
  return 'unknown';
}

/** AVIF and HEIC share a container; the brands in its first box tell them apart. */
function sniffIsoBrand(bytes: Buffer): ImageFormat {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = new Set<string>();
  for (let at = 8; at + 4 <= end; at += 4) {
    // Between the major brand and the compatible ones stands a version number.
    if (at !== 12) brands.add(bytes.toString('latin1', at, at + 4));
  }
  if (brands.has('avif') || brands.has('avis')) return 'avif';
  return ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].some((brand) => brands.has(brand))
    ? 'heic'
    : 'unknown';
}
