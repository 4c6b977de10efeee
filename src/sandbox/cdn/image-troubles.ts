import { z } from 'zod';
import { hashText, mix } from '../random.ts';
import type { Network } from '../world/network.ts';
import type { ImageReference } from './image-hosts.ts';

const share = z.number().min(0).max(1).optional();

/** How many images have which trouble. An image has one at most, and always the same. */
const troubleShares = z.strictObject({
  /** 403 for everybody who asks as one does at first; asked in another way (`ways-in.ts`) they are given. */
  refusedAtFirst: share,
  /** 403, however they are asked for. */
  refusedAlways: share,
  /** Random bytes. */
  garbage: share,
  /** A page of HTML or a drawing, called image/jpeg. */
  lying: share,
  /** A drawing with a script in it. */
  svg: share,
  /** Headers, and then nothing. */
  stalled: share,
  /** A sixteenth of the picture each second. */
  slow: share,
  /** A body without an end. */
  endless: share,
  /** A small file that is a picture of 30,000 x 30,000. */
  bomb: share,
  /** 302 to a port of the machine that asks. */
  redirect: share,
});
const troubles = troubleShares.keyof().options;
export type ImageTrouble = (typeof troubles)[number];

export const imageTroublesSchema = troubleShares
  .extend({
    /** How many avatars and covers are HEIC, whatever their addresses are called. YouTube has none. */
    heicAvatars: share,
    heicCovers: share,
    /** As days later: no signature is good any more. */
    expired: z.boolean().optional(),
  })
  .refine(
    (shares) => troubles.reduce((sum, trouble) => sum + (shares[trouble] ?? 0), 0) <= 1,
    'the shares of the troubles add up to more than 1',
  );
export type ImageTroubles = z.infer<typeof imageTroublesSchema>;

/** Stands for an image in all of its sizes and formats. */
export function imageSeed(network: Network, { subject, number }: ImageReference): number {
  return mix(hashText(`${network} ${subject}`), number);
}

export function troubleOf(seed: number, shares: ImageTroubles): ImageTrouble | null {
  let drawn = draw(seed, troubleSalt);
  for (const trouble of troubles) {
    drawn -= shares[trouble] ?? 0;
    if (drawn < 0) return trouble;
  }
  return null;
}

export function isHeic(seed: number, { subject }: ImageReference, shares: ImageTroubles): boolean {
  return draw(seed, heicSalt) < ((subject === 'avatar' ? shares.heicAvatars : shares.heicCovers) ?? 0);
}

const troubleSalt = 0x7b0b1e;
const heicSalt = 0x4e1c;

function draw(seed: number, salt: number): number {
  return mix(seed, salt) / 2 ** 32;
}
