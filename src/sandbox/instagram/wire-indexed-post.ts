import { instagramAvatar, instagramCover } from '../cdn/instagram-addresses.ts';
import { mix } from '../random.ts';
import { phrases } from '../world/phrases.ts';
import type { Post } from '../world/post.ts';
import type { World } from '../world/world.ts';
import { mediaKind, originalAudio, shortcode, videoAddress } from './media.ts';
import { wireIndexedOwner } from './wire-account.ts';

const typeNames = { reel: 'XDTGraphVideo', photo: 'XDTGraphImage', carousel: 'XDTGraphSidecar' };

/** A post as the searches that stand on an index of the web give it: flat, without counts of views. */
export function wireIndexedPost(world: World, post: Post, nowSeconds: number) {
  const { creator, number } = post;
  const kind = mediaKind(creator, number);
  const isReel = kind === 'reel';
  const code = shortcode(post.id);
  return {
    id: post.id,
    __typename: typeNames[kind],
    shortcode: code,
    url: `https://www.instagram.com/${isReel ? 'reel' : 'p'}/${code}/`,
    caption: post.caption,
    thumbnail_src: instagramCover(creator.index, number, { crop: 'square', pixels: 640 }, nowSeconds),
    display_url: instagramCover(creator.index, number, { crop: 'whole', pixels: 1080 }, nowSeconds),
    video_url: isReel ? videoAddress(post) : null,
    has_audio: isReel,
    accessibility_caption: null,
    product_type: isReel ? 'clips' : 'feed',
    video_duration: isReel ? post.durationMs / 1000 : null,
    clips_music_attribution_info: isReel ? originalAudio(post) : null,
    is_video: isReel,
    owner: wireIndexedOwner(world, creator, nowSeconds),
    taken_at: new Date(post.publishedAt * 1000).toISOString(),
    is_ad: post.isAdvertisement,
    like_count: post.likeCount,
    is_affiliate: false,
    is_paid_partnership: post.isAdvertisement,
    location: locationOf(post),
    comment_count: post.commentCount,
    comments: comments(world, post, nowSeconds),
  };
}

function locationOf(post: Post) {
  const { creator, number } = post;
  const drawn = mix(creator.seed, number + 4_000_000);
  if (drawn % 6 !== 0) return null;
  const nearby = phrases[creator.language].cities.filter(({ country }) => country === creator.country);
  const city = nearby[(drawn >>> 8) % nearby.length]?.name;
  if (city === undefined) return null;
  return {
    id: String(10 ** 14 + drawn),
    has_public_page: true,
    name: city,
    slug: city.toLowerCase(),
    address_json: JSON.stringify({ city_name: city, country_code: creator.country, zip_code: '' }),
  };
}

const commentTexts = ['😍', '🔥🔥', 'Love this', 'Saving this one', 'So true 😂', '👏', 'Need this!'];

/** Up to three of them, by other people. */
function comments(world: World, post: Post, nowSeconds: number) {
  const drawn = mix(post.creator.seed, post.number + 5_000_000);
  return Array.from({ length: Math.min(post.commentCount, drawn % 4) }, (_, at) => {
    const other = world.creators[mix(drawn, at) % world.creators.length] ?? post.creator;
    return {
      id: String(17_900_000_000_000_000n + BigInt(mix(drawn, at + 10))),
      text: commentTexts[mix(drawn, at + 20) % commentTexts.length],
      owner: {
        id: other.id,
        is_verified: other.verified,
        profile_pic_url: instagramAvatar(other.index, 150, nowSeconds),
        username: other.handle,
      },
      like_count: 0,
      created_at: new Date((post.publishedAt + 3600 * (at + 1)) * 1000).toISOString(),
    };
  });
}
