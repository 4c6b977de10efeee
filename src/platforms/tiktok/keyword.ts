import { z } from 'zod';
import type { Mode, Page, ProviderContext } from '../platform.ts';
import { toFoundCreator, videoSchema } from './to-creator.ts';

const pageSchema = z.object({
  cursor: z.union([z.number(), z.string()]).nullish(),
  search_item_list: z.array(z.unknown()).nullish(),
});

/** An item is the video itself when trimmed, else it wraps it. */
const itemSchema = z.union([
  z.object({ aweme_info: videoSchema }).transform((item) => item.aweme_info),
  videoSchema,
]);

/**
 * Goes on until a page is empty. `has_more: 0` is no end: asked on, the network gave 16, 11, 13 and 4 further videos
 * in recorded runs. A page that brings nothing new ends the query as well; that is for the caller to see.
 */
export async function searchVideos(
  query: string,
  cursor: string,
  { scrapeCreators }: ProviderContext,
): Promise<Page> {
  const answer = await scrapeCreators.get('/v1/tiktok/search/keyword', { query, cursor }, pageSchema);
  const items = answer.search_item_list ?? [];
  const videos = items.flatMap((item) => itemSchema.safeParse(item).data ?? []);
  const next = answer.cursor ?? null;
  return {
    creators: videos.map(toFoundCreator),
    next: items.length === 0 || next === null || String(next) === cursor ? null : String(next),
    skipped: items.length - videos.length,
  };
}

export const keyword: Mode = {
  title: 'Keyword',
  hint: 'People whose videos match your words.',
  examples: ['vegan skincare', 'home gym', 'sourdough'],
  legacyPath: 'tiktok',
  // 27 to 30 videos on most pages, some by the same creator.
  cost: { creatorsPerPage: 26, creditsPerPage: 1, creditsPerProfile: 1 },
  page: (query, cursor, context) => searchVideos(query, cursor ?? '0', context),
};
