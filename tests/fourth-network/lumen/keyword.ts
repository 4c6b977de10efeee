import { z } from 'zod';
import type { Mode } from '../../../src/platforms/platform.ts';
import { type LumenPhoto, toCreator, toPost } from './index.ts';

const pageSchema = z.object({ photos: z.array(z.unknown()), more: z.string().nullable() });

export const keyword: Mode = {
  title: 'Keyword',
  hint: 'People whose photos match your words.',
  examples: ['northern lights'],
  legacyPath: 'lumen',
  cost: { creatorsPerPage: 10, creditsPerPage: 1, creditsPerProfile: 1 },

  async page(query, cursor, { scrapeCreators }) {
    const answer = await scrapeCreators.get('/v1/lumen/photos', { query, from: cursor ?? '0' }, pageSchema);
    const photos = answer.photos as LumenPhoto[];
    return {
      creators: photos.map((photo) => ({ creator: toCreator(photo.by), post: toPost(photo) })),
      next: answer.more,
      skipped: 0,
    };
  },
};
