import { describe, expect, test } from 'vitest';
import { creatorFigures, type FigurePost } from './engagement.ts';

const now = new Date('2026-11-01T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function post(days: number, likes: number, views: number | null = 1000): FigurePost {
  return { publishedAt: daysAgo(days), viewCount: views, likeCount: likes, commentCount: 10 };
}

test('by followers it is the median of the posts: one that went round the world does not count', () => {
  const posts = [post(1, 90), post(2, 190), post(3, 90_000)];
  expect(creatorFigures('median_per_follower', 1000, posts, now)).toEqual({
    engagementRate: 0.2,
    engagementSampleSize: 3,
    averageViewCount: 1000,
    lastPostAt: daysAgo(1),
  });
  const four = creatorFigures('median_per_follower', 1000, [...posts, post(4, 290)], now);
  expect(four.engagementRate).toBeCloseTo(0.25);
});

test('by views it is the mean of the posts, each by its own views', () => {
  const posts = [post(1, 90, 1000), post(2, 190, 1000), post(3, 290, 2000)];
  const figures = creatorFigures('mean_per_view', null, posts, now);
  expect(figures.engagementRate).toBeCloseTo((0.1 + 0.2 + 0.15) / 3);
  expect(figures.averageViewCount).toBe(1333);
});

test('only the twelve newest posts count, in whatever order they come', () => {
  const posts = Array.from({ length: 20 }, (_, at) => post(20 - at, at < 8 ? 9990 : 90));
  const figures = creatorFigures('mean_per_view', null, posts, now);
  expect(figures.engagementSampleSize).toBe(12);
  expect(figures.engagementRate).toBeCloseTo(0.1);
  expect(figures.lastPostAt).toEqual(daysAgo(1));
});

describe('unknown is null, never 0', () => {
  test('without posts nothing is known', () => {
    expect(creatorFigures('mean_per_view', 500, [], now)).toEqual({
      engagementRate: null,
      engagementSampleSize: null,
      averageViewCount: null,
      lastPostAt: null,
    });
  });

  test('two posts are no rate', () => {
    expect(creatorFigures('mean_per_view', 500, [post(1, 5), post(2, 5)], now).engagementRate).toBeNull();
  });

  test('posts without likes, comments or views do not count', () => {
    const odd: FigurePost[] = [
      { publishedAt: daysAgo(4), viewCount: 0, likeCount: 3, commentCount: 1 },
      { publishedAt: daysAgo(5), viewCount: null, likeCount: 3, commentCount: 1 },
      { publishedAt: daysAgo(6), viewCount: 100, likeCount: null, commentCount: 1 },
      { publishedAt: daysAgo(7), viewCount: 100, likeCount: 3, commentCount: null },
    ];
    const figures = creatorFigures('mean_per_view', null, [post(1, 90), post(2, 90), ...odd], now);
    expect(figures.engagementRate).toBeNull();
    const enough = creatorFigures(
      'mean_per_view',
      null,
      [post(1, 90), post(2, 90), post(3, 90), ...odd],
      now,
    );
    expect(enough.engagementSampleSize).toBe(3);
  });

  test('nobody follows, or the number is unknown', () => {
    const posts = [post(1, 5), post(2, 5), post(3, 5)];
    expect(creatorFigures('median_per_follower', 0, posts, now).engagementRate).toBeNull();
    expect(creatorFigures('median_per_follower', null, posts, now).engagementRate).toBeNull();
  });

  test('no engagement at all is a known 0', () => {
    const silent = [1, 2, 3].map((day) => ({ ...post(day, 0), commentCount: 0 }));
    expect(creatorFigures('mean_per_view', null, silent, now).engagementRate).toBe(0);
  });

  test('an undated post counts last and dates nothing; one from the future is left out', () => {
    const undated = { ...post(1, 90), publishedAt: null };
    const figures = creatorFigures('mean_per_view', null, [undated, undated, undated, post(-2, 90)], now);
    expect(figures.engagementSampleSize).toBe(3);
    expect(figures.lastPostAt).toBeNull();
  });
});
