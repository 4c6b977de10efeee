import { instagramAvatar } from '../cdn/instagram-addresses.ts';
import type { Creator } from '../world/creator.ts';
import { profileOf } from '../world/profile.ts';
import type { World } from '../world/world.ts';
import { mediaNumbers } from './media.ts';
import { accountKind, bioLinks, graphNumber } from './wire-account.ts';

/** The flat shape of the network's app, asked for by id: no media and no relations. */
export function wireBasicProfile(
  world: World,
  creator: Creator,
  nowSeconds: number,
): Record<string, unknown> {
  const profile = profileOf(creator);
  const { bio_links, external_url } = bioLinks(creator);
  const kind = accountKind(creator);
  return {
    pk: creator.id,
    id: creator.id,
    fbid_v2: graphNumber(creator, 'fbid'),
    username: creator.handle,
    full_name: creator.nickname,
    biography: profile.bio,
    bio_links,
    external_url: external_url ?? '',
    category: kind.category_name,
    account_type: kind.is_business_account ? 2 : 1,
    is_private: creator.state === 'private',
    is_verified: creator.verified,
    is_business: kind.is_business_account,
    follower_count: creator.followerCount,
    following_count: profile.followingCount,
    media_count: mediaNumbers(creator, world.nowSeconds).count,
    profile_pic_url: instagramAvatar(creator.index, 150, nowSeconds),
    hd_profile_pic_url_info: {
      url: instagramAvatar(creator.index, 320, nowSeconds),
      height: 320,
      width: 320,
    },
  };
}
