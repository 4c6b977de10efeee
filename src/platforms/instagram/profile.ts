import { z } from 'zod';
import { cacheAge } from '../../providers/cache-age.ts';
import { ProviderError, type ProviderErrorCode } from '../../providers/provider-error.ts';
import type { Platform, Profile, ProviderContext } from '../platform.ts';
import { edges } from './provider-fields.ts';
import { toCreator } from './to-creator.ts';
import { toOwnedPost } from './to-post.ts';

export type ReadProfile = Extract<Profile, { status: 'enriched' }>;

const profileSchema = z.object({ data: z.object({ user: z.unknown() }) });
const edgesSchema = z.object({ edge_owner_to_timeline_media: edges, edge_related_profiles: edges });

/** A handle that is free, or somebody else's now, is not the end: the account itself is asked for by its id. */
export const profile: Platform['profile'] = async ({ externalId, handle }, context) => {
  const read = await readProfile(handle, context);
  return read?.creator.externalId === externalId ? read : readProfileById(externalId, context);
};

/** Who has the handle now, private accounts too: their bio and counts are public. Null where nobody has it. */
export async function readProfile(handle: string, context: ProviderContext): Promise<ReadProfile | null> {
  const answer = await unlessRefused(
    ['nothing_found'],
    context.scrapeCreators.get(
      '/v1/instagram/profile',
      { handle, ...cacheAge(context.profileMaximumAgeDays) },
      profileSchema,
    ),
  );
  const user = answer?.data.user ?? null;
  if (user === null) return null;
  const creator = toCreator(user);
  if (!creator) throw new ProviderError('unexpected_answer', 'The profile answer holds no account.');
  return { status: 'enriched', creator, ...surroundingsOf(user, creator.externalId) };
}

/**
 * The recent posts that are the creator's own (a collaboration stands in the timelines of all who took part, with likes
 * from all their followers), and the accounts that the network relates.
 */
function surroundingsOf(user: unknown, externalId: string): Pick<ReadProfile, 'posts' | 'related'> {
  const { data } = edgesSchema.safeParse(user);
  const timeline = data?.edge_owner_to_timeline_media?.edges ?? [];
  const related = data?.edge_related_profiles?.edges ?? [];
  return {
    posts: timeline.flatMap((edge) => {
      const { owner, post } = toOwnedPost(edge?.node);
      return post && (owner === null || owner.externalId === externalId) ? [post] : [];
    }),
    related: related.flatMap((edge) => toCreator(edge?.node) ?? []),
  };
}

/** Has neither posts nor relations, but finds those who changed their handle. */
async function readProfileById(externalId: string, context: ProviderContext): Promise<Profile> {
  const answer = await unlessRefused(
    // Known from the provider's page alone: where the route is gone, the account is as good as missing.
    ['nothing_found', 'unknown_route'],
    context.scrapeCreators.get(
      '/v1/instagram/basic-profile',
      { userId: externalId, ...cacheAge(context.profileMaximumAgeDays) },
      z.unknown(),
    ),
  );
  const creator = toCreator(answer);
  if (creator?.externalId !== externalId) return { status: 'missing' };
  return { status: 'enriched', creator, posts: [], related: [] };
}

async function unlessRefused<Answer>(
  refusals: ProviderErrorCode[],
  call: Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ProviderError && refusals.includes(error.code)) return null;
    throw error;
  }
}
