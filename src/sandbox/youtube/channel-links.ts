import { chance, pick } from '../random.ts';
import { type Creator, creatorRandom } from '../world/creator.ts';
import { type Profile, profileOf } from '../world/profile.ts';

export interface ChannelLink {
  /** What the provider makes of the link's title: a key of the answer. */
  key: string;
  address: string;
}

/** The links that a channel shows, each under a title of the creator's choice. */
export function channelLinks(creator: Creator): ChannelLink[] {
  const random = creatorRandom(creator, 'youtube links');
  const own = ownSite(profileOf(creator), pick(random, siteKeys));
  const { handle } = creator;
  return [
    ...(own === null ? [] : [own]),
    ...(chance(random, 0.5)
      ? [{ key: pick(random, ['instagram', 'instagram', 'ig']), address: `https://instagram.com/${handle}` }]
      : []),
    ...(chance(random, 0.3) ? [{ key: 'tik_tok', address: `https://tiktok.com/@${handle}` }] : []),
    ...(chance(random, 0.2) ? [{ key: 'twitter', address: `https://twitter.com/${handle}` }] : []),
    ...(chance(random, 0.15) ? [{ key: 'facebook', address: `https://facebook.com/${handle}` }] : []),
    ...(chance(random, 0.06) ? [{ key: 'reddit!', address: `https://reddit.com/user/${handle}` }] : []),
  ];
}

const siteKeys = ['', '', 'my_website', 'shop', 'search_1,000+_ideas', 'everything_i_use!', 'newsletter'];

/** Without a title, the host's name is the key. */
function ownSite(profile: Profile, key: string): ChannelLink | null {
  if (profile.link === null) return null;
  const address = profile.link.startsWith('https://') ? profile.link : `https://${profile.link}`;
  const url = new URL(address.replace('utm_source=tiktok', 'utm_source=youtube'));
  return { key: key === '' ? url.host.replace(/^www\./, '') : key, address: url.href.replace(/\/$/, '') };
}
