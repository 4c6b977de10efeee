import type { EngagementFormula, PostFacts } from './creator.ts';

export type FigurePost = Pick<PostFacts, 'publishedAt' | 'viewCount' | 'likeCount' | 'commentCount'>;

export interface CreatorFigures {
  engagementRate: number | null;
  /** The posts that went into the rate; null where there is none. */
  engagementSampleSize: number | null;
  averageViewCount: number | null;
  lastPostAt: Date | null;
}

const recentPosts = 12;
/** One post that did well says nothing about a creator. */
const leastPosts = 3;

/** What a creator's posts tell about it. Posts from the future (a clock or a plan that is off) are no news yet. */
export function creatorFigures(
  formula: EngagementFormula,
  followerCount: number | null,
  posts: FigurePost[],
  now: Date,
): CreatorFigures {
  const newest = newestFirst(posts.filter(({ publishedAt }) => publishedAt === null || publishedAt <= now));
  const recent = newest.slice(0, recentPosts);
  const rates = recent
    .map((post) => engagementOf(formula, followerCount, post))
    .filter((rate) => rate !== null);
  const views = recent.map(({ viewCount }) => viewCount).filter((count) => count !== null);
  const known = rates.length >= leastPosts;
  return {
    engagementRate: known ? (formula === 'median_per_follower' ? median(rates) : mean(rates)) : null,
    engagementSampleSize: known ? rates.length : null,
    averageViewCount: views.length === 0 ? null : Math.round(mean(views)),
    lastPostAt: newest[0]?.publishedAt ?? null,
  };
}

/** Undated posts come last: some lists leave the date out of pinned or old ones. */
function newestFirst(posts: FigurePost[]): FigurePost[] {
  const time = ({ publishedAt }: FigurePost) => publishedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  return posts.toSorted((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
}

function engagementOf(
  formula: EngagementFormula,
  followerCount: number | null,
  post: FigurePost,
): number | null {
  const audience = formula === 'median_per_follower' ? followerCount : post.viewCount;
  if (audience === null || audience <= 0 || post.likeCount === null || post.commentCount === null)
    return null;
  return (post.likeCount + post.commentCount) / audience;
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
