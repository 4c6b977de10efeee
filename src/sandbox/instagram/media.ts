import { mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import { newestPostNumber, type Post } from '../world/post.ts';
import { profileOf } from '../world/profile.ts';

export type MediaKind = 'reel' | 'photo' | 'carousel';

/** Seven posts of ten are reels. */
export function mediaKind(creator: Creator, postNumber: number): MediaKind {
  const drawn = mix(creator.seed, postNumber + 2_000_000) % 100;
  return drawn < 70 ? 'reel' : drawn < 86 ? 'photo' : 'carousel';
}

/** A creator's media are numbered on and on; this is the last number, and how many there are up to it. */
export function mediaNumbers(creator: Creator, nowSeconds: number): { newest: number; count: number } {
  const newest = newestPostNumber(creator, nowSeconds);
  return { newest, count: Math.min(profileOf(creator).videoCount, newest + 1) };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The media's id in base 64, as its address has it. */
export function shortcode(mediaId: string): string {
  let text = '';
  for (let left = BigInt(mediaId); left > 0n; left /= 64n) text = digits.charAt(Number(left % 64n)) + text;
  return text;
}

/** A film's file, which nobody asks for. */
export function videoAddress(post: Post): string {
  return `https://scontent-lax3-1.cdninstagram.com/o1/v/t2/f2/m86/${shortcode(post.id).repeat(3)}.mp4?_nc_cat=101`;
}

export function originalAudio(post: Post) {
  return {
    artist_name: post.creator.handle,
    song_name: 'Original audio',
    uses_original_audio: true,
    should_mute_audio: false,
    should_mute_audio_reason: '',
    audio_id: String(10 ** 15 + mix(post.creator.seed, post.number)),
  };
}

/** The real audience of a film; a few shared ones say 0. */
export function shownViewCount(post: Post): number {
  return mix(post.creator.seed, post.number + 3_000_000) % 15 === 0 ? 0 : post.viewCount;
}
