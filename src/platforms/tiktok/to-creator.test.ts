import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { payloadsFolder, readPayloads } from '../../../tests/support/payloads.ts';
import { type Asked, answering, fixture } from '../testing.ts';
import { keyword } from './keyword.ts';
import { profile } from './profile.ts';
import { searchUsers } from './search-users.ts';
import { similar } from './similar.ts';

const searchPath = '/v1/tiktok/search/keyword';
const usersPath = '/v1/tiktok/search/users';
const profilePath = '/v1/tiktok/profile';

const page = (...items: unknown[]) => pageWith({ cursor: 30, has_more: 1, search_item_list: items });
const pageWith = (body: unknown) => answering({ [searchPath]: body });
const profileOf = (body: unknown) => profile(only, answering({ [profilePath]: body }));
const only = { externalId: '6900000000000000001', handle: 'lumen.daily' };

describe('a page of videos', () => {
  test('becomes creators with the post that matched', async () => {
    const { creators, next, skipped } = await keyword.page('oils', null, page(fixture('tiktok/search-item')));
    expect({ next, skipped }).toEqual({ next: '30', skipped: 0 });
    expect(creators).toEqual([
      {
        creator: {
          externalId: '6900000000000000001',
          handle: 'lumen.daily',
          name: 'Lumen ☾',
          bio: null,
          emails: [],
          links: [],
          avatarSourceUrl: 'https://p16-sign-va.tiktokcdn.com/tos/a~300.jpeg?x-expires=1',
          followerCount: 44627,
          followingCount: 89,
          postCount: null,
          verified: false,
          private: null,
          category: null,
          country: null,
          language: null,
          tags: [],
        },
        post: {
          externalId: '7300000000000000001',
          url: 'https://www.tiktok.com/@lumen.daily/video/7300000000000000001',
          caption: 'three oils, one routine #VeganSkincare #glow #veganskincare',
          publishedAt: new Date(1760000000000),
          durationSeconds: 15.648,
          viewCount: 20400,
          likeCount: 1210,
          commentCount: 34,
          shareCount: 0,
          hashtags: ['VeganSkincare', 'glow'],
          thumbnailSourceUrl: 'https://p16-sign-va.tiktokcdn.com/tos/cover~noop.jpeg?x-expires=1',
        },
      },
    ]);
  });

  test('is read in the trimmed shape too, hashtags from the caption', async () => {
    const { text_extra: _, ...video } = fixture('tiktok/search-item').aweme_info;
    const { creators } = await keyword.page('oils', null, page(video));
    expect(creators[0]?.post?.hashtags).toEqual(['VeganSkincare', 'glow', 'veganskincare']);
    expect(creators[0]?.creator.handle).toBe('lumen.daily');
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['of another type', 'many'],
    ['negative', -5],
  ])('a figure that is %s is unknown, never 0', async (_name, strange) => {
    const item = fixture('tiktok/search-item');
    item.aweme_info.author.follower_count = strange;
    item.aweme_info.statistics.play_count = strange;
    item.aweme_info.video.duration = strange;
    const { creators } = await keyword.page('oils', null, page(item));
    expect(creators[0]?.creator.followerCount).toBeNull();
    expect(creators[0]?.post?.viewCount).toBeNull();
    expect(creators[0]?.post?.durationSeconds).toBeNull();
  });

  test('an address of another video is not taken for its own', async () => {
    const item = fixture('tiktok/search-item');
    item.aweme_info.url = 'https://www.tiktok.com/@someone.else/video/7300000000000000099';
    const { creators } = await keyword.page('oils', null, page(item));
    expect(creators[0]?.post?.url).toBe('https://www.tiktok.com/@lumen.daily/video/7300000000000000001');
  });

  test('an empty text is unknown', async () => {
    const item = fixture('tiktok/search-item');
    item.aweme_info.desc = '';
    item.aweme_info.author.nickname = '  ';
    const { creators } = await keyword.page('oils', null, page(item));
    expect(creators[0]?.creator.name).toBeNull();
    expect(creators[0]?.post?.caption).toBeNull();
  });

  test('what has no identity is counted as skipped, and harms nobody else', async () => {
    const nameless = fixture('tiktok/search-item');
    delete nameless.aweme_info.author.uid;
    const { creators, skipped } = await keyword.page(
      'oils',
      null,
      page(nameless, null, 7, {}, fixture('tiktok/search-item')),
    );
    expect(creators).toHaveLength(1);
    expect(skipped).toBe(4);
  });

  test('the list goes on after has_more 0, and ends with an empty page or a cursor that stands still', async () => {
    const item = fixture('tiktok/search-item');
    const short = pageWith({ cursor: 60, has_more: 0, search_item_list: [item] });
    expect((await keyword.page('oils', '30', short)).next).toBe('60');
    const empty = pageWith({ cursor: 60, has_more: 1, search_item_list: [] });
    expect((await keyword.page('oils', '30', empty)).next).toBeNull();
    const stuck = pageWith({ cursor: 30, search_item_list: [item] });
    expect((await keyword.page('oils', '30', stuck)).next).toBeNull();
    expect((await keyword.page('oils', '30', pageWith({}))).next).toBeNull();
  });
});

describe('a page of accounts', () => {
  test('is read wrapped and trimmed, without bio and post', async () => {
    const user = fixture('tiktok/search-user');
    const { uid, unique_id, nickname, follower_count } = user.user_info;
    const trimmed = { uid: '6900000000000000003', unique_id, nickname, follower_count };
    const body = { cursor: 30, users: [user, trimmed, { user_info: { uid } }, null] };
    const { creators, next, skipped } = await searchUsers('oils', '0', answering({ [usersPath]: body }));
    expect({ next, skipped }).toEqual({ next: '30', skipped: 2 });
    expect(creators).toMatchObject([
      {
        creator: {
          externalId: '6900000000000000002',
          handle: 'oil.and.linen',
          bio: null,
          followerCount: 5120,
          postCount: 48,
          verified: true,
          private: false,
          tags: [],
        },
        post: null,
      },
      {
        creator: { externalId: '6900000000000000003', postCount: null, verified: null, private: null },
        post: null,
      },
    ]);
  });

  test('is the last when it is empty or its cursor stands still', async () => {
    const users = [fixture('tiktok/search-user')];
    for (const body of [{ cursor: 60, users: [] }, { cursor: 30, users }, { users }, {}]) {
      expect((await searchUsers('oils', '30', answering({ [usersPath]: body }))).next).toBeNull();
    }
  });
});

describe('a profile', () => {
  test('may come from the provider’s cache, as old as allowed', async () => {
    const asked: Asked[] = [];
    const context = answering({ [profilePath]: fixture('tiktok/profile') }, { asked });
    await profile(only, { ...context, profileMaximumAgeDays: 10 });
    expect(asked[0]?.parameters).toEqual({ handle: 'lumen.daily', cache_max_age: '7d' });
  });

  test('gives the exact figures, the bio and its e-mail', async () => {
    const read = await profileOf(fixture('tiktok/profile'));
    expect(read).toMatchObject({
      status: 'enriched',
      creator: {
        followerCount: 44627,
        postCount: 312,
        bio: 'plant oils only 🌿\nwork: hello@lumen-daily.example.com',
        emails: [{ address: 'hello@lumen-daily.example.com', foundIn: 'bio', form: 'plain' }],
        links: ['https://lumen-daily.example.com/shop'],
        category: 'Beauty',
        country: 'GB',
        language: 'en',
      },
    });
  });

  test('takes the rounded figures where there are no exact ones, and none that overflowed', async () => {
    const { statsV2: _, ...older } = fixture('tiktok/profile');
    older.stats.followingCount = -84926309;
    const read = await profileOf(older);
    expect(read).toMatchObject({
      status: 'enriched',
      creator: { followerCount: 44600, followingCount: null },
    });
  });

  test.each([
    [{ account_private: true, handle: 'lumen.daily' }, 'private'],
    [{ account_deactivated: true, handle: 'lumen.daily', message: "Account doesn't exist" }, 'deleted'],
  ])('%j is no failure', async (body, status) => {
    expect(await profileOf(body)).toEqual({ status });
  });

  test('of somebody who took over the handle is not taken for the creator', async () => {
    expect(
      await profile({ ...only, externalId: '1' }, answering({ [profilePath]: fixture('tiktok/profile') })),
    ).toEqual({
      status: 'missing',
    });
  });

  test('without an account and without a reason is an error, not an empty creator', async () => {
    await expect(profileOf({ success: true })).rejects.toMatchObject({
      code: 'unexpected_answer',
    });
  });
});

describe.skipIf(payloadsFolder === null)('recorded answers', () => {
  const pageShape = z.looseObject({ search_item_list: z.array(z.unknown()) });

  test.each(readPayloads('v1_tiktok_search_keyword'))(
    '%s is read without a skipped item',
    async (_name, body) => {
      const { creators, skipped } = await keyword.page('any', null, pageWith(body));
      expect(skipped).toBe(0);
      expect(creators).toHaveLength(pageShape.parse(body).search_item_list.length);
      for (const { creator, post } of creators) {
        expect(creator.followerCount).toBeGreaterThanOrEqual(0);
        expect(creator.avatarSourceUrl).toMatch(/^https:.*\.jpe?g/);
        expect(post?.publishedAt).toBeInstanceOf(Date);
        expect(post?.viewCount).not.toBeNull();
        expect(post?.url).toMatch(/^https:\/\/www\.tiktok\.com\/@[^?]+$/);
      }
    },
  );

  test.each(readPayloads('v1_tiktok_profile'))('%s is read', async (_name, body) => {
    const user = z.looseObject({ user: z.object({ id: z.string() }) }).safeParse(body).data?.user;
    const read = await profile(
      { externalId: user?.id ?? '', handle: 'any' },
      answering({ [profilePath]: body }),
    );
    if (!user) expect(['private', 'deleted']).toContain(read.status);
    else {
      expect(read.status).toBe('enriched');
      if (read.status !== 'enriched') return;
      expect(read.creator.followerCount).toBeGreaterThan(0);
      expect(read.creator.postCount).toBeGreaterThan(0);
    }
  });

  test.each(readPayloads('v1_tiktok_search_users'))('%s is read whole', async (_name, body) => {
    const { creators, skipped } = await searchUsers('any', '0', answering({ [usersPath]: body }));
    expect(skipped).toBe(0);
    expect(creators.length).toBeGreaterThan(0);
    for (const { creator } of creators) {
      expect(creator.followerCount).toBeGreaterThan(0);
      expect(creator.postCount).not.toBe(0);
      expect(creator.avatarSourceUrl).toMatch(/^https:.*\.jpe?g/);
    }
  });

  test.each(readPayloads('v3_tiktok_profile_videos'))(
    '%s is read as a seed’s videos',
    async (_name, body) => {
      const videos = z.looseObject({
        aweme_list: z.array(z.looseObject({ author: z.looseObject({ uid: z.string() }) })),
      });
      const author = videos.parse(body).aweme_list[0]?.author;
      const user = { id: author?.uid, uniqueId: author?.unique_id };
      const answers = { [profilePath]: { user }, '/v3/tiktok/profile/videos': body };
      const { seed } = await similar.page('any', null, answering(answers));
      if (seed?.status !== 'enriched') throw new Error('The seed was not read.');
      expect(seed.posts).toHaveLength(1);
      expect(seed.posts[0]?.viewCount).toBeGreaterThan(0);
      expect(seed.posts[0]?.likeCount).toBeGreaterThan(0);
    },
  );
});
