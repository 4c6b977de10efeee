import type { SearchMode } from '../../src/domain/search.ts';
import type { SearchFilters } from '../../src/domain/search-filters.ts';
import type { Poison } from '../../tests/support/poisoner.ts';

/** What is searched in a schedule, and how far it is certain beforehand what is found. */
export interface Plot {
  platform: string;
  mode: SearchMode;
  queries: string[];
  target: number;
  filters?: SearchFilters;
  /** The network tells how often a post was seen with the profile only: until then it is chance which is the best. */
  viewsComeLater?: true;
  /** What the provider answers instead of the pages of the last query, or of some profiles. */
  poison?: 'page' | 'profiles';
  /**
   * One query up to a target and several to their ends find the same however they take turns. Where a target is reached
   * with filters, or by several queries, it is chance who is found: only the rules are certain.
   */
  certain: boolean;
}

const keyword = { platform: 'tiktok', mode: 'keyword' } as const;
const hashtag = { platform: 'instagram', mode: 'hashtag', viewsComeLater: true } as const;
const videos = { platform: 'youtube', mode: 'keyword' } as const;
/** More than the small world has: a search to its end. */
const all = 500;

export const plots: Record<string, Plot> = {
  'TikTok keyword': { ...keyword, queries: ['vegan skincare'], target: 32, certain: true },
  'TikTok keywords': { ...keyword, queries: ['surf lessons', 'sourdough'], target: all, certain: true },
  'TikTok keywords to a target': {
    ...keyword,
    queries: ['vegan skincare', 'sourdough', 'home gym'],
    target: 45,
    certain: false,
  },
  'TikTok keywords with filters': {
    ...keyword,
    queries: ['crochet', 'sourdough'],
    target: all,
    filters: { hasEmail: true, followers: { from: 5_000 } },
    certain: true,
  },
  'TikTok keyword with filters to a target': {
    ...keyword,
    queries: ['vegan skincare'],
    target: 8,
    filters: { followers: { from: 10_000 } },
    certain: false,
  },
  'TikTok keywords, one poisonous': {
    ...keyword,
    queries: ['sourdough', 'home gym'],
    target: all,
    poison: 'page',
    certain: true,
  },
  'TikTok keyword with poisonous profiles': {
    ...keyword,
    queries: ['sourdough'],
    target: all,
    poison: 'profiles',
    certain: true,
  },
  'Instagram hashtag': { ...hashtag, queries: ['veganskincare'], target: 30, certain: true },
  'Instagram hashtags': { ...hashtag, queries: ['homegym', 'sourdough'], target: all, certain: true },
  'YouTube keyword': { ...videos, queries: ['sourdough'], target: 18, certain: true },
  'YouTube keywords': { ...videos, queries: ['crochet', 'sourdough'], target: all, certain: true },
  'TikTok similar': {
    platform: 'tiktok',
    mode: 'similar',
    queries: ['pure.with.odette'],
    target: 12,
    certain: false,
  },
  'Instagram similar': {
    platform: 'instagram',
    mode: 'similar',
    queries: ['vintage.with.maryam', 'rewearbydelphine'],
    target: 12,
    certain: false,
  },
  'YouTube similar': {
    platform: 'youtube',
    mode: 'similar',
    queries: ['thekitcheninglewood'],
    target: 12,
    certain: false,
  },
};

/** Shapes that no provider has been seen to send: all pages of the last query, and one profile in five. What they cost stays. */
export function poisonOf({ poison, queries }: Plot): Poison {
  return (_path, parameters, body) => {
    const isPage = poison === 'page' && parameters.get('query') === queries.at(-1);
    const handle = parameters.get('handle');
    const isProfile = poison === 'profiles' && handle !== null && handle.length % 5 === 3;
    if (!isPage && !isProfile) return body;
    const costs = Object.entries(JSON.parse(body)).filter(([name]) => name.startsWith('credits'));
    return JSON.stringify({
      success: true,
      ...Object.fromEntries(costs),
      search_item_list: 'none',
      user: 'Ada',
    });
  };
}
