import { mix } from '../random.ts';

export type ImageFormat = 'jpeg' | 'webp' | 'heic';
export type ImageSubject = 'avatar' | 'cover';

/** What an address shows. It holds the number of what is shown, so that the CDN needs no table. */
export interface ImageReference {
  subject: ImageSubject;
  /** The creator's index for avatars, `postImageNumber` for covers. */
  number: number;
  width: number;
  height: number;
  format: ImageFormat;
}

/** How an image that is refused at first has to be asked for. */
export type WayIn =
  /** Not as a part of another site. */
  | 'no-referrer'
  /** Without the query, and so without a signature. */
  | 'simplified-url'
  /** Not as a browser. */
  | 'minimal-headers'
  /** At another host than the address names. */
  | 'alternative-domain';

export type SignatureVerdict = 'good' | 'expired' | 'wrong';

/** One network's image hosts and their manner of addresses. */
export interface ImageHosts {
  isHost(host: string): boolean;
  /** Whether this host is one that addresses of the creator's images name; the network's others have them, too. */
  isOwnHost(host: string, creatorIndex: number): boolean;
  /** Each image has one of them. */
  waysIn: readonly WayIn[];
  sendsHeic: boolean;
  checkSignature(path: string, query: URLSearchParams, nowSeconds: number): SignatureVerdict;
  /** What an address shows, or null when the CDN never gave it out. */
  read(path: string, query: URLSearchParams): ImageReference | null;
}

const keySalt = 0x51f15e;
const subjectSalts: Record<ImageSubject, number> = { avatar: 1, cover: 2 };

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

/** 32 hexadecimal digits: the number, scrambled, behind a check of it. */
export function imageKey(subject: ImageSubject, number: number): string {
  const salt = mix(keySalt, subjectSalts[subject]);
  return `${hex(mix(salt, number))}${hex(mix(salt + 1, number))}${hex(mix(salt + 2, number))}${hex((number ^ salt) >>> 0)}`;
}

export function numberOfKey(subject: ImageSubject, key: string): number | null {
  const number = (Number.parseInt(key.slice(24), 16) ^ mix(keySalt, subjectSalts[subject])) >>> 0;
  return imageKey(subject, number) === key ? number : null;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Looks like the networks' own signatures; ties things together without a secret worth one. */
export function signatureText(seed: number, length: number): string {
  let state = seed;
  let text = '';
  for (let at = 0; at < length; at++) {
    state = mix(state, at);
    text += letters[state % letters.length];
  }
  return text;
}
