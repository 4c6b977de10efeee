import { type ImageHosts, imageKey, numberOfKey } from './image-hosts.ts';
import { postImageNumber } from './image-number.ts';
import { postOfVideoId } from './video-id.ts';

/** YouTube's addresses: not signed, and good for ever. */

export function youtubeAvatar(creatorIndex: number, pixels: number): string {
  const key = Buffer.from(imageKey('avatar', creatorIndex), 'hex').toString('base64url');
  return `https://yt3.googleusercontent.com/ytc/AIdro_${key}=s${pixels}-c-k-c0x00ffffff-no-rj`;
}

export function youtubeThumbnail(videoId: string): string {
  return `https://i.ytimg.com/vi/${videoId}/hqdefault.jpg`;
}

const avatarPath = /^\/ytc\/AIdro_([\w-]{22})=s(\d{1,4})-/;
const thumbnailPath = /^\/vi\/([\w-]{11})\/(\w+)\.jpg$/;
const thumbnailSizes: Readonly<Record<string, { width: number; height: number }>> = {
  default: { width: 120, height: 90 },
  mqdefault: { width: 320, height: 180 },
  hqdefault: { width: 480, height: 360 },
  sddefault: { width: 640, height: 480 },
  hq720: { width: 1280, height: 720 },
};

export const youtubeImages: ImageHosts = {
  isHost: (host) => /^(yt3\.(googleusercontent|ggpht)|i\d?\.ytimg|img\.youtube)\.com$/.test(host),
  isOwnHost: (host) => ['yt3.googleusercontent.com', 'i.ytimg.com'].includes(host),
  // Its addresses have no query that could be left out.
  waysIn: ['no-referrer', 'minimal-headers', 'alternative-domain'],
  sendsHeic: false,

  checkSignature: () => 'good',

  read(path) {
    const [, avatarKey = '', pixels] = avatarPath.exec(path) ?? [];
    const creatorIndex = numberOfKey('avatar', Buffer.from(avatarKey, 'base64url').toString('hex'));
    if (creatorIndex !== null) {
      const side = Number(pixels);
      return { subject: 'avatar', number: creatorIndex, width: side, height: side, format: 'jpeg' };
    }
    const [, videoId = '', name = ''] = thumbnailPath.exec(path) ?? [];
    const post = postOfVideoId(videoId);
    const size = thumbnailSizes[name];
    if (post === null || size === undefined) return null;
    const number = postImageNumber(post.creatorIndex, post.postNumber);
    return { subject: 'cover', number, ...size, format: 'jpeg' };
  },
};
