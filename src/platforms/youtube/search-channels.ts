import { z } from 'zod';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import type { FoundCreator, Page, ProviderContext } from '../platform.ts';
import { isChannelId } from './channel-address.ts';
import { foundChannelSchema, toFoundChannel } from './to-creator.ts';
import { toPost, videoSchema } from './to-post.ts';

/** What is no list is one item that cannot be read: the other parts of the page are read all the same. */
const items = z
  .array(z.unknown())
  .nullish()
  .catch(({ value }) => [value]);
const shelfSchema = z.object({ items });

const namelessShortSchema = z.object({ type: z.literal('short'), channel: z.null().optional() });

const answerSchema = z.object({
  channels: items,
  videos: items,
  shorts: items,
  lives: items,
  shelves: items,
  continuationToken: z.string().nullish().catch(null),
});

const foundVideoSchema = videoSchema
  .extend({ channel: foundChannelSchema })
  .transform((video): FoundCreator => ({ creator: toFoundChannel(video.channel), post: toPost(video) }));

const itemSchema = z.union([
  foundVideoSchema,
  // A video's id has another form, so a video without its channel never passes for one.
  foundChannelSchema
    .refine(({ id }) => isChannelId(id))
    .transform((channel): FoundCreator => ({ creator: toFoundChannel(channel), post: null })),
]);

/**
 * One page of everything that YouTube finds for the words: videos, shorts and live videos with their channels, the
 * channels themselves, and what stands on the shelves in between.
 */
export async function searchChannels(
  query: string,
  continuationToken: string | null,
  { scrapeCreators }: ProviderContext,
): Promise<Page> {
  const answer = await scrapeCreators.get(
    '/v1/youtube/search',
    { query, ...(continuationToken === null ? {} : { continuationToken }) },
    answerSchema,
  );
  const { channels, videos, shorts, lives, shelves } = answer;
  const shelved = (shelves ?? []).flatMap(itemsOnShelf);
  const all = [channels, videos, shorts, lives, shelved].flatMap((section) => section ?? []);
  const found = all.flatMap((item) => itemSchema.safeParse(item).data ?? []);
  const next = answer.continuationToken || null;
  return {
    creators: groupByChannel(found),
    next: next === continuationToken ? null : next,
    skipped: all.length - found.length,
  };
}

/** Without the shorts, which tell no channel there and so lead to nobody. A shelf that cannot be read counts as one item. */
function itemsOnShelf(shelf: unknown): unknown[] {
  const shelved = shelfSchema.safeParse(shelf).data?.items;
  return shelved?.filter((item) => !namelessShortSchema.safeParse(item).success) ?? [shelf];
}

/** Each channel once with all that is known of it, its posts one after the other; the channels in order of first sight. */
function groupByChannel(found: FoundCreator[]): FoundCreator[] {
  const channels = new Map<string, { creator: CreatorFacts; posts: Map<string, PostFacts> }>();
  for (const { creator, post } of found) {
    const channel = channels.get(creator.externalId) ?? { creator, posts: new Map() };
    channel.creator = together(channel.creator, creator);
    if (post && !channel.posts.has(post.externalId)) channel.posts.set(post.externalId, post);
    channels.set(creator.externalId, channel);
  }
  return [...channels.values()].flatMap(({ creator, posts }): FoundCreator[] =>
    posts.size === 0 ? [{ creator, post: null }] : [...posts.values()].map((post) => ({ creator, post })),
  );
}

function together(one: CreatorFacts, other: CreatorFacts): CreatorFacts {
  return {
    ...one,
    handle: one.handle === one.externalId ? other.handle : one.handle,
    name: one.name ?? other.name,
    avatarSourceUrl: one.avatarSourceUrl ?? other.avatarSourceUrl,
    followerCount: one.followerCount ?? other.followerCount,
  };
}
