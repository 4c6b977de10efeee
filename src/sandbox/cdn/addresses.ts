import { hashText, mix } from '../random.ts';

/**
 * Image addresses as the network's CDN has them: a bucket and a key, a transformation that sets size and format, a
 * signature that expires. The key holds the number of what is shown, so that the CDN needs no table.
 */
export type ImageFormat = 'jpeg' | 'webp' | 'heic';
type ImageSubject = 'avatar' | 'cover';

export interface ImageReference {
  subject: ImageSubject;
  /** The creator's index for avatars, `postImageNumber` for covers. */
  number: number;
  width: number;
  height: number;
  format: ImageFormat;
}

interface Store {
  avatars: string;
  covers: string;
  hosts: readonly [string, string];
}

const stores: readonly Store[] = [
  {
    avatars: 'tos-maliva-avt-0068',
    covers: 'tos-maliva-p-0068',
    hosts: ['p16-common-sign-va.tiktokcdn-us.com', 'p19-common-sign-va.tiktokcdn-us.com'],
  },
  {
    avatars: 'tos-useast5-avt-0068-tx',
    covers: 'tos-useast5-p-0068-tx',
    hosts: ['p16-common-sign-useast5.tiktokcdn-us.com', 'p19-common-sign-useast5.tiktokcdn-us.com'],
  },
  {
    avatars: 'tos-maliva-avt-0068',
    covers: 'tos-maliva-p-0068',
    hosts: ['p16-sign-va.tiktokcdn.com', 'p77-sign-va.tiktokcdn.com'],
  },
  {
    avatars: 'tos-alisg-avt-0068',
    covers: 'tos-alisg-p-0037',
    hosts: ['p16-sign-sg.tiktokcdn.com', 'p9-sign-sg.tiktokcdn.com'],
  },
  {
    avatars: 'tos-useast2a-avt-0068-euttp',
    covers: 'tos-useast2a-p-0037-euttp',
    hosts: ['p16-common-sign-no.tiktokcdn-eu.com', 'p19-common-sign-no.tiktokcdn-eu.com'],
  },
];

const lifetimeSeconds = 2 * 86_400;
const keySalt = 0x51f15e;
const signatureSalt = 0x0dd5eed;
const subjectSalts: Record<ImageSubject, number> = { avatar: 1, cover: 2 };

export function isCdnHost(host: string): boolean {
  return /(^|\.)tiktokcdn(-[a-z]+)?\.com$/.test(host.replace(/:\d+$/, '').toLowerCase());
}

function postImageNumber(creatorIndex: number, postNumber: number): number {
  return creatorIndex * 4096 + (postNumber % 4096);
}

export function splitPostImageNumber(number: number): { creatorIndex: number; postNumber: number } {
  return { creatorIndex: Math.floor(number / 4096), postNumber: number % 4096 };
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function imageKey(subject: ImageSubject, number: number): string {
  const salt = mix(keySalt, subjectSalts[subject]);
  return `${hex(mix(salt, number))}${hex(mix(salt + 1, number))}${hex(mix(salt + 2, number))}${hex((number ^ salt) >>> 0)}`;
}

function numberOfKey(subject: ImageSubject, key: string): number | null {
  const number = (Number.parseInt(key.slice(24), 16) ^ mix(keySalt, subjectSalts[subject])) >>> 0;
  return imageKey(subject, number) === key ? number : null;
}

function storeOf(creatorIndex: number): Store {
  const store = stores[mix(creatorIndex, keySalt) % stores.length];
  if (store === undefined) throw new Error('There is always a store.');
  return store;
}

export function avatarUri(creatorIndex: number): string {
  return `${storeOf(creatorIndex).avatars}/${imageKey('avatar', creatorIndex)}`;
}

export function coverUri(creatorIndex: number, postNumber: number, publishedAt: number): string {
  const key = imageKey('cover', postImageNumber(creatorIndex, postNumber));
  return `${storeOf(creatorIndex).covers}/${key}_${publishedAt}`;
}

/** Signs `/<uri>~<transformation>` on the creator's first or second host. */
export function signedAddress(
  creatorIndex: number,
  hostNumber: 0 | 1,
  uri: string,
  transformation: string,
  nowSeconds: number,
): string {
  // Whole hours, as the network does: the address of an image stays the same within the hour.
  const expires = Math.floor(nowSeconds / 3600) * 3600 + lifetimeSeconds;
  const path = `/${uri}~tplv-${transformation}`;
  const host = storeOf(creatorIndex).hosts[hostNumber];
  return `https://${host}${path}?x-expires=${expires}&x-signature=${signature(path, expires)}%3D`;
}

const signatureLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Looks like the network's own; ties path and expiry together without a secret worth one. */
function signature(path: string, expires: number): string {
  let state = mix(hashText(path) ^ signatureSalt, expires);
  let text = '';
  for (let length = 0; length < 27; length++) {
    state = mix(state, length);
    text += signatureLetters[state % signatureLetters.length];
  }
  return text;
}

type SignatureVerdict = 'good' | 'expired' | 'wrong';

export function checkSignature(path: string, query: URLSearchParams, nowSeconds: number): SignatureVerdict {
  const expires = Number(query.get('x-expires'));
  if (expires > 0 && expires < nowSeconds) return 'expired';
  return query.get('x-signature') === `${signature(path, expires)}=` ? 'good' : 'wrong';
}

const avatarPath =
  /^\/[\w-]+-avt-[\w-]+\/([0-9a-f]{32})~tplv-tiktokx-cropcenter(?:-q)?:(\d+):(\d+)(?::q\d+)?\.(jpeg|webp|heic)$/;
const coverPath = /^\/[\w-]+-p-[\w-]+\/([0-9a-f]{32})_\d+~tplv-([\w:-]+)\.(jpeg|webp|heic|image)$/;

/** What an address shows, or null when the CDN never gave it out. */
export function readImagePath(path: string): ImageReference | null {
  const avatar = avatarPath.exec(path);
  if (avatar !== null) {
    const [, key = '', width, height, format] = avatar;
    const number = numberOfKey('avatar', key);
    if (number === null) return null;
    return {
      subject: 'avatar',
      number,
      width: Number(width),
      height: Number(height),
      format: format as ImageFormat,
    };
  }
  const cover = coverPath.exec(path);
  if (cover === null) return null;
  const [, key = '', transformation = '', extension] = cover;
  const number = numberOfKey('cover', key);
  if (number === null) return null;
  const format = extension === 'image' ? 'webp' : (extension as ImageFormat);
  return { subject: 'cover', number, ...coverSize(transformation), format };
}

function coverSize(transformation: string): { width: number; height: number } {
  if (transformation.includes('cropcenter')) return { width: 500, height: 800 };
  return transformation.includes('360p') ? { width: 360, height: 640 } : { width: 576, height: 1024 };
}
