import { youtubeAvatar } from '../cdn/addresses.ts';
import { mix } from '../random.ts';
import { type Creator, creatorRandom } from '../world/creator.ts';
import { typicalLikeRate } from '../world/post.ts';
import { type Profile, profileOf } from '../world/profile.ts';
import { channelDescription, keepsContactOut } from './channel-description.ts';
import { channelLinks } from './channel-links.ts';
import { hasHandle } from './find-channel.ts';
import { shortCount } from './short-count.ts';

const countryNames = new Intl.DisplayNames('en', { type: 'region' });
const joinedDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** A channel's own page. One in ten answers comes without the handle and the exact counts, as the vendor's sample. */
export function wireChannel(creator: Creator): Record<string, unknown> {
  const profile = profileOf(creator);
  const isSparse = mix(creator.seed, 750_000) % 10 === 0;
  const viewCount = Math.round(profile.heartCount / typicalLikeRate(creator));
  const subscribers = shortCount(creator.followerCount);
  const links = channelLinks(creator);
  return {
    channelId: creator.id,
    channel: `http://www.youtube.com/${hasHandle(creator) ? `@${creator.handle}` : `channel/${creator.id}`}`,
    ...(isSparse || !hasHandle(creator) ? {} : { handle: `@${creator.handle}` }),
    name: creator.nickname,
    avatar: wireAvatar(creator),
    description: channelDescription(creator),
    subscriberCount: subscribers.count,
    subscriberCountText: `${subscribers.text} subscribers`,
    videoCountText: `${profile.videoCount.toLocaleString('en-US')} videos`,
    ...(isSparse ? {} : { videoCount: profile.videoCount }),
    viewCountText: `${viewCount.toLocaleString('en-US')} views`,
    ...(isSparse ? {} : { viewCount }),
    joinedDateText: `Joined ${joinedDate.format(creator.createdAt * 1000)}`,
    tags: channelTags(creator),
    email: shownEmail(creator, profile),
    // The provider puts a key on top for each link's title.
    ...Object.fromEntries(links.map(({ key, address }) => [key, address])),
    links: links.map(({ address }) => address),
    ...(mix(creator.seed, 760_000) % 6 === 0 ? {} : { country: countryNames.of(creator.country) }),
  };
}

function wireAvatar(creator: Creator) {
  const sources = [72, 120, 160].map((pixels) => ({
    url: youtubeAvatar(creator.index, pixels),
    width: pixels,
    height: pixels,
  }));
  return {
    image: { sources, processor: { borderImageProcessor: { circular: true } } },
    avatarImageSize: 'AVATAR_SIZE_XL',
    loggingDirectives: {
      trackingParams: `CC4Q6OENIhMI${creator.seed.toString(36)}`,
      visibility: { types: '12' },
    },
  };
}

/** Three in ten have none. */
function channelTags(creator: Creator): string | null {
  const random = creatorRandom(creator, 'youtube tags');
  if (random() < 0.3) return null;
  const { niche, secondNiche, language } = creator;
  const own = language === 'en' ? niche.topics.slice(1) : [niche.local[language]];
  const tags = [
    niche.name,
    ...own.filter(() => random() < 0.5),
    ...niche.tags.slice(1).filter((tag) => !tag.endsWith('tok')),
    ...(secondNiche === null ? [] : [secondNiche.name]),
    creator.nickname.toLowerCase(),
  ];
  return tags.join(', ');
}

/** The provider finds the plain ones in the text; disguised ones stay hidden from it too. */
function shownEmail(creator: Creator, profile: Profile): string | null {
  const { contact } = profile;
  if (contact === null) return null;
  return contact.disguise === 'none' || keepsContactOut(creator, profile) ? contact.address : null;
}
