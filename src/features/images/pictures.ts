import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { type ImageSize, imagePixels } from '../../domain/image.ts';
import { logger } from '../../lib/logger.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { Platform } from '../../platforms/platform.ts';
import { convertImage, type ImageFormat, type OutputFormat, sniffFormat } from './convert-image.ts';
import { type FetchedImage, fetchImage } from './fetch-image.ts';
import type { ImageName } from './image-addresses.ts';

/** One image in one size and format. */
export interface PictureRequest {
  name: ImageName;
  size: ImageSize;
  format: OutputFormat;
}

/** Where a picture comes from when it is not at hand. */
export interface PictureSource {
  url: string;
  platform: Pick<Platform, 'id' | 'images'>;
}

export interface Picture {
  found: true;
  body: Buffer;
  format: OutputFormat;
  originalFormat: ImageFormat;
  /** The step by which the network gave it, and the answer's status. */
  step: string;
  status: number;
}

/** `status` is the network's last answer; null when there was none. */
export interface NoPicture {
  found: false;
  reason: Extract<FetchedImage, { found: false }>['reason'] | 'undecodable';
  originalFormat: ImageFormat | null;
  status: number | null;
}

export interface Pictures {
  kept(request: PictureRequest): Picture | NoPicture | undefined;
  /** Asks the network where needed. However many ask at once, it is asked once. */
  obtain(request: PictureRequest, source: PictureSource): Promise<Picture | NoPicture>;
}

/** How long a failure is remembered before the network is asked again. */
export const failureMemoryMs = 5 * 60_000;
const keptOriginalBytes = 16 * 1024 * 1024;
const keptPictureBytes = 64 * 1024 * 1024;
/** What an entry costs beside its body. */
const entryBytes = 512;
const parallelFetches = 16;
/** Who asked still gets the picture when its entry had to make room; the clock is read every time. */
const cacheOptions = { ignoreFetchAbort: true, ttlResolution: 0 } as const;

/** Pictures in the memory of this process, made from what the networks' CDNs give. */
export function createPictures(safeFetch: SafeFetch): Pictures {
  const fetches = new PQueue({ concurrency: parallelFetches });
  // Originals serve the next size or format; each of the two caches also merges those who ask at the same time.
  const originals = new LRUCache<string, FetchedImage, PictureSource>({
    ...cacheOptions,
    maxSize: keptOriginalBytes,
    sizeCalculation: sizeOf,
    async fetchMethod(_key, _stale, { context: source, options }) {
      const image = await fetches.add(() => fetchImage(safeFetch, source.platform, source.url));
      if (!image.found) {
        options.ttl = failureMemoryMs;
        const { reason, status } = image;
        logger.debug({ platform: source.platform.id, reason, status }, 'an image could not be fetched');
      }
      return image;
    },
  });
  const pictures = new LRUCache<string, Picture | NoPicture, { request: PictureRequest; original: Original }>(
    {
      ...cacheOptions,
      maxSize: keptPictureBytes,
      sizeCalculation: sizeOf,
      async fetchMethod(_key, _stale, { context: { request, original }, options }) {
        const picture = await drawPicture(request, original);
        if (!picture.found) {
          options.ttl = failureMemoryMs;
          // Not to be drawn from again: when the memory of this ends, the network is asked for a better one.
          originals.delete(imageKey(request.name));
        }
        return picture;
      },
    },
  );

  return {
    kept: (request) => pictures.get(pictureKey(request)),
    async obtain(request, source) {
      const kept = pictures.get(pictureKey(request));
      if (kept !== undefined) return kept;
      const original = await originals.forceFetch(imageKey(request.name), { context: source });
      if (!original.found) return { ...original, originalFormat: null };
      return pictures.forceFetch(pictureKey(request), { context: { request, original } });
    },
  };
}

function sizeOf(entry: { found: true; body: Buffer } | { found: false }): number {
  return entryBytes + (entry.found ? entry.body.length : 0);
}

type Original = Extract<FetchedImage, { found: true }>;

async function drawPicture(request: PictureRequest, original: Original): Promise<Picture | NoPicture> {
  const { step, status } = original;
  const originalFormat = sniffFormat(original.body);
  const { format } = request;
  const body = await convertImage(original.body, imagePixels[request.name.kind][request.size], format);
  if (body === null) return { found: false, reason: 'undecodable', originalFormat, status };
  return { found: true, body, format, originalFormat, step, status };
}

function imageKey({ kind, id, version }: ImageName): string {
  return `${kind}/${id}/${version}`;
}

function pictureKey({ name, size, format }: PictureRequest): string {
  return `${imageKey(name)}/${size}/${format}`;
}
