import { createHmac, createSecretKey, hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type ImageKind, imageSizeSchema } from '../../domain/image.ts';

/** An image as our addresses name it: never by where the network keeps it. */
export interface ImageName {
  kind: ImageKind;
  id: string;
  /** Changes with the picture, so that one address always shows one picture and may be cached for good. */
  version: string;
}

export interface ImageAddresses {
  /** The address of the small size. */
  sign(kind: ImageKind, id: string, sourceUrl: string): string;
  /** The image that a seal of ours stands for; null when it was not made here. */
  verify(kind: ImageKind, id: string, seal: string): ImageName | null;
}

/** 132 bits: short in an address, and far beyond guessing. */
const signatureLength = 22;

/** Signed with a key of their own, derived from the installation's secret. The size is not signed: all are allowed. */
export function createImageAddresses(authSecret: string): ImageAddresses {
  // A key object: with bare bytes each signature takes 12 µs instead of 2, and a page of results has thousands.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', authSecret, '', 'image addresses', 32)));
  const signatureOf = ({ kind, id, version }: ImageName) =>
    createHmac('sha256', key)
      .update(`${kind}/${id}/${version}`)
      .digest('base64url')
      .slice(0, signatureLength);
  return {
    sign(kind, id, sourceUrl) {
      const version = imageVersion(sourceUrl);
      const seal = `${version}.${signatureOf({ kind, id, version })}`;
      return `/api/images/${kind}/${id}/${seal}/${imageSizeSchema.enum.small}`;
    },
    verify(kind, id, seal) {
      const version = seal.slice(0, seal.indexOf('.'));
      const name = { kind, id, version };
      const given = Buffer.from(seal);
      const right = Buffer.from(`${version}.${signatureOf(name)}`);
      return given.length === right.length && timingSafeEqual(given, right) ? name : null;
    },
  };
}

/** Of the path alone: the query is the network's own signature, and the same picture comes back under a new one. */
export function imageVersion(sourceUrl: string): string {
  const path = URL.parse(sourceUrl)?.pathname ?? sourceUrl;
  return hash('sha256', path, 'base64url').slice(0, 8);
}
