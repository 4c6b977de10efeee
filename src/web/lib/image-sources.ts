import { type ImageKind, imageWidths } from '../../domain/image.ts';

export interface ImageSources {
  /** For screens with one pixel per point. */
  src: string;
  /** The same, and twice the width for screens with two; undefined for a picture that is there in one size only. */
  srcSet: string | undefined;
}

/**
 * The files of one of our images for the width that it is shown in, in points: the smallest that are large enough.
 * Browsers ask once for an address; whoever asks again says for the how-manieth time.
 */
export function imageSources(kind: ImageKind, address: string, width: number, repeats = 0): ImageSources {
  const widths: readonly number[] = imageWidths[kind];
  // Only those that are there twice as wide too: one picture then has one size, whatever the screen.
  const pairs = widths.filter((single) => widths.includes(2 * single));
  const single = pairs.find((pair) => pair >= width) ?? pairs.at(-1);
  const place = /^(\/api\/images\/.+\/)\d+$/u.exec(address)?.[1];
  if (single === undefined || place === undefined) return { src: address, srcSet: undefined };
  const file = (pixels: number) => `${place}${pixels}${repeats === 0 ? '' : `?again=${repeats}`}`;
  return { src: file(single), srcSet: `${file(single)} 1x, ${file(2 * single)} 2x` };
}
