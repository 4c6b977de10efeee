import { cacheAge } from '../../providers/cache-age.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Platform, Profile, ProviderContext } from '../platform.ts';
import { profileSchema, toCreator } from './to-creator.ts';

/** Whoever has the handle now. Private and deleted accounts answer 200 without a user. */
export async function readProfile(
  handle: string,
  { scrapeCreators, profileMaximumAgeDays }: ProviderContext,
): Promise<Profile> {
  const answer = await scrapeCreators.get(
    '/v1/tiktok/profile',
    { handle, ...cacheAge(profileMaximumAgeDays) },
    profileSchema,
  );
  if (answer.user) {
    return { status: 'enriched', creator: toCreator(answer.user, answer), posts: [], related: [] };
  }
  if (answer.account_private) return { status: 'private' };
  if (answer.account_deactivated) return { status: 'deleted' };
  throw new ProviderError('unexpected_answer', 'The profile answer holds neither an account nor a reason.');
}

/** A handle that moved to somebody else is missing. */
export const profile: Platform['profile'] = async ({ externalId, handle }, context) => {
  const read = await readProfile(handle, context);
  const isSomebodyElse = read.status === 'enriched' && read.creator.externalId !== externalId;
  return isSomebodyElse ? { status: 'missing' } : read;
};
