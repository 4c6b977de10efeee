import { expect, test } from 'vitest';
import type { ExportRow } from '../platform.ts';
import { exportColumns } from './export.ts';
import { similar } from './similar.ts';

const row: ExportRow = {
  creator: {
    handle: 'CrumbAndCrust',
    name: 'Crumb & Crust',
    bio: 'Bread, slowly.',
    emails: [],
    links: ['https://one.example.com', 'https://two.example.com'],
    followerCount: 16_400_000,
    verified: null,
    private: null,
  },
  post: {
    url: 'https://www.youtube.com/watch?v=aaaaaaaaaa1',
    caption: 'Rye starter',
    publishedAt: '2026-11-12T11:01:57.414Z',
    durationSeconds: 806,
    viewCount: null,
    likeCount: null,
    commentCount: null,
    shareCount: null,
    hashtags: ['rye', 'bread'],
  },
  queries: ['sourdough', 'rye'],
  mode: 'keyword',
  score: null,
};

function cells(changes: Partial<ExportRow>) {
  const columns = [...exportColumns, ...(similar.exportColumns ?? [])];
  return Object.fromEntries(columns.map(({ header, value }) => [header, value({ ...row, ...changes })]));
}

test('a row says what is known, and nothing of what is not', () => {
  expect(cells({})).toMatchObject({
    'Channel Name': 'Crumb & Crust',
    Handle: 'CrumbAndCrust',
    'Social Links': 'https://one.example.com; https://two.example.com',
    Views: null,
    'Published Date': '2026-11-12',
    Hashtags: '#rye #bread',
    Keywords: 'sourdough; rye',
  });
});

test('an id that stands in for a handle is none', () => {
  const creator = { ...row.creator, handle: 'UCaaaaaaaaaaaaaaaaaaaaaa' };
  expect(cells({ creator }).Handle).toBeNull();
});

test('a similar search names its seeds as target channels, not as keywords', () => {
  expect(cells({ mode: 'similar', score: 74, queries: ['OtherBaker'] })).toMatchObject({
    Keywords: null,
    Score: 74,
    'Target Channel': 'OtherBaker',
  });
});
