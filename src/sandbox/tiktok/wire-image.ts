import { avatarUri, coverUri, signedAddress } from '../cdn/tiktok-addresses.ts';
import { mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import type { Post } from '../world/post.ts';

interface WireImage {
  height: number;
  uri: string;
  url_list: string[];
  url_prefix: null;
  width: number;
}

function wireImage(uri: string, urls: string[]): WireImage {
  // The network says 720 x 720 whatever the size is.
  return { height: 720, uri, url_list: urls, url_prefix: null, width: 720 };
}

/** The first address is HEIC for most, WebP for some; the last is always JPEG. */
function firstFormat(creator: Creator): 'heic' | 'webp' {
  return mix(creator.seed, 94) % 100 < 94 ? 'heic' : 'webp';
}

function avatar(creator: Creator, size: number, nowSeconds: number): WireImage {
  const uri = avatarUri(creator.index);
  const modern = `tiktokx-cropcenter-q:${size}:${size}:q70.${firstFormat(creator)}`;
  return wireImage(uri, [
    signedAddress(creator.index, 0, uri, modern, nowSeconds),
    signedAddress(creator.index, 0, uri, `tiktokx-cropcenter-q:${size}:${size}:q70.jpeg`, nowSeconds),
  ]);
}

export function mediumAvatar(creator: Creator, nowSeconds: number) {
  return avatar(creator, 720, nowSeconds);
}

export function searchAvatars(creator: Creator, nowSeconds: number) {
  return {
    avatar_168x168: avatar(creator, 168, nowSeconds),
    avatar_300x300: avatar(creator, 300, nowSeconds),
    avatar_larger: avatar(creator, 1080, nowSeconds),
    avatar_medium: mediumAvatar(creator, nowSeconds),
    avatar_thumb: avatar(creator, 100, nowSeconds),
    avatar_uri: avatarUri(creator.index),
  };
}

/** Profiles give one plain address each, always JPEG. */
export function profileAvatars(creator: Creator, nowSeconds: number) {
  const uri = avatarUri(creator.index);
  const address = (size: number) =>
    signedAddress(creator.index, 0, uri, `tiktokx-cropcenter:${size}:${size}.jpeg`, nowSeconds);
  return { avatarLarger: address(1080), avatarMedium: address(720), avatarThumb: address(100) };
}

export function covers(post: Post, nowSeconds: number) {
  const { index } = post.creator;
  const uri = coverUri(index, post.number, post.publishedAt);
  const address = (host: 0 | 1, transformation: string) =>
    signedAddress(index, host, uri, transformation, nowSeconds);
  return {
    cover: wireImage(uri, [
      address(1, 'tiktokx-cropcenter:500:800.jpeg'),
      address(0, 'tiktokx-cropcenter:500:800.jpeg'),
    ]),
    dynamic_cover: wireImage(uri, [address(0, 'tiktokx-origin.image'), address(0, 'tiktokx-origin.jpeg')]),
    origin_cover: wireImage(uri, [address(0, 'dmt-adapt-360p.heic'), address(0, 'dmt-adapt-360p.jpeg')]),
  };
}
