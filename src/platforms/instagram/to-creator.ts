import { z } from 'zod';
import type { CreatorFacts } from '../../domain/creator.ts';
import { emailsInField, emailsInLinks, emailsInText, mergeEmails } from '../../domain/emails-in-text.ts';
import { readLinks } from './links.ts';
import { count, edgeCount, firstKnown, flag, identifier, known, list, text } from './provider-fields.ts';

const accountSchema = z.object({
  id: identifier,
  pk: identifier,
  username: z.string().regex(/^[^@\s]+$/),
  full_name: text,
  biography: text,
  external_url: text,
  bio_links: list,
  business_email: text,
  category_name: text,
  category: text,
  is_verified: flag,
  is_private: flag,
  profile_pic_url: text,
  profile_pic_url_hd: text,
  hd_profile_pic_url_info: z.object({ url: text }).nullish().catch(null),
  edge_followed_by: edgeCount,
  follower_count: count,
  edge_follow: edgeCount,
  following_count: count,
  edge_owner_to_timeline_media: edgeCount,
  media_count: count,
  post_count: count,
});
type Account = z.infer<typeof accountSchema>;

/**
 * An account in any of the shapes that profiles, owners of posts, relations and searches have; null where it has no
 * identity. `otherwiseId` is its id from another place, for an owner that comes without.
 */
export function toCreator(value: unknown, otherwiseId: string | null = null): CreatorFacts | null {
  const account = accountSchema.safeParse(value).data;
  const externalId = accountIdOf(account?.id) ?? accountIdOf(account?.pk) ?? otherwiseId;
  if (!account || externalId === null) return null;
  const bio = known(account.biography);
  const links = linksOf(account);
  return {
    externalId,
    handle: account.username,
    name: known(account.full_name),
    bio,
    emails: mergeEmails(
      emailsInText(bio ?? '', 'bio'),
      emailsInLinks(links),
      emailsInField(account.business_email),
    ),
    links,
    avatarSourceUrl: firstKnown(
      account.profile_pic_url_hd,
      account.hd_profile_pic_url_info?.url,
      account.profile_pic_url,
    ),
    followerCount: account.edge_followed_by?.count ?? account.follower_count ?? null,
    followingCount: account.edge_follow?.count ?? account.following_count ?? null,
    postCount:
      account.edge_owner_to_timeline_media?.count ?? account.media_count ?? account.post_count ?? null,
    verified: account.is_verified ?? null,
    private: account.is_private ?? null,
    category: categoryOf(account),
    country: null,
    language: null,
    tags: [],
  };
}

/**
 * Some lists number accounts as Meta's other products do (17841...): the same person under an id that no profile answers
 * to, who would stand in the table twice.
 */
function accountIdOf(id: string | null | undefined): string | null {
  return id && !/^17841\d{12}$/.test(id) ? id : null;
}

const bioLinkSchema = z.object({ url: text, lynx_url: text });

function linksOf(account: Account): string[] {
  const listed = (account.bio_links ?? []).map((link) => {
    const { data } = bioLinkSchema.safeParse(link);
    return firstKnown(data?.url, data?.lynx_url);
  });
  return readLinks([known(account.external_url), ...listed].filter((link) => link !== null));
}

/** The provider writes a missing category as null, "" or "None". */
function categoryOf({ category_name, category }: Account): string | null {
  const written = firstKnown(category_name, category);
  return written === 'None' ? null : written;
}
