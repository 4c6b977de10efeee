import { remember } from '../remember.ts';
import type { Reply, StreamedReply } from '../reply.ts';
import type { Creator } from '../world/creator.ts';
import type { Network } from '../world/network.ts';
import type { World } from '../world/world.ts';
import { imageHostsOf } from './addresses.ts';
import { type BadAnswer, badAnswer } from './bad-answers.ts';
import { drawCover } from './cover.ts';
import { openHeicPictures } from './heic-pictures.ts';
import type { ImageFormat, ImageReference, ImageSubject } from './image-hosts.ts';
import { splitPostImageNumber } from './image-number.ts';
import { type ImageTroubles, imageSeed, isHeic, troubleOf } from './image-troubles.ts';
import { paint } from './paint.ts';
import { drawPortrait } from './portrait.ts';
import { type AskedImage, isLetIn } from './ways-in.ts';

export interface ImageAnswer {
  kind: 'image' | 'image-refused' | BadAnswer;
  reply: Reply | StreamedReply;
}

type Worlds = Readonly<Record<Network, { world: World }>>;

/**
 * The networks' image hosts. An address with a wrong or an expired signature is a 403, as there. Without worlds (a
 * replay) there is nothing to show.
 */
export function createCdn(worlds: Worlds | null) {
  const heicPicture = openHeicPictures();
  const pictures = remember(rememberedPictures, (key) => {
    const [network, subject, number, width, height, format] = key.split(' ');
    const svg = svgOf(worlds, network as Network, subject as ImageSubject, Number(number));
    if (format === 'heic') return heicPicture(subject as ImageSubject, svg);
    const size = { width: Number(width), height: Number(height) };
    return paint(svg, subject as ImageSubject, { ...size, format: format as 'jpeg' | 'webp' });
  });

  return async (asked: AskedImage, troubles: ImageTroubles, nowSeconds: number): Promise<ImageAnswer> => {
    const hosts = imageHostsOf(asked.host);
    if (hosts === null) return unknown;
    const { network, images } = hosts;
    const seconds = troubles.expired === true ? Number.POSITIVE_INFINITY : nowSeconds;
    const signature = images.checkSignature(asked.path, asked.query, seconds);
    if (signature === 'expired') return refused;
    const image = images.read(asked.path, asked.query);
    const creator = image === null ? undefined : creatorOf(worlds, network, image);
    if (image === null || !fits(image) || creator === undefined) return unknown;
    const seed = imageSeed(network, image);
    const trouble = troubleOf(seed, troubles);
    if (trouble === 'refusedAlways') return refused;
    if (trouble === 'refusedAtFirst' && !isLetIn(seed, asked, images, creator.index)) return refused;
    // For those who are let in without a signature there is none to check.
    const needsNone = trouble === 'refusedAtFirst' && asked.query.size === 0 && troubles.expired !== true;
    if (signature !== 'good' && !needsNone) return refused;
    const format = images.sendsHeic && isHeic(seed, image, troubles) ? 'heic' : image.format;
    const { subject, number, width, height } = image;
    const body = await pictures([network, subject, number, width, height, format].join(' '));
    if (trouble === null || trouble === 'refusedAtFirst') {
      return { kind: 'image', reply: { status: 200, contentType: contentTypes[format], body } };
    }
    return { kind: trouble, reply: await badAnswer(trouble, seed, body) };
  };
}

const rememberedPictures = 3_000;
const largestSide = 1_280;
const contentTypes: Record<ImageFormat, string> = {
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
};
const refused = refusal(403, 'Forbidden');
const unknown = refusal(404, 'Not Found');

function refusal(status: number, body: string): ImageAnswer {
  return { kind: 'image-refused', reply: { status, contentType: 'text/plain', body } };
}

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
