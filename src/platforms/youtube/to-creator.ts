import { z } from 'zod';
import type { CreatorFacts } from '../../domain/creator.ts';
import { emailsInField, emailsInLinks, emailsInText, mergeEmails } from '../../domain/emails-in-text.ts';
import { readHandle } from './channel-address.ts';
import { readTags } from './channel-tags.ts';
import { countSchema, readCount } from './count.ts';
import { countryCode } from './country-code.ts';

// The provider's shapes, as little of them as we need. Everything but an identity may be missing,
// and what is there may be of another type one day: `.catch` makes a strange field unknown and keeps the row.
export const text = z.string().nullish().catch(null);
const texts = z.array(text).nullish().catch(null);

/** The channel beside a found video, or a found channel. */
export const foundChannelSchema = z.object({
  id: z.string().min(1),
  title: text,
  handle: text,
  thumbnail: text,
  subscriberCount: countSchema,
  subscriberCountText: text,
});

/** A search knows neither description nor country; subscribers at most of channels that it found as such. */
export function toFoundChannel(channel: z.infer<typeof foundChannelSchema>): CreatorFacts {
  return {
    externalId: channel.id,
    handle: readHandleField(channel.handle) ?? channel.id,
    name: known(channel.title),
    bio: null,
    emails: [],
    links: [],
    avatarSourceUrl: imageAddress(channel.thumbnail),
    followerCount: readCount(channel.subscriberCount, channel.subscriberCountText),
    followingCount: null,
    postCount: null,
    verified: null,
    private: null,
    category: null,
    country: null,
    language: null,
    tags: [],
  };
}

const pictureSchema = z
  .object({ url: text, width: z.number().nullish().catch(null) })
  .nullish()
  .catch(null);

export const channelSchema = z.object({
  channelId: z.string().min(1),
  channel: text,
  handle: text,
  name: text,
  description: text,
  avatar: z
    .object({ image: z.object({ sources: z.array(pictureSchema) }) })
    .nullish()
    .catch(null),
  subscriberCount: countSchema,
  subscriberCountText: text,
  videoCount: countSchema,
  videoCountText: text,
  tags: z.union([z.string(), texts]).catch(null),
  email: text,
  links: texts,
  country: text,
});
type Channel = z.infer<typeof channelSchema>;

/** Next to `links` the answer has a key for each link's title: too unsteady to read. */
export function toCreator(channel: Channel): CreatorFacts {
  const bio = known(channel.description);
  const links = [...new Set(channel.links?.flatMap((link) => known(link) ?? []))];
  return {
    externalId: channel.channelId,
    handle: handleOf(channel),
    name: known(channel.name),
    bio,
    emails: mergeEmails(emailsInText(bio ?? '', 'bio'), emailsInLinks(links), emailsInField(channel.email)),
    links,
    avatarSourceUrl: largestPicture(channel),
    followerCount: readCount(channel.subscriberCount, channel.subscriberCountText),
    followingCount: null,
    postCount: readCount(channel.videoCount, channel.videoCountText),
    verified: null,
    private: null,
    category: null,
    country: countryCode(channel.country ?? ''),
    language: null,
    tags: tagsOf(channel.tags),
  };
}

/** Some answers tell the handle by the address alone, and some channels have none: then the id stands in for it. */
function handleOf({ channelId, handle, channel }: Channel): string {
  return readHandleField(handle) ?? readHandle(channel ?? '') ?? channelId;
}

/** A channel without a handle has its path there, as in "channel/UC…". */
function readHandleField(handle: string | null | undefined): string | null {
  const written = handle ?? '';
  return written.includes('/') ? null : readHandle(written);
}

function tagsOf(tags: Channel['tags']): string[] {
  if (!tags) return [];
  return typeof tags === 'string' ? readTags(tags) : tags.flatMap((tag) => known(tag)?.trim() ?? []);
}

function largestPicture({ avatar }: Channel): string | null {
  const pictures = (avatar?.image.sources ?? []).filter((picture) => known(picture?.url) !== null);
  const [largest] = pictures.toSorted((one, other) => (other?.width ?? 0) - (one?.width ?? 0));
  return imageAddress(largest?.url);
}

/** An empty text says nothing. */
export function known(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

/** The network leaves out the protocol now and then. */
export function imageAddress(address: string | null | undefined): string | null {
  return known(address)?.replace(/^\/\//, 'https://') ?? null;
}
