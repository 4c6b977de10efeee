import { remember } from '../remember.ts';
import type { Creator } from '../world/creator.ts';
import type { Network } from '../world/network.ts';
import type { World } from '../world/world.ts';
import { imageHostsOf } from './addresses.ts';
import { drawCover } from './cover.ts';
import type { ImageFormat, ImageReference, ImageSubject } from './image-hosts.ts';
import { splitPostImageNumber } from './image-number.ts';
import { drawPortrait } from './portrait.ts';

export interface ImageAnswer {
  status: 200 | 403 | 404;
  contentType: string;
  body: Buffer | string;
}

type Worlds = Readonly<Record<Network, { world: World }>>;

/**
 * The networks' image hosts. An address with a wrong or an expired signature is a 403, as there; so is a HEIC one,
 * of which no files are made yet. Without worlds (a replay) there is nothing to show.
 */
export function createCdn(worlds: Worlds | null) {
  const pictures = remember(rememberedPictures, (key) => {
    const [network, subject, number, width, height, format] = key.split(' ');
    const svg = svgOf(worlds, network as Network, subject as ImageSubject, Number(number));
    return paint(svg, Number(width), Number(height), format as 'jpeg' | 'webp');
  });

  return async (
    host: string,
    path: string,
    query: URLSearchParams,
    nowSeconds: number,
  ): Promise<ImageAnswer> => {
    const hosts = imageHostsOf(host);
    if (hosts === null) return unknown;
    const { network, images } = hosts;
    const signature = images.checkSignature(path, query, nowSeconds);
    if (signature === 'expired') return forbidden;
    const image = images.read(path, query);
    if (image === null || !fits(image) || creatorOf(worlds, network, image) === undefined) return unknown;
    if (signature !== 'good' || image.format === 'heic') return forbidden;
    const { subject, number, width, height, format } = image;
    const body = await pictures([network, subject, number, width, height, format].join(' '));
    return { status: 200, contentType: contentTypes[format], body };
  };
}

const rememberedPictures = 1_000;
const largestSide = 1_280;
const contentTypes: Record<ImageFormat, string> = {
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
};
const forbidden: ImageAnswer = { status: 403, contentType: 'text/plain', body: 'Forbidden' };
const unknown: ImageAnswer = { status: 404, contentType: 'text/plain', body: 'Not Found' };

function fits({ width, height }: ImageReference): boolean {
  return Math.max(width, height) <= largestSide && Math.min(width, height) > 0;
}

function creatorOf(
  worlds: Worlds | null,
  network: Network,
  { subject, number }: Pick<ImageReference, 'subject' | 'number'>,
): Creator | undefined {
  const index = subject === 'avatar' ? number : splitPostImageNumber(number).creatorIndex;
  return worlds?.[network].world.creators[index];
}

function svgOf(worlds: Worlds | null, network: Network, subject: ImageSubject, number: number): string {
  const creator = creatorOf(worlds, network, { subject, number });
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
