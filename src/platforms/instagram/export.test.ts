import { expect, test } from 'vitest';
import type { ExportRow } from '../platform.ts';
import { instagram } from './index.ts';

const row: ExportRow = {
  creator: {
    handle: 'lumen.daily',
    name: 'Lumen ☾',
    bio: 'plant oils only',
    emails: ['hello@lumen.example.com', 'press@lumen.example.com'].map((address) => ({
      address,
      foundIn: 'bio',
      form: 'plain',
      writtenAs: address,
      confidence: 0.9,
    })),
    links: [],
    followerCount: 44627,
    verified: true,
    private: null,
  },
  post: {
    url: 'https://www.instagram.com/reel/DNZCmWE8gAB/',
    caption: 'three oils',
    publishedAt: '2026-08-01T12:00:00.000Z',
    durationSeconds: null,
    viewCount: null,
    likeCount: 1210,
    commentCount: 0,
    shareCount: null,
    hashtags: ['VeganSkincare', 'glow'],
  },
  queries: ['oils', 'skincare'],
  mode: 'hashtag',
  score: 87,
};

test('a file has the columns that were agreed, in their order', () => {
  expect(instagram.exportColumns.map(({ header, value }) => [header, value(row)])).toEqual([
    ['Username', 'lumen.daily'],
    ['Full Name', 'Lumen ☾'],
    ['Followers', 44627],
    ['Bio', 'plant oils only'],
    ['Email', 'hello@lumen.example.com; press@lumen.example.com'],
    ['Private', null],
    ['Verified', 'Yes'],
    ['Post URL', 'https://www.instagram.com/reel/DNZCmWE8gAB/'],
    ['Caption', 'three oils'],
    ['Likes', 1210],
    ['Comments', 0],
    ['Hashtags', '#VeganSkincare #glow'],
    ['Keywords', 'oils; skincare'],
    ['Profile URL', 'https://www.instagram.com/lumen.daily/'],
    ['Platform', 'Instagram'],
    ['Search Type', 'Hashtag'],
  ]);
  expect(instagram.modes.similar?.exportColumns?.map(({ header, value }) => [header, value(row)])).toEqual([
    ['Score', 87],
  ]);
});
