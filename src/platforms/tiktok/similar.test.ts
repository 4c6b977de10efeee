import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { similar } from './similar.ts';

const profilePath = '/v1/tiktok/profile';
const videosPath = '/v3/tiktok/profile/videos';
const video = fixture('tiktok/search-item').aweme_info;
const others = { ...video, aweme_id: '7300000000000000002', author: { ...video.author, uid: '1' } };
const answers = {
  [profilePath]: fixture('tiktok/profile'),
  [videosPath]: { aweme_list: [video, null, others], max_cursor: 1 },
};

describe('the page of a seed', () => {
  test('has the seed with its own videos', async () => {
    const page = await similar.page('lumen.daily', null, answering(answers));
    expect(page).toMatchObject({ creators: [], next: null, seed: { status: 'enriched' } });
    expect(page.seed).toMatchObject({
      creator: { externalId: '6900000000000000001', followerCount: 44627 },
      posts: [{ externalId: '7300000000000000001', viewCount: 20400 }],
    });
  });

  test('opens lists of videos for all its words, and of accounts, weighing less, for the best', async () => {
    const { lists = [] } = await similar.page('lumen.daily', null, answering(answers));
    expect(lists.map(({ text }) => text).join(', ')).toMatch(/vegan ?skincare/i);
    const ofVideos = lists.filter(({ cursor }) => cursor.includes('videos'));
    const ofAccounts = lists.filter(({ cursor }) => cursor.includes('users'));
    expect(ofVideos.length + ofAccounts.length).toBe(lists.length);
    for (const { text, weight } of ofAccounts) {
      const twin = ofVideos.find((list) => list.text === text);
      expect(weight).toBeLessThan(twin?.weight ?? 0);
    }
    for (const { weight } of lists) expect(weight).toBeLessThanOrEqual(1);
  });

  test.each(['nothing_found', 'provider_unavailable'] as const)(
    'goes on without the videos when they answer %s',
    async (refusal) => {
      const body = { [profilePath]: fixture('tiktok/profile') };
      const page = await similar.page('lumen.daily', null, answering(body, { refusal }));
      expect(page.seed).toMatchObject({ status: 'enriched', posts: [] });
    },
  );

  test.each([
    [{ account_private: true }, 'private'],
    [{ account_deactivated: true }, 'deleted'],
  ])('says why nobody can be read: %j', async (body, status) => {
    const page = await similar.page('lumen.daily', null, answering({ [profilePath]: body }));
    expect(page).toEqual({ seed: { status }, creators: [], next: null, skipped: 0 });
  });

  test('says that nobody is there, and fails where the provider does', async () => {
    expect((await similar.page('nobody', null, answering({}))).seed).toEqual({ status: 'missing' });
    await expect(similar.page('x', null, answering({}, { refusal: 'out_of_credits' }))).rejects.toMatchObject(
      {
        code: 'out_of_credits',
      },
    );
  });
});

test.each([
  ['videos', '/v1/tiktok/search/keyword', { search_item_list: [fixture('tiktok/search-item')] }],
  ['users', '/v1/tiktok/search/users', { users: [fixture('tiktok/search-user')] }],
])('a list of %s is walked by its cursor alone', async (list, path, items) => {
  const asked: Asked[] = [];
  const context = answering({ [path]: { ...items, cursor: 30 } }, { asked });
  const first = await similar.page('oils', JSON.stringify({ list, cursor: '0' }), context);
  expect(first.creators).toHaveLength(1);
  const second = await similar.page('oils', first.next, context);
  expect(asked.map(({ parameters }) => parameters)).toEqual([
    { query: 'oils', cursor: '0' },
    { query: 'oils', cursor: '30' },
  ]);
  expect(second.next).toBeNull();
});
