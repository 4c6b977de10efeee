import { ProviderError } from '../../providers/provider-error.ts';
import type { Platform } from '../platform.ts';
import { profileSchema, toCreator } from './to-creator.ts';

/** Private and deleted accounts answer 200 without a user; a handle that moved to somebody else is missing. */
export const profile: Platform['profile'] = async ({ externalId, handle }, { scrapeCreators }) => {
  const answer = await scrapeCreators.get('/v1/tiktok/profile', { handle }, profileSchema);
  if (answer.user) {
    if (answer.user.id !== externalId) return { status: 'missing' };
    return { status: 'enriched', creator: toCreator(answer.user, answer) };
  }
  if (answer.account_private) return { status: 'private' };
  if (answer.account_deactivated) return { status: 'deleted' };
  throw new ProviderError('unexpected_answer', 'The profile answer holds neither an account nor a reason.');
};
