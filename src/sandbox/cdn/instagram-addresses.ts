import { hashText, itemAt, mix } from '../random.ts';
import { type ImageHosts, type ImageSubject, signatureText } from './image-hosts.ts';
import { postImageNumber } from './image-number.ts';

/**
 * Instagram's addresses: a file, what is made of it (`stp`), the host once more, a signature (`oh`) and when it expires,
 * in hexadecimal (`oe`). A file may be named `.heic`: with `dst-jpg` in `stp` it comes as JPEG all the same.
 */
const hosts = [
  'scontent-fra3-1.cdninstagram.com',
  'scontent-lax3-1.cdninstagram.com',
  'scontent-ord5-2.cdninstagram.com',
  'scontent-cpt1-1.cdninstagram.com',
  'scontent-iad3-2.cdninstagram.com',
  'instagram.fdvo8-1.fna.fbcdn.net',
];

const lifetimeSeconds = 4 * 86_400;
const fileSalt = 0x1a57;
const hostSalt = 0x1a58;
const signatureSalt = 0x1a59;
const folders: Record<ImageSubject, string> = { avatar: 't51.2885-19', cover: 't51.2885-15' };

/** Both squares and pictures that keep their form are named by one side; the form of ours is 9:16. */
type Transformation = { crop: 'square' | 'whole'; pixels: number };

export function instagramAvatar(creatorIndex: number, pixels: 150 | 320, nowSeconds: number): string {
  return address('avatar', creatorIndex, `dst-jpg_s${pixels}x${pixels}_tt6`, nowSeconds);
}

export function instagramCover(
  creatorIndex: number,
  postNumber: number,
  { crop, pixels }: Transformation,
  nowSeconds: number,
): string {
  const size = `${pixels}x${pixels}`;
  const step = crop === 'square' ? `c0.280.720.720a_dst-jpg_e15_s${size}_tt6` : `dst-jpg_e15_p${size}_tt6`;
  return address('cover', postImageNumber(creatorIndex, postNumber), step, nowSeconds);
}

function address(subject: ImageSubject, number: number, step: string, nowSeconds: number): string {
  // Whole hours: the address of an image stays the same within the hour.
  const expires = (Math.floor(nowSeconds / 3600) * 3600 + lifetimeSeconds).toString(16).toUpperCase();
  const path = `/v/${folders[subject]}/${fileName(subject, number)}`;
  const host = itemAt(hosts, mix(number, hostSalt));
  const category = 100 + (number % 11);
  const oh = signature(path, step, expires);
  // Written by hand: a profile has two hundred of them, and nothing in them needs escaping.
  return `https://${host}${path}?stp=${step}&_nc_ht=${host}&_nc_cat=${category}&_nc_ohc=${signatureText(mix(number, 3), 23)}&edm=AOQ1c0wBAAAA&ccb=7-5&oh=${oh}&oe=${expires}&_nc_sid=8b3546`;
}

/** Three numbers, of which the first leads back. Every ninth file is HEIC by its name. */
function fileName(subject: ImageSubject, number: number): string {
  const salt = mix(fileSalt, hashText(subject));
  const second = 10 ** 15 + mix(salt + 1, number) * 1_000 + (mix(salt + 5, number) % 1_000);
  const third = `${1_000_000_000 + mix(salt + 2, number)}${String(mix(salt + 3, number) % 1e9).padStart(9, '0')}`;
  const extension = mix(salt + 4, number) % 9 === 0 ? 'heic' : 'jpg';
  return `${(number ^ salt) >>> 0}_${second}_${third}_n.${extension}`;
}

function numberOfFile(subject: ImageSubject, file: string): number | null {
  const number = (Number.parseInt(file, 10) ^ mix(fileSalt, hashText(subject))) >>> 0;
  return fileName(subject, number) === file ? number : null;
}

function signature(path: string, step: string, expires: string): string {
  return `00_Af${signatureText(mix(hashText(path + step) ^ signatureSalt, hashText(expires)), 41)}`;
}

export const instagramImages: ImageHosts = {
  isHost: (host) => /\.(cdninstagram\.com|fna\.fbcdn\.net)$/.test(host),
  isOwnHost: (host) => hosts.includes(host),
  waysIn: ['no-referrer', 'simplified-url', 'minimal-headers', 'alternative-domain'],
  sendsHeic: true,

  checkSignature(path, query, nowSeconds) {
    const expires = query.get('oe') ?? '';
    if (Number.parseInt(expires, 16) < nowSeconds) return 'expired';
    return query.get('oh') === signature(path, query.get('stp') ?? '', expires) ? 'good' : 'wrong';
  },

  read(path, query) {
    const [, folder, file = ''] = /^\/v\/([\w.-]+)\/([\w.]+)$/.exec(path) ?? [];
    const subject: ImageSubject = folder === folders.avatar ? 'avatar' : 'cover';
    const number = folder === folders[subject] ? numberOfFile(subject, file) : null;
    if (number === null) return null;
    const [, crop, pixels] = /_([sp])(\d+)x\d+_/.exec(query.get('stp') ?? '') ?? [];
    const height = Number(pixels ?? 320);
    return {
      subject,
      number,
      width: crop === 'p' ? Math.round((height * 9) / 16) : height,
      height,
      format: 'jpeg',
    };
  },
};
