import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Database } from '../../db/client.ts';
import type { Conversion, ImageConverter, Rendition } from '../../lib/image-conversion/image-converter.ts';
import { logger } from '../../lib/logger.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import { platformById, platforms } from '../../platforms/index.ts';
import { fetchImage, longestFetchMs } from './fetch-image.ts';
import { imageVersion } from './image-addresses.ts';
import type { ImageFiles } from './image-files.ts';
import {
  claimFetch,
  type FetchClaim,
  type ImageFailure,
  isBeingFetched,
  type KeptOriginal,
  keepFailure,
  keepOriginal,
  keepRenditions,
  releaseFetch,
} from './image-rows.ts';
import type { ImageStatistics } from './image-statistics.ts';

/** An image that is to be asked of its network, with the revision of its row as it was read or claimed. */
export interface WantedImage extends FetchClaim {
  platform: string;
  sourceUrl: string;
}

export interface FetchedPicture {
  original: KeptOriginal;
  /** The renditions, in their order. */
  files: Buffer[];
}

export interface ImageFetches {
  /**
   * Asks the network, unless somebody else does or has done so since the row was read, in whichever process: then it
   * waits for them. What came of it, a failure too, is in the rows; the answer has what was made here.
   */
  fetch(image: WantedImage, renditions: readonly Rendition[]): Promise<FetchedPicture | null>;
  /** The same for an image that this process has claimed and nobody is waiting for; what goes wrong is logged. */
  fetchClaimed(image: WantedImage, renditions: readonly Rendition[]): Promise<FetchedPicture | null>;
  /** Breaks off what is under way, which is not held against the images. */
  close(): Promise<void>;
}

interface Means {
  database: Database;
  safeFetch: SafeFetch;
  converter: ImageConverter;
  files: ImageFiles;
  statistics: ImageStatistics;
}

/** How long a failure is remembered before the network is asked again. */
export const failureMemoryMs = 5 * 60_000;
/** Until a claim ends by itself: fetching, waiting for a converter and converting fit into it. */
export const claimMs = longestFetchMs + 12_500;
/** Of one network: a CDN that is slow holds up no other. */
const parallelFetches = 16;
const pollMs = 50;

export function createImageFetches(means: Means): ImageFetches {
  const { database } = means;
  const queues = new Map(platforms.map(({ id }) => [id, new PQueue({ concurrency: parallelFetches })]));
  const shared = new Map<string, Promise<FetchedPicture | null>>();
  const underWay = new Set<Promise<unknown>>();
  let closing = false;

  function fetchAndKeep(image: WantedImage, renditions: readonly Rendition[], urgent: boolean) {
    const fetching = fetchClaimed(means, image, renditions, urgent, () => closing);
    underWay.add(fetching);
    const forget = () => underWay.delete(fetching);
    fetching.then(forget, forget);
    return fetching;
  }

  async function fetchOrWait(
    image: WantedImage,
    renditions: readonly Rendition[],
  ): Promise<FetchedPicture | null> {
    const claimed = await queues.get(image.platform)?.add(async () => {
      const claim = await claimFetch(database, image, claimMs);
      return claim && { made: await fetchAndKeep({ ...image, ...claim }, renditions, true) };
    });
    if (claimed) return claimed.made;
    while (!closing && (await isBeingFetched(database, image))) await delay(pollMs);
    return null;
  }

  return {
    fetch(image, renditions) {
      const key = `${image.kind}/${image.id}`;
      // Another size of the same image is drawn from what this one brings.
      const elsewhere = shared.get(key);
      if (elsewhere !== undefined) return elsewhere.then(() => null);
      const fetching = fetchOrWait(image, renditions).finally(() => shared.delete(key));
      shared.set(key, fetching);
      return fetching;
    },
    async fetchClaimed(image, renditions) {
      try {
        return await fetchAndKeep(image, renditions, false);
      } catch (error) {
        logger.warn({ error: String(error) }, 'an image could not be warmed');
        return null;
      }
    },
    async close() {
      closing = true;
      await means.safeFetch.close();
      await Promise.allSettled([...underWay, ...shared.values()]);
    },
  };
}

/** Null when it failed, which is kept too. */
async function fetchClaimed(
  means: Means,
  image: WantedImage,
  renditions: readonly Rendition[],
  urgent: boolean,
  isClosing: () => boolean,
): Promise<FetchedPicture | null> {
  const { database, safeFetch, converter, files } = means;
  try {
    const platform = platformById(image.platform);
    if (platform === undefined) throw new Error(`There is no network "${image.platform}" any more.`);
    const startedAt = performance.now();
    const fetched = await fetchImage(safeFetch, platform, image.sourceUrl);
    const report = reporter(means, image, fetched.host, performance.now() - startedAt);
    const version = imageVersion(image.platform, image.sourceUrl);
    const failed = (reason: string) =>
      keepFailure(database, image, failureOf(version, reason, fetched.status));
    if (isClosing()) {
      await releaseFetch(database, image);
      return null;
    }
    if (!fetched.found) {
      report.failed(fetched.reason, fetched.status);
      await failed(fetched.reason);
      return null;
    }
    const conversion = await converter.convert(fetched.body, renditions, { urgent });
    report.converted(fetched.strategy, fetched.status, conversion);
    if (!conversion.done) {
      await failed(conversion.reason);
      return null;
    }
    const [hash = '', ...drawn] = await files.keep([fetched.body, ...conversion.files]);
    await keepRenditions(
      database,
      hash,
      renditions.map((rendition, at) => ({ ...rendition, file: drawn[at] ?? '' })),
    );
    const kept: KeptOriginal = {
      version,
      hash,
      format: conversion.originalFormat,
      strategy: fetched.strategy,
      status: fetched.status,
    };
    await keepOriginal(database, image, kept);
    return { original: kept, files: conversion.files };
  } catch (error) {
    await releaseFetch(database, image);
    throw error;
  }
}

function failureOf(version: string, reason: string, status: number | null): ImageFailure {
  return { version, reason, status, remainingMs: failureMemoryMs };
}

/** Statistics and log of one fetch: by host, never by address or person. */
function reporter({ statistics }: Means, { platform, kind }: WantedImage, host: string, fetchMs: number) {
  const facts = { platform, kind, host, fetchMs: Math.round(fetchMs) };
  return {
    failed(reason: string, status: number | null) {
      const answered = reason === 'refused' || reason === 'http_error';
      statistics.count('failed', `${host} ${answered ? status : reason}`, fetchMs);
      logger.info({ ...facts, reason, status }, 'image not fetched');
    },
    converted(strategy: string, status: number, conversion: Conversion) {
      const { originalFormat, milliseconds } = conversion;
      if (conversion.done) {
        statistics.count('fetched', `${host} ${strategy}`, fetchMs);
        statistics.count('converted', originalFormat, milliseconds);
      } else {
        statistics.count('not_converted', `${originalFormat} ${conversion.reason}`, milliseconds);
        statistics.count('failed', `${host} ${conversion.reason}`, fetchMs);
      }
      logger.info(
        {
          ...facts,
          strategy,
          status,
          originalFormat,
          convertMs: Math.round(milliseconds),
          ...(conversion.done ? {} : { reason: conversion.reason }),
        },
        conversion.done ? 'image fetched' : 'image not converted',
      );
    },
  };
}
