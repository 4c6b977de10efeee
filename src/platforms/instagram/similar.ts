import { z } from 'zod';
import { searchTerms } from '../../domain/similarity-terms.ts';
import type { FurtherList, Mode, Page, ProviderContext } from '../platform.ts';
import { type ReadProfile, readProfile } from './profile.ts';
import { list } from './provider-fields.ts';
import { pageAfter } from './search-pages.ts';
import { toCreator } from './to-creator.ts';

const firstPage = '1';
const pageSchema = z.object({ profiles: list, cursor: z.unknown().optional() });

export const similar: Mode = {
  title: 'Similar',
  hint: 'People whom Instagram itself relates to a creator you like.',
  // People of the sandbox's world: whoever tries this without a key has somebody to start from.
  examples: ['lifts.with.leander', 'quinn.sabl.bakes', 'zoe.sabl.lifts'],
  legacyPath: 'instagram',
  // One profile relates 20 to 80 others.
  cost: { creatorsPerPage: 20, creditsPerPage: 1, creditsPerProfile: 1, creditsForSeed: 1 },
  exportColumns: [{ header: 'Score', value: ({ score }) => score }],

  page(query, cursor, context): Promise<Page> {
    return cursor === null ? pageOfSeed(query, context) : pageOfAccounts(query, cursor, context);
  },
};

/**
 * The accounts that the network itself relates to the seed. A good part of the accounts has none; then accounts are
 * searched by the seed's own words, which is worse (the search goes by names more than by topics) but not nothing.
 */
async function pageOfSeed(handle: string, context: ProviderContext): Promise<Page> {
  const seed = await readProfile(handle, context);
  if (!seed) return { seed: { status: 'missing' }, creators: [], next: null, skipped: 0 };
  const { creator, posts, related } = seed;
  const lists = related.length === 0 ? listsFor(seed) : [];
  const isShut = creator.private === true && related.length === 0 && lists.length === 0;
  return {
    seed: isShut ? { status: 'private' } : { status: 'enriched', creator, posts },
    creators: related.map((one) => ({ creator: one, post: null })),
    next: null,
    skipped: 0,
    lists,
  };
}

function listsFor({ creator, posts }: ReadProfile): FurtherList[] {
  const terms = searchTerms({
    ...creator,
    engagementRate: null,
    captions: posts.flatMap(({ caption }) => caption ?? []),
    hashtags: posts.flatMap(({ hashtags }) => hashtags),
  });
  return terms.map(({ text, weight }) => ({ text, weight, cursor: firstPage }));
}

async function pageOfAccounts(
  query: string,
  cursor: string,
  { scrapeCreators }: ProviderContext,
): Promise<Page> {
  const answer = await scrapeCreators.get(
    '/v1/instagram/search/profiles',
    { query, ...(cursor === firstPage ? {} : { cursor }) },
    pageSchema,
  );
  const profiles = answer.profiles ?? [];
  const creators = profiles.flatMap((one) => toCreator(one) ?? []);
  return {
    creators: creators.map((creator) => ({ creator, post: null })),
    next: pageAfter(Number(cursor), profiles, answer.cursor),
    skipped: profiles.length - creators.length,
  };
}
