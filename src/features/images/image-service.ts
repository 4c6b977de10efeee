import type { Database } from '../../db/client.ts';
import type { Configuration } from '../../lib/env.ts';
import { openImageConverter } from '../../lib/image-conversion/image-converter.ts';
import { openObjectStore } from '../../lib/object-store/object-store.ts';
import { onlyTo, openSafeFetch, publicInternet } from '../../lib/safe-fetch.ts';
import { createImageAddresses, type ImageAddresses, imageVersion } from './image-addresses.ts';
import { createImageFetches, type ImageFetches } from './image-fetches.ts';
import { type ImageFiles, openImageFiles } from './image-files.ts';
import { type ImageStatistics, openImageStatistics } from './image-statistics.ts';
import { createPictures, type Pictures } from './pictures.ts';

export interface ImageService {
  /** The signed address of a creator's avatar; null when the network showed none. */
  avatarUrl(creator: { id: string; platform: string; avatarSourceUrl: string | null }): string | null;
  thumbnailUrl(post: { id: string; platform: string; thumbnailSourceUrl: string | null }): string | null;
  addresses: ImageAddresses;
  pictures: Pictures;
  fetches: ImageFetches;
  files: ImageFiles;
  /** How many bytes of files are kept. */
  storeBytes: number;
  /** How many images of a search are fetched at once before anybody asks for them; fewer while it runs. */
  warming: number;
  statistics: ImageStatistics;
  close(): Promise<void>;
}

/** Addresses outlive restarts as long as the installation's secret stays. Processes are started when they are needed. */
export function openImageService(
  database: Database,
  converterProcesses: number,
  {
    environment,
    authSecret,
    sandboxUrl,
    imageStore,
  }: Pick<Configuration, 'environment' | 'authSecret' | 'sandboxUrl' | 'imageStore'>,
): ImageService {
  const addresses = createImageAddresses(authSecret);
  // The sandbox stands for the networks' CDNs, too.
  const safeFetch = openSafeFetch(sandboxUrl === null ? publicInternet() : onlyTo(new URL(sandboxUrl)));
  const store = openObjectStore(imageStore, s3Credentials(environment));
  const files = openImageFiles(database, store);
  const converter = openImageConverter({ processes: converterProcesses });
  const statistics = openImageStatistics(database);
  const fetches = createImageFetches({ database, safeFetch, converter, files, statistics });
  return {
    avatarUrl: ({ id, platform, avatarSourceUrl: url }) =>
      url === null ? null : addresses.sign({ kind: 'creator', id, version: imageVersion(platform, url) }),
    thumbnailUrl: ({ id, platform, thumbnailSourceUrl: url }) =>
      url === null ? null : addresses.sign({ kind: 'post', id, version: imageVersion(platform, url) }),
    addresses,
    pictures: createPictures({ database, converter, files, fetches, statistics }),
    fetches,
    files,
    storeBytes: environment.IMAGE_STORE_GIGABYTES * 1e9,
    warming: environment.IMAGE_WARMING,
    statistics,
    async close() {
      await fetches.close();
      await converter.close();
      await Promise.all([store.close(), statistics.close()]);
    },
  };
}

function s3Credentials(environment: Configuration['environment']) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) return null;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
}
