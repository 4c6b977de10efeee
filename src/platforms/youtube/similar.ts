import { z } from 'zod';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import { searchTerms } from '../../domain/similarity-terms.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { FurtherList, Mode, Page, ProviderContext } from '../platform.ts';
import { readChannel } from './profile.ts';
import { searchChannels } from './search-channels.ts';
import { toPost, videoSchema } from './to-post.ts';

/** The network relates no channels to each other: others are looked for by the words of the seed. */
export const similar: Mode = {
  title: 'Similar',
  hint: 'Channels about the same things as one you like.',
  // Channels of the sandbox's invented world.
  examples: ['thekitcheninglewood', 'delphine_nomad', 'thepawspenhale'],
  legacyPath: 'youtube-similar',
  cost: { creatorsPerPage: 18, creditsPerPage: 1, creditsPerProfile: 1, creditsForSeed: 2 },
  exportColumns: [
    { header: 'Score', value: ({ score }) => score },
    { header: 'Target Channel', value: ({ queries }) => queries.join('; ') },
  ],
  page: (query, cursor, context) =>
    cursor === null ? openLists(query, context) : readListPage(query, cursor, context),
};

async function openLists(handle: string, context: ProviderContext): Promise<Page> {
  const nothing = { creators: [], next: null, skipped: 0 };
  const seed = await readSeed(handle, context);
  if (seed.status !== 'enriched') return { ...nothing, seed };
  const { creator } = seed;
  const posts = await recentVideos(creator.externalId, context);
  return { ...nothing, seed: { status: 'enriched', creator, posts }, lists: listsFor(creator, posts) };
}

async function readSeed(handle: string, context: ProviderContext) {
  try {
    return await readChannel(handle, context);
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'nothing_found') {
      return { status: 'missing' as const };
    }
    throw error;
  }
}

const videosSchema = z.object({ videos: z.array(z.unknown()).nullish() });

/** What the seed talks about. Name, description and tags have words as well, so a refusal here ends nothing. */
async function recentVideos(channelId: string, { scrapeCreators }: ProviderContext): Promise<PostFacts[]> {
  try {
    const answer = await scrapeCreators.get('/v1/youtube/channel-videos', { channelId }, videosSchema);
    const videos = (answer.videos ?? []).flatMap((video) => videoSchema.safeParse(video).data ?? []);
    return videos.map(toPost);
  } catch (error) {
    if (error instanceof ProviderError) return [];
    throw error;
  }
}

function listsFor(creator: CreatorFacts, posts: PostFacts[]): FurtherList[] {
  const terms = searchTerms({
    ...creator,
    engagementRate: null,
    captions: posts.flatMap(({ caption }) => caption ?? []),
    hashtags: posts.flatMap(({ hashtags }) => hashtags),
  });
  return terms.map(({ text, weight }) => ({ text, weight, cursor: writeCursor(null) }));
}

const listCursorSchema = z.object({ continuationToken: z.string().nullable() });

async function readListPage(text: string, cursor: string, context: ProviderContext): Promise<Page> {
  const { continuationToken } = listCursorSchema.parse(JSON.parse(cursor));
  const page = await searchChannels(text, continuationToken, context);
  return { ...page, next: page.next === null ? null : writeCursor(page.next) };
}

function writeCursor(continuationToken: string | null): string {
  return JSON.stringify({ continuationToken });
}
