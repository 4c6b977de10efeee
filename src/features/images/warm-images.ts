import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { type ImageKind, imageSize, imageWidths } from '../../domain/image.ts';
import type { Rendition } from '../../lib/image-conversion/image-converter.ts';
import { claimMs, type WantedImage } from './image-fetches.ts';
import type { ImageService } from './image-service.ts';

/** The search goes before its pictures: with all at once it takes 3 to 4 % longer at 50 calls at once, so 1 to 2 %. */
const runningShare = 4;

/**
 * Fetches the images of a search's results that nobody has asked for yet, in the smallest size, so that the screen shows
 * faces at its first paint. Several workers share them: whoever claims one first fetches it.
 */
export async function warmImages(
  { database, images }: { database: Database; images: ImageService },
  searchId: string,
  signal: AbortSignal,
): Promise<void> {
  async function warm(image: WantedImage, renditions: Rendition[]): Promise<void> {
    const fetched = await images.fetches.fetchClaimed(image, renditions);
    if (fetched !== null) images.statistics.count('warmed', image.kind);
  }
  for (const kind of ['creator', 'post'] as const) {
    const renditions = firstRenditions(kind);
    const underWay = new Set<Promise<void>>();
    while (!signal.aborted) {
      // Some at a time: each claim looks through all results.
      const most = (await isRunning(database, searchId)) ? images.warming / runningShare : images.warming;
      if (underWay.size <= most / 2) {
        for (const image of await claimUnknown(database, kind, searchId, Math.ceil(most) - underWay.size)) {
          const fetching = warm(image, renditions).finally(() => underWay.delete(fetching));
          underWay.add(fetching);
        }
      }
      if (underWay.size === 0) break;
      await Promise.race(underWay);
    }
  }
}

async function isRunning(database: Database, searchId: string): Promise<boolean> {
  const { rows } = await database.execute(
    sql`select from searches where id = ${searchId} and status in ('pending', 'processing')`,
  );
  return rows.length > 0;
}

/** In both densities: they come out of one decoding. */
function firstRenditions(kind: ImageKind): Rendition[] {
  const [first, second = first] = imageWidths[kind];
  return [first, second].flatMap((width) => {
    const size = imageSize(kind, width);
    return size === null ? [] : [{ ...size, format: 'webp' as const }];
  });
}

const sourceUrls = {
  creator: sql`creator.avatar_source_url`,
  post: sql`post.thumbnail_source_url`,
} satisfies Record<ImageKind, SQL>;

/** The first of a search's results whose image nobody has asked for, which nobody else gets now. */
async function claimUnknown(
  database: Database,
  kind: ImageKind,
  searchId: string,
  most: number,
): Promise<WantedImage[]> {
  const subject = sql.identifier(kind);
  const column = sql.identifier(`${kind}_id`);
  const { rows } = await database.execute<{ id: string; platform: string; source_url: string }>(sql`
    with unknown as (
      select ${subject}.id, creator.platform, ${sourceUrls[kind]} as source_url
      from search_results result
      join creators creator on creator.id = result.creator_id
      left join posts post on post.id = result.post_id
      where result.search_id = ${searchId} and result.admission = 'admitted' and ${sourceUrls[kind]} is not null
        and not exists (select from images where images.${column} = ${subject}.id)
      order by result.position limit ${most}
    ), claimed as (
      insert into images (${column}, revision, fetching_until)
      select id, 1, now() + ${claimMs} * interval '1 ms' from unknown
      on conflict do nothing returning ${column} as id
    )
    select unknown.* from claimed join unknown using (id)`);
  return rows.map((row) => ({
    kind,
    id: row.id,
    platform: row.platform,
    sourceUrl: row.source_url,
    revision: 1,
  }));
}
