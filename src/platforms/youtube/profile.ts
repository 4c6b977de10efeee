import { cacheAge } from '../../providers/cache-age.ts';
import type { Platform, Profile, ProviderContext } from '../platform.ts';
import { channelParameters } from './channel-address.ts';
import { channelSchema, toCreator } from './to-creator.ts';

/** `handle` can be a channel's id as well. */
export async function readChannel(
  handle: string,
  { scrapeCreators, profileMaximumAgeDays }: ProviderContext,
): Promise<Profile> {
  const channel = await scrapeCreators.get(
    '/v1/youtube/channel',
    { ...channelParameters(handle), ...cacheAge(profileMaximumAgeDays) },
    channelSchema,
  );
  return { status: 'enriched', creator: toCreator(channel), posts: [], related: [] };
}

/** Asked by the id, which stays when the handle changes. */
export const profile: Platform['profile'] = async ({ externalId, handle }, context) => {
  const read = await readChannel(externalId, context);
  if (read.status !== 'enriched') return read;
  if (read.creator.externalId !== externalId) return { status: 'missing' };
  // An answer without a handle does not take away the one that is known.
  const isNamed = read.creator.handle !== externalId;
  return isNamed ? read : { ...read, creator: { ...read.creator, handle } };
};
