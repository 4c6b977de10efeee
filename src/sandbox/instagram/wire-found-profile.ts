import { instagramAvatar } from '../cdn/instagram-addresses.ts';
import type { Creator } from '../world/creator.ts';
import { profileOf } from '../world/profile.ts';
import { queryWords } from '../world/words.ts';
import type { World } from '../world/world.ts';
import { mediaNumbers } from './media.ts';
import { accountKind, bioLinks } from './wire-account.ts';

/** A hit of the profile search. */
export function wireFoundProfile(world: World, creator: Creator, query: string, nowSeconds: number) {
  const profile = profileOf(creator);
  const { is_business_account, is_professional_account, category_name } = accountKind(creator);
  return {
    id: creator.id,
    username: creator.handle,
    full_name: creator.nickname,
    biography: profile.bio,
    ...bioLinks(creator),
    is_private: creator.state === 'private',
    is_verified: creator.verified,
    is_business_account,
    is_professional_account,
    category_name,
    profile_pic_url: instagramAvatar(creator.index, 150, nowSeconds),
    follower_count: creator.followerCount,
    following_count: profile.followingCount,
    media_count: mediaNumbers(creator, world.nowSeconds).count,
    url: `https://www.instagram.com/${creator.handle}/`,
    matched_from: isNamed(creator, query) ? 'profile' : 'caption',
    google_title: `${creator.nickname} (@${creator.handle}) - Instagram`,
    google_description: `${profile.bio.replaceAll('\n', ' ').slice(0, 120)} ...`,
  };
}

function isNamed(creator: Creator, query: string): boolean {
  const text = `${creator.handle} ${creator.nickname}`.toLowerCase();
  return queryWords(query).some((word) => text.includes(word));
}
