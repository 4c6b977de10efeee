import { createHmac, createSecretKey, hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { defaultImageWidth, type ImageKind } from '../../domain/image.ts';
import { platformById } from '../../platforms/index.ts';

/** An image as our addresses name it: never by where the network keeps it. */
export interface ImageName {
  kind: ImageKind;
  id: string;
  /** Changes with the picture, so that one address always shows one picture and may be cached for good. */
  version: string;
}

export interface ImageAddresses {
  /** The address of the default width. */
  sign(name: ImageName): string;
  /** The image that a seal of ours stands for; null when it was not made here. */
  verify(kind: ImageKind, id: string, seal: string): ImageName | null;
}

/** 132 bits: short in an address, and far beyond guessing. */
const signatureLength = 22;

/** Signed with a key of their own, derived from the installation's secret. The width is not signed: all are allowed. */
export function createImageAddresses(authSecret: string): ImageAddresses {
  // A key object: with bare bytes each signature takes 12 µs instead of 2, and a page of results has hundreds.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', authSecret, '', 'image addresses', 32)));
  const signatureOf = ({ kind, id, version }: ImageName) =>
    createHmac('sha256', key)
      .update(`${kind}/${id}/${version}`)
      .digest('base64url')
      .slice(0, signatureLength);
  return {
    sign(name) {
      const { kind, id, version } = name;
      return `/api/images/${kind}/${id}/${version}.${signatureOf(name)}/${defaultImageWidth[kind]}`;
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

/**
 * Of what names the picture in the network's address: the same picture comes back under other signatures, hosts and
 * sizes, and is not to be fetched again for that.
 */
export function imageVersion(platformId: string, sourceUrl: string): string {
  const url = URL.parse(sourceUrl);
  const identity =
    url === null ? sourceUrl : (platformById(platformId)?.images.identity?.(url) ?? url.pathname);
  return hash('sha256', identity, 'base64url').slice(0, 8);
}
