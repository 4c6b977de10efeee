import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { type ImageKind, imageKindSchema, imageWidths } from '../../domain/image.ts';
import { notFound } from '../../lib/errors.ts';
import { imageVersion } from './image-addresses.ts';
import type { ImageService } from './image-service.ts';
import { answerImage, type ImageAnswer, type ImageWishes, showImage } from './show-image.ts';

interface ShowKnownImageRequest extends ImageWishes {
  /** One of our own addresses, whole or from its path on; or a network's, of somebody whom the account has found. */
  url: string;
  /** Where this request came to. */
  ownOrigin: string;
}

const ownPath = /^\/api\/images\/(\w+)\/([\da-f-]{36})\/([\w.-]+)\/([1-9]\d*)$/;

/** 404 for every address that is neither: nothing is ever fetched because somebody asked for it here. */
export async function showKnownImage(
  { database, images }: { database: Database; images: ImageService },
  account: { id: string },
  { url, ownOrigin, ...wishes }: ShowKnownImageRequest,
): Promise<ImageAnswer> {
  // Postgres has no text with a zero byte in it, and so no address.
  if (url.includes('\0')) throw notFound('image');
  const address = URL.parse(url, ownOrigin);
  // A proxy in front may speak https where this server speaks http.
  if (address?.host === new URL(ownOrigin).host) {
    const [, kind, id = '', seal = '', width] = ownPath.exec(address.pathname) ?? [];
    const known = imageKindSchema.safeParse(kind);
    if (!known.success) throw notFound('image');
    return showImage(images, { kind: known.data, id, seal, width: Number(width), ...wishes });
  }
  const found = await findFound(database, account.id, url);
  if (found === undefined) throw notFound('image');
  const { kind, id, platform } = found;
  const width = Math.max(...imageWidths[kind]);
  return answerImage(images, { kind, id, version: imageVersion(platform, url) }, width, wishes);
}

/** Whose image an address is, among those whom the account's searches have found. */
async function findFound(database: Database, accountId: string, url: string) {
  const { rows } = await database.execute<{ kind: ImageKind; id: string; platform: string }>(sql`
    select 'creator' as kind, creator.id, creator.platform from creators creator
    where creator.avatar_source_url = ${url} and exists (
      select from search_results result where result.creator_id = creator.id and result.account_id = ${accountId})
    union all
    select 'post', post.id, post.platform from posts post
    where post.thumbnail_source_url = ${url} and exists (
      select from search_results result where result.creator_id = post.creator_id and result.account_id = ${accountId})
    limit 1`);
  return rows[0];
}
