import { youtubeAvatar, youtubeThumbnail } from '../cdn/addresses.ts';
import { videoIdOf } from '../cdn/video-id.ts';
import type { Creator } from '../world/creator.ts';
import { createPost, type Post } from '../world/post.ts';
import type { FoundPost } from '../world/search-posts.ts';
import { hasHandle } from './find-channel.ts';
import { published } from './published.ts';
import type { Shelf } from './shelves.ts';
import { shortCount } from './short-count.ts';
import { videoBadges, videoKind, videoLengthSeconds, videoTitle } from './video.ts';

/** How videos are told: `withExtras` adds what the parameter `includeExtras` asks for. */
export interface VideoForm {
  nowSeconds: number;
  withExtras: boolean;
}

export function videoId({ creator, number }: FoundPost): string {
  return videoIdOf(creator.index, number);
}

/** A found video or short. No subscribers, no description. */
export function wireFoundVideo(found: FoundPost, form: VideoForm) {
  const post = createPost(found.creator, found.number);
  return {
    ...head(post),
    channel: wireVideoChannel(found.creator),
    ...tail(post, form.nowSeconds),
    ...(form.withExtras ? { ...engagement(post), description: description(post) } : {}),
  };
}

/** One of a channel's own list: it says what it is about, but not whose it is. */
export function wireChannelVideo(found: FoundPost, form: VideoForm) {
  const post = createPost(found.creator, found.number);
  const { thumbnail, ...named } = head(post);
  return {
    ...named,
    description: description(post),
    thumbnail,
    channel: { title: '', thumbnail: null },
    ...tail(post, form.nowSeconds),
    ...(form.withExtras ? engagement(post) : {}),
  };
}

export function wireShelf(shelf: Shelf, form: VideoForm) {
  const items = shelf.isShorts
    ? shelf.posts.map(wireShelvedShort)
    : shelf.posts.map((post) => wireFoundVideo(post, form));
  return { type: 'shelf', title: shelf.title, items };
}

/** Rounded views and no channel. */
function wireShelvedShort({ creator, number }: FoundPost) {
  const post = createPost(creator, number);
  const views = shortCount(post.viewCount);
  return { ...head(post), viewCountText: views.text, viewCountInt: Math.round(views.count) };
}

/** A channel among the results. Nobody has recorded one: its form is of our making. */
export function wireFoundChannel(creator: Creator) {
  const { id, title, handle, thumbnail } = wireVideoChannel(creator);
  return { type: 'channel', id, url: `https://www.youtube.com/channel/${id}`, title, handle, thumbnail };
}

function wireVideoChannel(creator: Creator) {
  return {
    id: creator.id,
    title: creator.nickname,
    // Without the @; of a channel that has none, its address.
    handle: hasHandle(creator) ? creator.handle : `channel/${creator.id}`,
    thumbnail: youtubeAvatar(creator.index, 68),
  };
}

function head(post: Post) {
  const id = videoId(post);
  return {
    type: videoKind(post.creator, post.number),
    id,
    url: `https://www.youtube.com/watch?v=${id}`,
    title: videoTitle(post),
    thumbnail: youtubeThumbnail(id),
  };
}

function tail(post: Post, nowSeconds: number) {
  const lengthSeconds = videoLengthSeconds(post.creator, post.number);
  return {
    viewCountText: `${post.viewCount.toLocaleString('en-US')} views`,
    viewCountInt: post.viewCount,
    ...published(post.publishedAt, nowSeconds),
    lengthText: lengthText(lengthSeconds),
    lengthSeconds,
    badges: videoBadges(post, nowSeconds - post.publishedAt),
  };
}

function engagement(post: Post) {
  return {
    likeCountText: String(post.likeCount),
    likeCountInt: post.likeCount,
    commentCountText: String(post.commentCount),
    commentCountInt: post.commentCount,
  };
}

/** Only how it begins. */
function description(post: Post): string {
  return post.caption === '' ? '' : `${post.caption}\n\nThanks for watching!...`;
}

function lengthText(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
