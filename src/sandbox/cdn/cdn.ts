import { remember } from '../remember.ts';
import type { World } from '../world/world.ts';
import {
  checkSignature,
  type ImageFormat,
  type ImageReference,
  readImagePath,
  splitPostImageNumber,
} from './addresses.ts';
import { drawCover } from './cover.ts';
import { drawPortrait } from './portrait.ts';

export interface ImageAnswer {
  status: 200 | 403 | 404;
  contentType: string;
  body: Buffer | string;
}

/**
 * The network's image hosts. An address with a wrong or an expired signature is a 403, as there; so is a HEIC one,
 * of which no files are made yet. Without a world (a replay) there is nothing to show.
 */
export function createCdn(world: World | null) {
  const pictures = remember(rememberedPictures, (key) => {
    const [subject, number, width, height, format] = key.split(' ');
    return paint(
      svgOf(world, subject as ImageReference['subject'], Number(number)),
      Number(width),
      Number(height),
      format as 'jpeg' | 'webp',
    );
  });

  return async (path: string, query: URLSearchParams, nowSeconds: number): Promise<ImageAnswer> => {
    if (checkSignature(path, query, nowSeconds) === 'expired') return forbidden;
    const image = world === null ? null : readImagePath(path);
    if (image === null || !isShown(world, image)) return unknown;
    if (checkSignature(path, query, nowSeconds) !== 'good' || image.format === 'heic') return forbidden;
    const { subject, number, width, height, format } = image;
    const body = await pictures([subject, number, width, height, format].join(' '));
    return { status: 200, contentType: contentTypes[format], body };
  };
}

const rememberedPictures = 1_000;
const largestSide = 1_080;
const contentTypes: Record<ImageFormat, string> = {
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
};
const forbidden: ImageAnswer = { status: 403, contentType: 'text/plain', body: 'Forbidden' };
const unknown: ImageAnswer = { status: 404, contentType: 'text/plain', body: 'Not Found' };

function creatorOf(world: World | null, { subject, number }: Pick<ImageReference, 'subject' | 'number'>) {
  return world?.creators[subject === 'avatar' ? number : splitPostImageNumber(number).creatorIndex];
}

function isShown(world: World | null, image: ImageReference): boolean {
  const fitting =
    Math.max(image.width, image.height) <= largestSide && Math.min(image.width, image.height) > 0;
  return fitting && creatorOf(world, image) !== undefined;
}

function svgOf(world: World | null, subject: ImageReference['subject'], number: number): string {
  const creator = creatorOf(world, { subject, number });
  if (creator === undefined) throw new Error('Only what is shown is painted.');
  return subject === 'avatar'
    ? drawPortrait(creator)
    : drawCover(creator, splitPostImageNumber(number).postNumber);
}

async function paint(svg: string, width: number, height: number, format: 'jpeg' | 'webp'): Promise<Buffer> {
  // Loaded with the first image only: it would take a third of the starting time.
  const { default: sharp } = await import('sharp');
  const drawnWidth = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? width);
  const picture = sharp(Buffer.from(svg), { density: Math.max(36, (72 * width) / drawnWidth) }).resize(
    width,
    height,
  );
  return format === 'jpeg'
    ? picture.jpeg({ quality: 86 }).toBuffer()
    : picture.webp({ quality: 84 }).toBuffer();
}
