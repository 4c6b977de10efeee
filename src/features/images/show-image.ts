import { hash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { creators, posts } from '../../db/schema/creators.ts';
import { type ImageKind, type ImageSize, imagePixels } from '../../domain/image.ts';
import { notFound } from '../../lib/errors.ts';
import { platformById } from '../../platforms/index.ts';
import type { OutputFormat } from './convert-image.ts';
import { imageVersion } from './image-addresses.ts';
import type { ImageService } from './image-service.ts';
import { failureMemoryMs, type NoPicture, type Picture, type PictureRequest } from './pictures.ts';
import { drawPlaceholder } from './placeholder.ts';

export interface ShowImageRequest {
  kind: ImageKind;
  id: string;
  seal: string;
  size: ImageSize;
  /** The request's headers. */
  accept: string | undefined;
  ifNoneMatch: string | undefined;
}

interface ImageAnswer {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Buffer | string | null;
}

const forGood = 'public, max-age=31536000, immutable';
const forAWhile = `public, max-age=${failureMemoryMs / 1000}`;

/** An image as our screens show it, or a coloured initial; 404 for an address that is not of our making. */
export async function showImage(
  services: { database: Database; images: ImageService },
  request: ShowImageRequest,
): Promise<ImageAnswer> {
  const startedAt = performance.now();
  const { addresses, pictures } = services.images;
  const name = addresses.verify(request.kind, request.id, request.seal);
  if (name === null) throw notFound('image');
  const format: OutputFormat = request.accept?.includes('image/webp') ? 'webp' : 'jpeg';
  const wanted: PictureRequest = { name, size: request.size, format };

  const kept = pictures.kept(wanted);
  if (kept?.found) return answer(pictureContent(kept, forGood), request, startedAt);

  const subject = await findSubject(services.database, request.kind, request.id);
  if (subject === undefined) throw notFound('image');
  const { handle, sourceUrl } = subject;
  const platform = platformById(subject.platform);
  let failure: NoPicture | null = null;
  if (sourceUrl !== null && platform !== undefined) {
    // An address from before the picture changed shows the new one, but not for good.
    const version = imageVersion(sourceUrl);
    const current = { ...wanted, name: { ...name, version } };
    const picture = await pictures.obtain(current, { url: sourceUrl, platform });
    if (picture.found) {
      const cacheControl = version === name.version ? forGood : forAWhile;
      return answer(pictureContent(picture, cacheControl), request, startedAt);
    }
    failure = picture;
  }
  const drawing = drawPlaceholder(handle, imagePixels[request.kind][request.size]);
  return answer(placeholderContent(drawing, failure), request, startedAt);
}

/** Whose image it is and where the network keeps it. */
async function findSubject(database: Database, kind: ImageKind, id: string) {
  const { platform, handle } = creators;
  const found =
    kind === 'creator'
      ? await database
          .select({ platform, handle, sourceUrl: creators.avatarSourceUrl })
          .from(creators)
          .where(eq(creators.id, id))
      : await database
          .select({ platform, handle, sourceUrl: posts.thumbnailSourceUrl })
          .from(posts)
          .innerJoin(creators, eq(creators.id, posts.creatorId))
          .where(eq(posts.id, id));
  return found[0];
}

interface Content {
  body: Buffer | string;
  headers: Record<string, string>;
}

function pictureContent(picture: Picture, cacheControl: string): Content {
  return {
    body: picture.body,
    headers: {
      'content-type': `image/${picture.format}`,
      'cache-control': cacheControl,
      'x-image-proxy-source': 'original',
      'x-image-original-format': picture.originalFormat,
      'x-image-fetch-strategy': picture.step,
      'x-image-final-status': String(picture.status),
    },
  };
}

function placeholderContent(drawing: string, failure: NoPicture | null): Content {
  const blocked = failure?.reason === 'refused';
  return {
    body: drawing,
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': forAWhile,
      'x-image-proxy-source': blocked ? `placeholder-${failure.status}` : 'placeholder',
      'x-image-original-format': blocked ? 'blocked' : (failure?.originalFormat ?? 'unknown'),
      'x-image-fetch-strategy': 'placeholder',
      'x-image-final-status': String(failure?.status ?? 'none'),
    },
  };
}

/** `X-Image-*` are the seeds' headers; the rest keeps a picture a picture, whatever it is opened as. */
function answer(content: Content, request: ShowImageRequest, startedAt: number): ImageAnswer {
  const etag = `"${hash('sha256', content.body, 'base64url').slice(0, 22)}"`;
  const headers = {
    ...content.headers,
    etag,
    vary: 'Accept',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'x-image-proxy-time': String(Math.round(performance.now() - startedAt)),
  };
  const known = request.ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  if (known.includes(etag) || known.includes('*')) return { status: 304, headers, body: null };
  return { status: 200, headers, body: content.body };
}
