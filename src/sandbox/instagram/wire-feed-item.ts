import { instagramAvatar, instagramCover } from '../cdn/instagram-addresses.ts';
import type { Creator } from '../world/creator.ts';
import type { Post } from '../world/post.ts';
import { mediaKind, shortcode, shownViewCount, videoAddress } from './media.ts';
import { accountKind, graphNumber } from './wire-account.ts';

const mediaTypes = { photo: 1, reel: 2, carousel: 8 };
const productTypes = { photo: 'feed', reel: 'clips', carousel: 'carousel_container' };

/** Media ids of the mobile shape name the owner too. */
export function feedItemId(mediaId: string, creator: Creator): string {
  return `${mediaId}_${creator.id}`;
}

/** A post in the shape of the mobile application, with `trim=true`. */
export function wireTrimmedFeedItem(post: Post, nowSeconds: number) {
  const { creator, number } = post;
  const kind = mediaKind(creator, number);
  const address = (pixels: number) =>
    instagramCover(creator.index, number, { crop: 'whole', pixels }, nowSeconds);
  const candidate = (height: number) => ({ width: (height * 9) / 16, height, url: address(height) });
  const owner = wireOwner(creator, nowSeconds);
  return {
    id: feedItemId(post.id, creator),
    code: shortcode(post.id),
    media_type: mediaTypes[kind],
    taken_at: post.publishedAt,
    caption: post.caption === '' ? null : caption(post, nowSeconds),
    comment_count: post.commentCount,
    like_count: post.likeCount,
    display_uri: address(1080),
    user: owner,
    owner,
    image_versions2: { candidates: [candidate(1280), candidate(640)] },
    product_type: productTypes[kind],
    music_metadata: null,
    is_paid_partnership: post.isAdvertisement,
    ...(kind === 'reel' ? filmFields(post) : {}),
    url: `https://www.instagram.com/p/${shortcode(post.id)}/`,
  };
}

export function wireFeedItem(post: Post, nowSeconds: number) {
  const { creator } = post;
  return {
    ...sameForAll,
    ...wireTrimmedFeedItem(post, nowSeconds),
    pk: post.id,
    strong_id__: feedItemId(post.id, creator),
    fbid: graphNumber(creator, `media ${post.number}`),
    client_cache_key: `${Buffer.from(post.id).toString('base64')}.3`,
    device_timestamp: post.publishedAt * 1_000_000,
    original_width: 720,
    original_height: 1280,
    url: `https://www.instagram.com/${creator.handle}/p/${shortcode(post.id)}/`,
  };
}

/** A part of what the network says of every post alike. */
const sameForAll = {
  caption_is_edited: false,
  deleted_reason: 0,
  has_delayed_metadata: false,
  like_and_view_counts_disabled: false,
  commerciality_status: 'not_commercial',
  filter_type: 0,
  usertags: { in: [] },
  photo_of_you: false,
  timeline_pinned_user_ids: [],
  coauthor_producers: [],
  can_reply: false,
  preview_comments: [],
  has_liked: false,
  can_viewer_save: true,
  can_viewer_reshare: true,
  has_more_comments: true,
};

function filmFields(post: Post) {
  const plays = shownViewCount(post);
  return {
    play_count: plays,
    ig_play_count: plays,
    has_audio: true,
    video_duration: post.durationMs / 1000,
    video_sticker_locales: [],
    video_versions: [{ bandwidth: null, height: 853, type: 101, url: videoAddress(post), width: 480 }],
  };
}

function caption(post: Post, nowSeconds: number) {
  const pk = graphNumber(post.creator, `caption ${post.number}`);
  return {
    bit_flags: 0,
    created_at: post.publishedAt + 2,
    created_at_utc: post.publishedAt + 2,
    did_report_as_spam: false,
    is_ranked_comment: false,
    pk,
    share_enabled: false,
    content_type: 'comment',
    media_id: post.id,
    status: 'Active',
    type: 1,
    user_id: post.creator.id,
    strong_id__: pk,
    text: post.caption,
    user: {
      ...wireFeedUser(post.creator, nowSeconds),
      fbid_v2: graphNumber(post.creator, 'fbid'),
      is_unpublished: false,
    },
    is_covered: false,
    private_reply_status: 0,
  };
}

/** Who it is, in few words. */
export function wireFeedUser(creator: Creator, nowSeconds: number) {
  return {
    pk: creator.id,
    pk_id: creator.id,
    id: creator.id,
    username: creator.handle,
    full_name: creator.nickname,
    is_private: creator.state === 'private',
    strong_id__: creator.id,
    is_verified: creator.verified,
    profile_pic_id: feedItemId(graphNumber(creator, 'picture'), creator),
    profile_pic_url: instagramAvatar(creator.index, 150, nowSeconds),
  };
}

function wireOwner(creator: Creator, nowSeconds: number) {
  const picture = { height: 320, url: instagramAvatar(creator.index, 320, nowSeconds), width: 320 };
  const { is_business_account, is_professional_account } = accountKind(creator);
  return {
    ...wireFeedUser(creator, nowSeconds),
    fbid_v2: graphNumber(creator, 'fbid'),
    feed_post_reshare_disabled: false,
    is_unpublished: false,
    show_account_transparency_details: true,
    third_party_downloads_enabled: 1,
    account_type: is_business_account ? 2 : is_professional_account ? 3 : 1,
    account_badges: [],
    has_anonymous_profile_picture: false,
    hd_profile_pic_url_info: picture,
    hd_profile_pic_versions: [picture],
    transparency_product_enabled: false,
    is_embeds_disabled: false,
  };
}
