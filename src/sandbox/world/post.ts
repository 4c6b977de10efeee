import { chance, createRandom, hashText, integerBetween, itemAt, logNormal, mix, pick } from '../random.ts';
import type { Creator } from './creator.ts';
import { snowflake } from './network.ts';
import type { Niche } from './niche.ts';
import { phrases } from './phrases.ts';

/**
 * Posts are numbered from a fixed day on, so that a post keeps its id and figures for as long as it lies among
 * the creator's recent ones, whatever the day on which the sandbox runs.
 */
const firstDay = 1_451_606_400; // 2016-01-01
const daySeconds = 86_400;
export const recentPostCount = 16;

/** What the search needs to know of a post, cheap enough to be made for thousands of posts a query. */
export interface PostSubject {
  niche: Niche;
  topic: number;
  tags: readonly [number, number];
  isTagged: boolean;
  isSilent: boolean;
  captionTemplate: number;
}

export interface Post {
  id: string;
  creator: Creator;
  number: number;
  publishedAt: number;
  caption: string;
  hashtags: string[];
  durationMs: number;
  isAdvertisement: boolean;
  viewCount: number;
  likeCount: number;
  commentCount: number;
  shareCount: number;
  saveCount: number;
  downloadCount: number;
}

function postingInterval(creator: Creator): number {
  return (4 + 24 * (mix(creator.seed, 1) / 4294967296)) * daySeconds;
}

/** The number of the newest post. One in seven has paused for months. */
export function newestPostNumber(creator: Creator, nowSeconds: number): number {
  const pause = mix(creator.seed, 2) % 7 === 0 ? (60 + (mix(creator.seed, 3) % 180)) * daySeconds : 0;
  return Math.floor((nowSeconds - pause - firstDay) / postingInterval(creator)) - 1;
}

export function publishedAt(creator: Creator, number: number): number {
  const jitter = mix(creator.seed, number + 1_000) / 4294967296;
  return Math.floor(firstDay + (number + jitter) * postingInterval(creator));
}

export function postId(creator: Creator, number: number): string {
  return snowflake(publishedAt(creator, number), creator.index * 4096 + (number % 4096));
}

export function postSubject(creator: Creator, number: number): PostSubject {
  const bits = mix(creator.seed, number + 500_000);
  const more = mix(bits, 7);
  const niche = creator.secondNiche !== null && bits % 5 === 0 ? creator.secondNiche : creator.niche;
  return {
    niche,
    topic: (bits >>> 8) % niche.topics.length,
    tags: [1 + (more % (niche.tags.length - 1)), 1 + ((more >>> 8) % (niche.tags.length - 1))],
    isTagged: (more >>> 16) % 10 !== 0,
    isSilent: (more >>> 20) % 64 === 0,
    captionTemplate: (bits >>> 16) % phrases[creator.language].captions.length,
  };
}

export function typicalViewCount(creator: Creator): number {
  return 8 * creator.followerCount ** 0.82;
}

/** Likes per view: falls as the audience grows. */
export function typicalLikeRate(creator: Creator): number {
  return Math.min(0.25, 0.16 * (creator.followerCount / 1_000) ** -0.13);
}

export function createPost(creator: Creator, number: number): Post {
  const random = createRandom(mix(creator.seed, hashText(`post ${number}`)));
  const subject = postSubject(creator, number);
  const hashtags = subject.isTagged ? hashtagsOf(subject, random()) : [];
  const published = publishedAt(creator, number);
  const viewCount = Math.round(typicalViewCount(creator) * logNormal(random, 0.7, 1.1)) + 12;
  const likeCount = Math.round(
    viewCount * Math.min(0.45, typicalLikeRate(creator) * logNormal(random, 1, 0.35)),
  );
  return {
    id: postId(creator, number),
    creator,
    number,
    publishedAt: published,
    caption: subject.isSilent ? '' : captionOf(creator, subject, hashtags, pick(random, subject.niche.emoji)),
    hashtags: subject.isSilent ? [] : hashtags,
    durationMs:
      Math.round(Math.min(600_000, logNormal(random, 24_000, 0.7))) + integerBetween(random, 4_000, 6_000),
    isAdvertisement: chance(random, 0.01),
    viewCount,
    likeCount,
    commentCount: Math.round(likeCount * logNormal(random, 0.011, 0.7)),
    shareCount: Math.round(likeCount * logNormal(random, 0.035, 0.9)),
    saveCount: Math.round(likeCount * logNormal(random, 0.11, 0.7)),
    downloadCount: Math.round(likeCount * logNormal(random, 0.006, 0.8)),
  };
}

function hashtagsOf(subject: PostSubject, drawn: number): string[] {
  const chosen = new Set([
    subject.niche.tags[0],
    ...subject.tags.map((at) => itemAt(subject.niche.tags, at)),
  ]);
  if (drawn < 0.35) chosen.add('fyp');
  else if (drawn < 0.5) chosen.add('foryou');
  return [...chosen].filter((tag) => tag !== undefined);
}

function captionOf(creator: Creator, subject: PostSubject, hashtags: string[], emoji: string): string {
  const topic =
    creator.language === 'en'
      ? itemAt(subject.niche.topics, subject.topic)
      : subject.niche.local[creator.language];
  const sentence = itemAt(phrases[creator.language].captions, subject.captionTemplate)
    .replaceAll('{topic}', topic)
    .replaceAll('{emoji}', emoji);
  return [sentence, ...hashtags.map((tag) => `#${tag}`)].join(' ');
}
