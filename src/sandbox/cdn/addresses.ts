import type { Network } from '../world/network.ts';
import type { ImageHosts } from './image-hosts.ts';
import { instagramImages } from './instagram-addresses.ts';
import { tiktokImages } from './tiktok-addresses.ts';
import { youtubeImages } from './youtube-addresses.ts';

export { youtubeAvatar, youtubeThumbnail } from './youtube-addresses.ts';

const imageHosts: Record<Network, ImageHosts> = {
  tiktok: tiktokImages,
  instagram: instagramImages,
  youtube: youtubeImages,
};

/** Whose image host it is; null for any other host. */
export function imageHostsOf(host: string): { network: Network; images: ImageHosts } | null {
  for (const [network, images] of Object.entries(imageHosts)) {
    if (images.isHost(host)) return { network: network as Network, images };
  }
  return null;
}
