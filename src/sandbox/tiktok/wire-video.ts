import { hashText, mix } from '../random.ts';
import type { Post } from '../world/post.ts';
import { wireAuthor, wireKnownAuthor } from './wire-author.ts';
import { covers } from './wire-image.ts';

/** A found video as the search wraps it, with a believable part of what else the network sends. */
export function wireSearchItem(post: Post, nowSeconds: number) {
  return { aweme_info: wireVideo(post, nowSeconds), search_aweme_info: { has_creation_intention: false } };
}

/** The same with `trim=true`: the video itself, without the wrapper. */
export function wireTrimmedVideo(post: Post, nowSeconds: number) {
  return {
    aweme_id: post.id,
    desc: post.caption,
    desc_language: captionLanguage(post),
    region: post.creator.country,
    statistics: statistics(post),
    video: video(post, nowSeconds),
    author: wireAuthor(post.creator, nowSeconds),
    create_time: post.publishedAt,
    is_ad: post.isAdvertisement,
    is_eligible_for_commission: false,
    create_time_utc: isoTime(post.publishedAt),
    url: videoAddress(post),
  };
}

/** A video among those of its creator. */
export function wireProfileVideo(post: Post, nowSeconds: number) {
  return { ...wireVideo(post, nowSeconds), author: wireKnownAuthor(post.creator, nowSeconds) };
}

export function wireTrimmedProfileVideo(post: Post, nowSeconds: number) {
  return {
    ...wireTrimmedVideo(post, nowSeconds),
    author: wireKnownAuthor(post.creator, nowSeconds),
    is_paid_partnership: false,
    shop_product_url: null,
  };
}

function wireVideo(post: Post, nowSeconds: number) {
  const address = videoAddress(post);
  return {
    ...emptyVideoFields,
    author: wireAuthor(post.creator, nowSeconds),
    author_user_id: Number(post.creator.id),
    aweme_id: post.id,
    cha_list: post.hashtags.length === 0 ? null : post.hashtags.map(challenge),
    // Absent on a good quarter.
    ...(mix(post.creator.seed, post.number) % 100 < 72 ? { content_type: 'video' } : {}),
    create_time: post.publishedAt,
    create_time_utc: isoTime(post.publishedAt),
    desc: post.caption,
    desc_language: captionLanguage(post),
    group_id: post.id,
    is_ad: post.isAdvertisement,
    is_ads: post.isAdvertisement,
    music: music(post),
    region: post.creator.country,
    search_desc: post.caption,
    share_url: `${address}?_r=1&u_code=0&preview_pb=0&sharer_language=en&_d=sandbox&share_item_id=${post.id}&source=h5_m`,
    statistics: statistics(post),
    text_extra: textExtra(post),
    url: address,
    video: video(post, nowSeconds),
  };
}

const emptyVideoFields = {
  aigc_info: { aigc_label_type: 0, created_by_ai: false },
  anchors: null,
  animated_image_info: { effect: 0, type: 0 },
  aweme_type: 0,
  commerce_info: {
    adv_promotable: false,
    auction_ad_invited: false,
    branded_content_type: 0,
    with_comment_filter_words: false,
  },
  distance: '',
  has_danmaku: false,
  image_infos: null,
  interact_permission: { duet: 0, stitch: 0, upvote: 0 },
  is_eligible_for_commission: false,
  is_hash_tag: 1,
  is_pgcshow: false,
  is_top: 0,
  long_video: null,
  position: null,
  prevent_download: false,
};

function videoAddress(post: Post): string {
  return `https://www.tiktok.com/@${post.creator.handle}/video/${post.id}`;
}

function isoTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString();
}

/** "un" where the network did not recognise one. */
function captionLanguage(post: Post): string {
  return post.caption === '' ? 'un' : post.creator.language;
}

function statistics(post: Post) {
  return {
    aweme_id: post.id,
    collect_count: post.saveCount,
    comment_count: post.commentCount,
    digg_count: post.likeCount,
    download_count: post.downloadCount,
    forward_count: 0,
    lose_comment_count: 0,
    lose_count: 0,
    play_count: post.viewCount,
    repost_count: 0,
    share_count: post.shareCount,
    whatsapp_share_count: Math.round(post.shareCount / 9),
  };
}

function video(post: Post, nowSeconds: number) {
  const file = `v12044gd0000${hashText(post.id).toString(36)}`;
  const address = (host: string) =>
    `https://${host}.tiktokcdn-us.com/video/tos/useast5/${file}/?a=1233&mime_type=video_mp4`;
  const play = {
    data_size: post.durationMs * 210,
    file_cs: 'c:0-10035-a6b6',
    file_hash: hashText(file).toString(16).padStart(8, '0').repeat(4),
    height: 1024,
    uri: file,
    url_key: `${file}_h264_540p_1717563`,
    url_list: [address('v16m')],
    url_prefix: null,
    width: 576,
  };
  return {
    ...covers(post, nowSeconds),
    CoverTsp: 0,
    big_thumbs: [],
    bit_rate: [],
    bit_rate_audio: [],
    cdn_url_expired: 0,
    did_profile_labels: '',
    duration: post.durationMs,
    has_watermark: true,
    height: 1024,
    is_bytevc1: 0,
    is_callback: true,
    meta: '{"LoudnessRange":"1.8","isad":"0","format":"mp4"}',
    need_set_token: false,
    play_addr: play,
    ratio: '540p',
    source_HDR_type: 0,
    tags: null,
    vid_profile_labels: '',
    width: 576,
  };
}

function challengeId(tag: string): string {
  return String(hashText(tag));
}

function challenge(tag: string) {
  return {
    cha_name: tag,
    cid: challengeId(tag),
    collect_stat: 0,
    desc: '',
    is_commerce: false,
    schema: `aweme://aweme/challenge/detail?cid=${challengeId(tag)}`,
    type: 2,
    user_count: 0,
    view_count: 0,
  };
}

/** Where in the caption each hashtag stands. */
function textExtra(post: Post) {
  return post.hashtags.map((tag, at) => {
    const start = post.caption.indexOf(`#${tag}`);
    return {
      end: start + tag.length + 1,
      hashtag_id: challengeId(tag),
      hashtag_name: tag,
      is_commerce: false,
      sec_uid: '',
      start,
      tag_id: String(at + 1),
      type: 1,
      user_id: '',
    };
  });
}

function music(post: Post) {
  return {
    album: '',
    artists: [],
    author: post.creator.nickname,
    duration: Math.round(post.durationMs / 1000),
    id_str: post.id,
    is_original: false,
    is_original_sound: true,
    mid: post.id,
    owner_handle: post.creator.handle,
    owner_id: post.creator.id,
    owner_nickname: post.creator.nickname,
    title: `original sound - ${post.creator.handle}`,
    user_count: 0,
  };
}
