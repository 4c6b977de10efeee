import { type ImageKind, imageSize } from '../../domain/image.ts';
import { notFound } from '../../lib/errors.ts';
import type { ImageName } from './image-addresses.ts';
import { failureMemoryMs } from './image-fetches.ts';
import { hashContent } from './image-files.ts';
import type { ImageService } from './image-service.ts';
import type { NoPicture, Picture, PictureRequest } from './pictures.ts';
import { drawPlaceholder } from './placeholder.ts';

/** What the request says of how it wants the image. */
export interface ImageWishes {
  accept: string | undefined;
  ifNoneMatch: string | undefined;
}

export interface ShowImageRequest extends ImageWishes {
  kind: ImageKind;
  id: string;
  seal: string;
  width: number;
}

export interface ImageAnswer {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Buffer | string | null;
}

const forGood = 'public, max-age=31536000, immutable';
const forAWhile = `public, max-age=${failureMemoryMs / 1000}`;
/** Soon there may be more to show. */
const notAtAll = 'no-store';

/** An image as our screens show it, or a coloured initial; 404 for an address that is not of our making. */
export async function showImage(images: ImageService, request: ShowImageRequest): Promise<ImageAnswer> {
  const name = images.addresses.verify(request.kind, request.id, request.seal);
  if (name === null) throw notFound('image');
  return answerImage(images, name, request.width, request);
}

/** For whom an address has been checked. */
export async function answerImage(
  { pictures, statistics }: ImageService,
  name: ImageName,
  width: number,
  { accept, ifNoneMatch }: ImageWishes,
): Promise<ImageAnswer> {
  const startedAt = performance.now();
  const size = imageSize(name.kind, width);
  if (size === null) throw notFound('image');
  const request: PictureRequest = { name, size, format: accept?.includes('image/webp') ? 'webp' : 'jpeg' };
  const found = await pictures.find(request);
  if (found === null) throw notFound('image');
  const content = contentOf(found, request);
  const etag = `"${content.hash}"`;
  const known = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  const modified = !known.includes(etag) && !known.includes('*');
  const milliseconds = performance.now() - startedAt;
  statistics.count('served', modified ? content.source : 'not-modified', milliseconds);
  return {
    status: modified ? 200 : 304,
    headers: {
      ...content.headers,
      etag,
      vary: 'Accept',
      // Whatever it is opened as: a picture stays a picture.
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'x-image-proxy-time': String(Math.round(milliseconds)),
    },
    body: modified ? content.body : null,
  };
}

interface Content {
  /** As the statistics name it. */
  source: Picture['from'] | 'placeholder';
  body: Buffer | string;
  hash: string;
  headers: Record<string, string>;
}

function contentOf(found: Picture | NoPicture, request: PictureRequest): Content {
  return found.found ? pictureContent(found, request) : placeholderContent(found, request);
}

/** `x-image-…` are the seeds' headers. */
function pictureContent({ body, hash, format, original, from }: Picture, { name }: PictureRequest): Content {
  return {
    source: from,
    body,
    hash,
    headers: {
      'content-type': `image/${format}`,
      // An address from before the picture changed shows the new one, and one whose picture cannot be had the old one.
      'cache-control': original.version === name.version ? forGood : forAWhile,
      'x-image-proxy-source': original.format === 'heic' ? 'heic-converted' : 'original',
      'x-image-original-format': original.format,
      'x-image-fetch-strategy': original.strategy,
      'x-image-final-status': String(original.status),
    },
  };
}

function placeholderContent({ handle, failure, pending }: NoPicture, { size }: PictureRequest): Content {
  const blocked = failure?.reason === 'refused';
  const body = drawPlaceholder(handle, size, { pending });
  return {
    source: 'placeholder',
    body,
    hash: hashContent(body),
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': pending ? notAtAll : forAWhile,
      'x-image-proxy-source': pending
        ? 'placeholder-pending'
        : blocked
          ? `placeholder-${failure.status}`
          : 'placeholder',
      'x-image-original-format': blocked ? 'blocked' : 'unknown',
      'x-image-fetch-strategy': 'placeholder',
      'x-image-final-status': String(failure?.status ?? 'none'),
    },
  };
}
