import { itemAt, mix } from '../random.ts';
import type { ImageHosts } from './image-hosts.ts';

/** By these an image host decides, besides the address. */
export interface ImageHeaders {
  referer: string | null;
  userAgent: string | null;
}

export interface AskedImage {
  host: string;
  path: string;
  query: URLSearchParams;
  headers: ImageHeaders;
}

const waySalt = 0x3a11;

/** Whether an image that is refused at first is asked for in its way, which is always the same one. */
export function isLetIn(
  imageSeed: number,
  { host, query, headers }: AskedImage,
  images: ImageHosts,
  creatorIndex: number,
): boolean {
  switch (itemAt(images.waysIn, mix(imageSeed, waySalt))) {
    case 'no-referrer':
      return headers.referer === null;
    case 'simplified-url':
      return query.size === 0;
    case 'minimal-headers':
      return !headers.userAgent?.startsWith('Mozilla/');
    case 'alternative-domain':
      return !images.isOwnHost(host, creatorIndex);
  }
}
