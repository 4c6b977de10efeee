import { z } from 'zod';
import type { Mode, Page } from '../platform.ts';
import { list } from './provider-fields.ts';
import { pageAfter, readPosts } from './search-pages.ts';

const pageSchema = z.object({ reels: list });

export const keyword: Mode = {
  title: 'Keyword',
  hint: 'People whose reels match your words.',
  examples: ['vegan skincare', 'home gym', 'sourdough'],
  legacyPath: 'instagram-reels',
  // 10 reels on the recorded page, each by somebody else.
  cost: { creatorsPerPage: 9, creditsPerPage: 1, creditsPerProfile: 1 },

  /** The answer has neither a cursor nor a sign of its end: pages are asked by number until one is empty. */
  async page(query, cursor, { scrapeCreators }): Promise<Page> {
    const page = Number(cursor ?? 1);
    const answer = await scrapeCreators.get(
      '/v2/instagram/reels/search',
      { query, page: String(page) },
      pageSchema,
    );
    const reels = answer.reels ?? [];
    return { ...readPosts(reels), next: pageAfter(page, reels) };
  },
};
