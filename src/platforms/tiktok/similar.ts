import { z } from 'zod';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import { searchTerms } from '../../domain/similarity-terms.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { FurtherList, Mode, Page, ProviderContext } from '../platform.ts';
import { searchVideos } from './keyword.ts';
import { readProfile } from './profile.ts';
import { searchUsers } from './search-users.ts';
import { toFoundCreator, videoSchema } from './to-creator.ts';

/** The network relates nobody to anybody: others are looked for by the words of the seed. */
export const similar: Mode = {
  title: 'Similar',
  hint: 'People who talk about the same things as a creator you like.',
  // Accounts of the sandbox's invented world.
  examples: ['wexcombe.frost', 'pure.with.odette', 'prepsbyhugo'],
  legacyPath: 'tiktok-similar',
  cost: { creatorsPerPage: 28, creditsPerPage: 1, creditsPerProfile: 1, creditsForSeed: 2 },
  exportColumns: [{ header: 'Score', value: ({ score }) => score }],
  page: (query, cursor, context) =>
    cursor === null ? openLists(query, context) : readListPage(query, cursor, context),
};

const listCursorSchema = z.object({ list: z.enum(['videos', 'users']), cursor: z.string() });
type ListCursor = z.infer<typeof listCursorSchema>;

async function openLists(handle: string, context: ProviderContext): Promise<Page> {
  const [seed, videos] = await Promise.all([readSeed(handle, context), recentVideos(handle, context)]);
  const nothing = { creators: [], next: null, skipped: 0 };
  if (seed.status !== 'enriched') return { ...nothing, seed };
  const { creator } = seed;
  const posts = videos.flatMap((found) =>
    found.creator.externalId === creator.externalId && found.post ? found.post : [],
  );
  return { ...nothing, seed: { status: 'enriched', creator, posts }, lists: listsFor(creator, posts) };
}

async function readSeed(handle: string, context: ProviderContext) {
  try {
    return await readProfile(handle, context);
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'nothing_found') {
      return { status: 'missing' as const };
    }
    throw error;
  }
}

const videosSchema = z.object({ aweme_list: z.array(z.unknown()).nullish() });

/** What the seed talks about. Name and bio have words as well, so a refusal here ends nothing. */
async function recentVideos(handle: string, { scrapeCreators }: ProviderContext) {
  try {
    const answer = await scrapeCreators.get('/v3/tiktok/profile/videos', { handle }, videosSchema);
    const videos = (answer.aweme_list ?? []).flatMap((video) => videoSchema.safeParse(video).data ?? []);
    return videos.map(toFoundCreator);
  } catch (error) {
    if (error instanceof ProviderError) return [];
    throw error;
  }
}

/** How many of the words, the most telling ones, are looked for among accounts too, and how much that weighs. */
const userListCount = 2;
const userListShare = 0.5;

/**
 * Videos tell what somebody talks about. Accounts are found by their names, the biggest first: over 60 seeds of the
 * sandbox, of those on a first page of videos 80 % shared topic and language with the seed and 65 % topic and size, of
 * accounts 51 % and 56 %. Who is in both lists of a word gains from both.
 */
function listsFor(creator: CreatorFacts, posts: PostFacts[]): FurtherList[] {
  const terms = searchTerms({
    ...creator,
    engagementRate: null,
    captions: posts.flatMap(({ caption }) => caption ?? []),
    hashtags: posts.flatMap(({ hashtags }) => hashtags),
  });
  const listsOf = (list: ListCursor['list'], share: number) =>
    terms.map(({ text, weight }) => ({
      text,
      weight: weight * share,
      cursor: writeCursor({ list, cursor: '0' }),
    }));
  return [...listsOf('videos', 1), ...listsOf('users', userListShare).slice(0, userListCount)];
}

async function readListPage(text: string, cursor: string, context: ProviderContext): Promise<Page> {
  const at = listCursorSchema.parse(JSON.parse(cursor));
  const search = at.list === 'videos' ? searchVideos : searchUsers;
  const page = await search(text, at.cursor, context);
  return { ...page, next: page.next === null ? null : writeCursor({ list: at.list, cursor: page.next }) };
}

function writeCursor(cursor: ListCursor): string {
  return JSON.stringify(cursor);
}
