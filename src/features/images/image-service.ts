import { onlyTo, openSafeFetch, publicInternet } from '../../lib/safe-fetch.ts';
import { createImageAddresses, type ImageAddresses } from './image-addresses.ts';
import { createPictures, type Pictures } from './pictures.ts';

export interface ImageService {
  /** The signed address of a creator's avatar in the small size; null when the network showed none. */
  avatarUrl(creator: { id: string; avatarSourceUrl: string | null }): string | null;
  thumbnailUrl(post: { id: string; thumbnailSourceUrl: string | null }): string | null;
  addresses: ImageAddresses;
  pictures: Pictures;
  close(): Promise<void>;
}

interface ImageServiceOptions {
  /** The installation's secret; addresses outlive restarts as long as it stays. */
  authSecret: string;
  /** Where all images are fetched instead of from the networks: the sandbox. */
  connectTo: URL | null;
}

export function createImageService({ authSecret, connectTo }: ImageServiceOptions): ImageService {
  const addresses = createImageAddresses(authSecret);
  const safeFetch = openSafeFetch(connectTo === null ? publicInternet() : onlyTo(connectTo));
  return {
    avatarUrl: ({ id, avatarSourceUrl }) =>
      avatarSourceUrl === null ? null : addresses.sign('creator', id, avatarSourceUrl),
    thumbnailUrl: ({ id, thumbnailSourceUrl }) =>
      thumbnailSourceUrl === null ? null : addresses.sign('post', id, thumbnailSourceUrl),
    addresses,
    pictures: createPictures(safeFetch),
    close: () => safeFetch.close(),
  };
}
