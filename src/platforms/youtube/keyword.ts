import type { Mode } from '../platform.ts';
import { searchChannels } from './search-channels.ts';

export const keyword: Mode = {
  title: 'Keyword',
  hint: 'Channels whose videos match your words.',
  examples: ['vegan skincare', 'home gym', 'sourdough'],
  legacyPath: 'youtube',
  // 20 videos and shorts a page, on the first some 20 more on shelves; several by the same channel.
  cost: { creatorsPerPage: 18, creditsPerPage: 1, creditsPerProfile: 1 },
  page: searchChannels,
};
