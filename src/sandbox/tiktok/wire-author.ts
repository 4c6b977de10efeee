import { hashText, mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import { profileOf } from '../world/profile.ts';
import { mediumAvatar, searchAvatars } from './wire-image.ts';

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function secUid(creator: Creator): string {
  let state = mix(creator.seed, hashText('sec_uid'));
  let text = 'MS4wLjABAAAA';
  for (let length = 0; length < 64; length++) {
    state = mix(state, length);
    text += base64Letters[state % 64];
  }
  return text;
}

/** A part of what the network sends along and fills in for nobody. */
const emptyAuthorFields = {
  accept_private_policy: false,
  comment_setting: 0,
  commerce_user_level: 0,
  follow_status: 0,
  follower_status: 0,
  is_star: false,
  name_field: 'nickname',
  room_id: 0,
  search_highlight: null,
  short_id: '0',
  special_account: { special_account_list: null },
  status: 1,
  stitch_setting: 0,
  user_rate: 1,
  // 1 for everybody: tells nothing about verification. `custom_verify` does.
  verification_type: 1,
  video_icon: { height: 720, uri: '', url_list: [], url_prefix: null, width: 720 },
};

function whoItIs(creator: Creator) {
  const profile = profileOf(creator);
  return {
    custom_verify: creator.verified ? 'Verified account' : '',
    follower_count: creator.followerCount,
    following_count: profile.followingCount,
    ins_id: profile.instagram,
    nickname: creator.nickname,
    // Not the bio, whatever the name promises.
    search_user_desc: creator.handle,
    search_user_name: creator.nickname,
    sec_uid: secUid(creator),
    uid: creator.id,
    unique_id: creator.handle,
  };
}

/** The author of a found video. No bio, no region, no language; counts of videos and likes are not filled in. */
export function wireAuthor(creator: Creator, nowSeconds: number) {
  return {
    ...emptyAuthorFields,
    ...searchAvatars(creator, nowSeconds),
    ...whoItIs(creator),
    aweme_count: 0,
    secret: creator.state === 'private' ? 1 : 0,
    total_favorited: 0,
    with_shop_entry: false,
  };
}

/** The author as its own videos have it: with bio, language and real counts. */
export function wireKnownAuthor(creator: Creator, nowSeconds: number) {
  const profile = profileOf(creator);
  return {
    ...wireAuthor(creator, nowSeconds),
    aweme_count: profile.videoCount,
    language: creator.language,
    region: creator.country,
    signature: profile.bio,
    total_favorited: profile.heartCount,
  };
}

/** A hit of the user search. No bio here either, but real counts and whether it is private. */
export function wireUser(creator: Creator, nowSeconds: number) {
  const profile = profileOf(creator);
  return {
    challenges: null,
    effects: null,
    items: null,
    mix_list: null,
    musics: null,
    position: null,
    uniqid_position: null,
    user_info: {
      ...emptyAuthorFields,
      ...searchAvatars(creator, nowSeconds),
      ...whoItIs(creator),
      aweme_count: profile.videoCount,
      block_status: 0,
      enable_direct_message: false,
      is_private_account: creator.state === 'private' ? 1 : 0,
      original_musician: { digg_count: 0, music_count: 0, music_used_count: 0, new_release_clip_ids: null },
      room_id_str: '0',
      secret: 0,
      total_favorited: profile.heartCount,
    },
  };
}

/** The same hit with `trim=true`: no wrapper, and little else. */
export function wireTrimmedUser(creator: Creator, nowSeconds: number) {
  const who = whoItIs(creator);
  return {
    follower_count: who.follower_count,
    following_count: who.following_count,
    nickname: who.nickname,
    sec_uid: who.sec_uid,
    uid: who.uid,
    unique_id: who.unique_id,
    avatar_medium: mediumAvatar(creator, nowSeconds),
  };
}
