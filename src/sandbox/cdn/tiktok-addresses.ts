import { hashText, mix } from '../random.ts';
import { type ImageFormat, type ImageHosts, imageKey, numberOfKey, signatureText } from './image-hosts.ts';
import { postImageNumber } from './image-number.ts';

/** TikTok's addresses: a bucket and a key, a transformation that sets size and format, a signature that expires. */
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
const storeSalt = 0x51f15e;
const signatureSalt = 0x0dd5eed;

function storeOf(creatorIndex: number): Store {
  const store = stores[mix(creatorIndex, storeSalt) % stores.length];
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

function signature(path: string, expires: number): string {
  return signatureText(mix(hashText(path) ^ signatureSalt, expires), 27);
}

const avatarPath =
  /^\/[\w-]+-avt-[\w-]+\/([0-9a-f]{32})~tplv-tiktokx-cropcenter(?:-q)?:(\d+):(\d+)(?::q\d+)?\.(jpeg|webp|heic)$/;
const coverPath = /^\/[\w-]+-p-[\w-]+\/([0-9a-f]{32})_\d+~tplv-([\w:-]+)\.(jpeg|webp|heic|image)$/;

export const tiktokImages: ImageHosts = {
  isHost: (host) => /(^|\.)tiktokcdn(-[a-z]+)?\.com$/.test(host),
  isOwnHost: (host, creatorIndex) => storeOf(creatorIndex).hosts.includes(host),
  waysIn: ['no-referrer', 'simplified-url', 'minimal-headers', 'alternative-domain'],
  sendsHeic: true,

  checkSignature(path, query, nowSeconds) {
    const expires = Number(query.get('x-expires'));
    if (expires > 0 && expires < nowSeconds) return 'expired';
    return query.get('x-signature') === `${signature(path, expires)}=` ? 'good' : 'wrong';
  },

  read(path) {
    const [, avatarKey = '', width, height, format] = avatarPath.exec(path) ?? [];
    const creatorIndex = numberOfKey('avatar', avatarKey);
    if (creatorIndex !== null) {
      return {
        subject: 'avatar',
        number: creatorIndex,
        width: Number(width),
        height: Number(height),
        format: format as ImageFormat,
      };
    }
    const [, coverKey = '', transformation = '', extension] = coverPath.exec(path) ?? [];
    const number = numberOfKey('cover', coverKey);
    if (number === null) return null;
    const coverFormat = extension === 'image' ? 'webp' : (extension as ImageFormat);
    return { subject: 'cover', number, ...coverSize(transformation), format: coverFormat };
  },
};

function coverSize(transformation: string): { width: number; height: number } {
  if (transformation.includes('cropcenter')) return { width: 500, height: 800 };
  return transformation.includes('360p') ? { width: 360, height: 640 } : { width: 576, height: 1024 };
}
