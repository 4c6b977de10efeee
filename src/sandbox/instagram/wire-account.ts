import { instagramAvatar } from '../cdn/instagram-addresses.ts';
import { hashText, mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import { profileOf } from '../world/profile.ts';
import type { World } from '../world/world.ts';
import { mediaNumbers } from './media.ts';

/**
 * Searches stand on an index of the web, which has a few accounts under a name that they have given up: asking for the
 * profile of that name finds nothing. The id stays.
 */
export function indexedHandle(creator: Creator): string {
  return mix(creator.seed, 0x1dd) % 150 === 0 ? `the.${creator.handle}` : creator.handle;
}

/** The owner of a found post: with a count of followers, without a bio. */
export function wireIndexedOwner(world: World, creator: Creator, nowSeconds: number) {
  return {
    id: creator.id,
    username: indexedHandle(creator),
    is_verified: creator.verified,
    profile_pic_url: instagramAvatar(creator.index, 150, nowSeconds),
    full_name: creator.nickname,
    is_private: creator.state === 'private',
    is_unpublished: false,
    follower_count: creator.followerCount,
    post_count: mediaNumbers(creator, world.nowSeconds).count,
  };
}

/** Somebody beside a profile: no counts, no bio. */
export function wireRelated(creator: Creator, nowSeconds: number) {
  return {
    id: creator.id,
    full_name: creator.nickname,
    is_private: creator.state === 'private',
    is_verified: creator.verified,
    profile_pic_url: instagramAvatar(creator.index, 150, nowSeconds),
    username: creator.handle,
  };
}

export function bioLinks(creator: Creator) {
  const { link } = profileOf(creator);
  if (link === null) return { bio_links: [], external_url: null };
  const url = link.startsWith('http') ? link : `http://${link}`;
  const title = mix(creator.seed, 0xb10) % 3 === 0 ? '' : creator.niche.name;
  return { bio_links: [{ title, lynx_url: linkShim(url), url, link_type: 'external' }], external_url: url };
}

/** The network's own door, through which links lead. */
export function linkShim(url: string): string {
  return `https://l.instagram.com/?u=${encodeURIComponent(url)}&e=AT0sandbox`;
}

/** What kind of account it is; most who are searched for have a professional one. */
export function accountKind(creator: Creator) {
  const { isBusiness } = profileOf(creator);
  const isProfessional = isBusiness || mix(creator.seed, 0xacc) % 10 < 6;
  const isDigitalCreator = mix(creator.seed, 0xca7) % 2 === 0;
  return {
    is_business_account: isBusiness,
    is_professional_account: isProfessional,
    category_name: isProfessional ? (isDigitalCreator ? 'Digital creator' : creator.niche.category) : null,
  };
}

/** The long numbers that the company behind the network gives to everything once more. */
export function graphNumber(creator: Creator, thing: string): string {
  return `1784140${String(mix(creator.seed, hashText(thing))).padStart(10, '0')}`;
}
