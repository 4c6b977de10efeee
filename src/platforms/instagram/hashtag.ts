import { z } from 'zod';
import type { Mode, Page } from '../platform.ts';
import { list } from './provider-fields.ts';
import { pageAfter, readPosts } from './search-pages.ts';

const pageSchema = z.object({ posts: list, cursor: z.unknown().optional() });

export const hashtag: Mode = {
  title: 'Hashtag',
  hint: 'People who post under your hashtags.',
  examples: ['veganskincare', 'homegym', 'sourdough'],
  legacyPath: 'instagram-hashtag',
  cost: { creatorsPerPage: 9, creditsPerPage: 1, creditsPerProfile: 1 },

  /** A hashtag is one word of letters and digits: "plant-based oils" is searched as "plantbasedoils". */
  async page(query, cursor, { scrapeCreators }): Promise<Page> {
    const answer = await scrapeCreators.get(
      '/v1/instagram/search/hashtag',
      { hashtag: query.replace(/(?!_)[\s\p{P}]/gu, ''), ...(cursor === null ? {} : { cursor }) },
      pageSchema,
    );
    const posts = answer.posts ?? [];
    return { ...readPosts(posts), next: pageAfter(Number(cursor ?? 1), posts, answer.cursor) };
  },
};
