import { createRandom, integerBetween, logNormal, mix, pick } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import type { Post } from '../world/post.ts';

/** What makes a video of the world's post: these are cheap, so that a search can filter thousands by them. */
export type VideoKind = 'video' | 'short';

const kindSalt = 700_000;
const lengthSalt = 710_000;
const badgeSalt = 720_000;

/** Three in ten are shorts. */
export function videoKind(creator: Creator, number: number): VideoKind {
  return mix(creator.seed, number + kindSalt) % 10 < 3 ? 'short' : 'video';
}

export function videoLengthSeconds(creator: Creator, number: number): number {
  const random = createRandom(mix(creator.seed, number + lengthSalt));
  if (videoKind(creator, number) === 'short') return integerBetween(random, 8, 60);
  return Math.round(Math.min(14_400, Math.max(58, logNormal(random, 560, 0.85))));
}

/** Hashtags that say something on another network only. */
const foreignTags = /^(fyp|foryou)$|tok$/;

/** The caption without its hashtags; shorts keep those that mean something here. */
export function videoTitle(post: Post): string {
  const [sentence = ''] = post.caption.split(' #');
  // Nothing comes without a title here.
  const title = sentence === '' ? post.creator.nickname : sentence;
  if (videoKind(post.creator, post.number) === 'video') return title;
  const tags = ['shorts', ...post.hashtags.filter((tag) => !foreignTags.test(tag))].slice(0, 3);
  return `${title} ${tags.map((tag) => `#${tag}`).join(' ')}`;
}

export function videoBadges(post: Post, ageSeconds: number): string[] {
  const random = createRandom(mix(post.creator.seed, post.number + badgeSalt));
  const drawn = pick(random, [[], [], [], ['4K'], ['4K'], ['CC'], ['4K', 'CC']]);
  return ageSeconds < 4 * 86_400 ? ['New', ...drawn] : [...drawn];
}
