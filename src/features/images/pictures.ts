import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import type { ImageSize } from '../../domain/image.ts';
import type { ImageConverter, OutputFormat } from '../../lib/image-conversion/image-converter.ts';
import { logger } from '../../lib/logger.ts';
import { platformById } from '../../platforms/index.ts';
import { type ImageName, imageVersion } from './image-addresses.ts';
import { failureMemoryMs, type ImageFetches } from './image-fetches.ts';
import { hashContent, type ImageFiles } from './image-files.ts';
import {
  findLargestRendition,
  type ImageFailure,
  type ImageRow,
  type KeptOriginal,
  keepRenditions,
  readImageRow,
} from './image-rows.ts';
import type { ImageStatistics } from './image-statistics.ts';

/** One image in one size and format. */
export interface PictureRequest {
  name: ImageName;
  size: ImageSize;
  format: OutputFormat;
}

export interface Picture {
  found: true;
  body: Buffer;
  /** The hash of the body. */
  hash: string;
  format: OutputFormat;
  /** What it was drawn from. */
  original: KeptOriginal;
  from: 'memory' | 'store' | 'network';
}

/** There is somebody, but no picture: why, as far as the network was asked. */
export interface NoPicture {
  found: false;
  handle: string;
  failure: ImageFailure | null;
  /** The network is slow, and has not answered yet. */
  pending: boolean;
}

export interface Pictures {
  /** Null when there is no such creator or post. */
  find(request: PictureRequest): Promise<Picture | NoPicture | null>;
}

interface Means {
  database: Database;
  converter: ImageConverter;
  files: ImageFiles;
  fetches: ImageFetches;
  statistics: ImageStatistics;
}

const memoryBytes = 64 * 1024 * 1024;
/** What an entry costs beside its body. */
const entryBytes = 512;
/** Then the store is asked again, which learns that the file is in use. */
const memoryMs = 3_600_000;
/**
 * A slow CDN must not hold the few connections that a browser has to us: after this an initial is sent, and the fetching
 * goes on for who asks again.
 */
const patienceMs = 1_200;
const mostAttempts = 3;

/** Pictures from memory, else from the store, else from the network. */
export function createPictures(means: Means): Pictures {
  const memory = new LRUCache<string, Picture | NoPicture, PictureRequest>({
    maxSize: memoryBytes,
    sizeCalculation: (entry) => entryBytes + (entry.found ? entry.body.length : 0),
    // Who asked still gets the picture when its entry had to make room; the clock is read every time.
    ignoreFetchAbort: true,
    ttlResolution: 0,
    async fetchMethod(_key, _stale, { context: request, options }) {
      const picture = await findOutside(means, request);
      options.ttl = picture === null ? 0 : memoryMsOf(picture, request);
      return picture ?? undefined;
    },
  });
  return {
    async find(request) {
      const { name, size, format } = request;
      const key = `${name.kind}/${name.id}/${name.version}/${size.width}/${format}`;
      const kept = memory.get(key);
      if (kept !== undefined) return kept.found ? { ...kept, from: 'memory' } : kept;
      return (await memory.fetch(key, { context: request })) ?? null;
    },
  };
}

function memoryMsOf(picture: Picture | NoPicture, { name }: PictureRequest): number {
  if (!picture.found) {
    return picture.pending ? 1 : Math.max(1, picture.failure?.remainingMs ?? failureMemoryMs);
  }
  return picture.original.version === name.version ? memoryMs : failureMemoryMs;
}

async function findOutside(means: Means, request: PictureRequest): Promise<Picture | NoPicture | null> {
  const { database, fetches } = means;
  const rendition = { ...request.size, format: request.format };
  let from: Picture['from'] = 'store';
  // Whom one waits for may die in the middle of it: then it is the next one's turn.
  for (let attempt = 1; ; attempt++) {
    const row = await readImageRow(database, request.name, rendition);
    if (row === null) return null;
    const { platform, sourceUrl, original, failure, handle, revision } = row;
    const version = sourceUrl === null ? null : imageVersion(platform, sourceUrl);
    if (original !== null && (version === null || original.version === version)) {
      const body = await drawKept(means, original, row.file, request);
      if (body !== null) return pictureOf(body, request, original, from);
    }
    // A network that the product has no longer cannot be asked.
    const known = platformById(platform) !== undefined;
    if (sourceUrl === null || failure?.version === version || !known) {
      return await findLeft(means, row, request);
    }
    const wanted = { ...request.name, platform, sourceUrl, revision };
    const fetched =
      attempt > mostAttempts ? 'pending' : await withinPatience(fetches.fetch(wanted, [rendition]));
    if (fetched === 'pending') return { found: false, handle, failure: null, pending: true };
    if (fetched !== null) {
      const [body = Buffer.alloc(0)] = fetched.files;
      return pictureOf(body, request, fetched.original, 'network');
    }
    from = 'network';
  }
}

function pictureOf(
  body: Buffer,
  { format }: PictureRequest,
  original: KeptOriginal,
  from: Picture['from'],
): Picture {
  return { found: true, body, hash: hashContent(body), format, original, from };
}

/** What goes wrong with us is not held against the image either: whoever asks again may have better luck. */
async function withinPatience<T>(fetching: Promise<T>): Promise<T | 'pending'> {
  const patience = new AbortController();
  const fetched = fetching.catch((error: unknown) => {
    logger.error({ error: String(error) }, 'fetching an image failed');
    return 'pending' as const;
  });
  const late = delay(patienceMs, 'pending' as const, { signal: patience.signal });
  try {
    return await Promise.race([fetched, late]);
  } finally {
    patience.abort();
  }
}

/** What was kept of an earlier picture, or only in another size: better than an initial. */
async function findLeft(means: Means, row: ImageRow, request: PictureRequest): Promise<Picture | NoPicture> {
  const { original, file, handle, failure } = row;
  if (original !== null) {
    const body =
      (await drawKept(means, original, file, request)) ?? (await drawRendition(means, original, request));
    if (body !== null) return pictureOf(body, request, original, 'store');
  }
  return { found: false, handle, failure, pending: false };
}

/** From its file, else from the original's; null when neither is kept any more. */
async function drawKept(
  means: Means,
  original: KeptOriginal,
  file: ImageRow['file'],
  request: PictureRequest,
): Promise<Buffer | null> {
  const { database, files } = means;
  const kept = file === null ? null : await files.read(file.hash);
  if (kept !== null) {
    if (file?.touch) await files.touch(file.hash);
    return kept;
  }
  const source = await files.read(original.hash);
  const body = source === null ? null : await draw(means, source, request);
  if (body !== null) {
    await files.touch(original.hash);
    const [drawn = ''] = await files.keep([body]);
    await keepRenditions(database, original.hash, [{ ...request.size, format: request.format, file: drawn }]);
  }
  return body;
}

/** From another size of it, which is not kept: the original may come back. */
async function drawRendition(
  means: Means,
  original: KeptOriginal,
  request: PictureRequest,
): Promise<Buffer | null> {
  const file = await findLargestRendition(means.database, original.hash);
  const source = file === null ? null : await means.files.read(file);
  return source === null ? null : await draw(means, source, request);
}

async function draw(
  { converter, statistics }: Means,
  source: Buffer,
  { size, format }: PictureRequest,
): Promise<Buffer | null> {
  const conversion = await converter.convert(source, [{ ...size, format }], { urgent: true });
  const { originalFormat, milliseconds } = conversion;
  if (!conversion.done) {
    statistics.count('not_converted', `${originalFormat} ${conversion.reason}`, milliseconds);
    return null;
  }
  statistics.count('converted', originalFormat, milliseconds);
  return conversion.files[0] ?? null;
}
