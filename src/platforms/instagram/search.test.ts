import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { hashtag } from './hashtag.ts';
import { keyword } from './keyword.ts';

const reelsPath = '/v2/instagram/reels/search';
const hashtagPath = '/v1/instagram/search/hashtag';
const reels = (...items: unknown[]) => answering({ [reelsPath]: { success: true, reels: items } });

async function foundIn(item: unknown) {
  const { creators, skipped } = await keyword.page('oils', null, reels(item));
  return { ...creators[0], skipped };
}

describe('a page of posts', () => {
  test('becomes creators with the post that matched', async () => {
    expect(await keyword.page('oils', null, reels(fixture('instagram/search-item')))).toEqual({
      next: '2',
      skipped: 0,
      creators: [
        {
          creator: {
            externalId: '5100000001',
            handle: 'lumen.daily',
            name: 'Lumen ☾',
            bio: null,
            emails: [],
            links: [],
            avatarSourceUrl:
              'https://scontent-lax3-1.cdninstagram.com/v/t51/face_n.jpg?stp=dst-jpg_s150x150&oe=6959F5D3',
            followerCount: 44627,
            followingCount: null,
            postCount: 312,
            verified: false,
            private: false,
            category: null,
            country: null,
            language: null,
            tags: [],
          },
          post: {
            externalId: '3700000000000000001',
            url: 'https://www.instagram.com/reel/DNZCmWE8gAB/',
            caption: 'three oils, one routine #VeganSkincare #glow',
            publishedAt: new Date('2026-08-01T12:00:00Z'),
            durationSeconds: 33.5,
            viewCount: null,
            likeCount: 1210,
            commentCount: 0,
            shareCount: null,
            hashtags: ['VeganSkincare', 'glow'],
            thumbnailSourceUrl:
              'https://scontent-lax3-1.cdninstagram.com/v/t51/cover_n.jpg?stp=dst-jpg_e15&oe=6959F5D3',
          },
        },
      ],
    });
  });

  test('is read by the names of the app too', async () => {
    const { creator, post } = await foundIn({
      pk: '3700000000000000001',
      id: '3700000000000000001_5100000001',
      code: 'DNZCmWE8gAB',
      url: 'https://www.instagram.com/lumen.daily/p/DNZCmWE8gAB/?x=1',
      taken_at: 1785585600,
      caption: { pk: '1', text: 'slow #oils' },
      play_count: 2700,
      ig_play_count: 2650,
      like_count: 29,
      comment_count: 7,
      display_uri: 'https://scontent-lax3-1.cdninstagram.com/v/t51/cover_n.jpg',
      user: { pk: 5100000001, username: 'lumen.daily' },
    });
    expect(creator).toMatchObject({ externalId: '5100000001', handle: 'lumen.daily', followerCount: null });
    expect(post).toMatchObject({
      externalId: '3700000000000000001',
      url: 'https://www.instagram.com/p/DNZCmWE8gAB/',
      caption: 'slow #oils',
      publishedAt: new Date('2026-08-01T12:00:00Z'),
      viewCount: 2650,
      likeCount: 29,
      hashtags: ['oils'],
    });
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['of another type', 'many'],
    ['hidden', -1],
  ])('a figure that is %s is unknown, never 0', async (_name, strange) => {
    const item = fixture('instagram/search-item');
    item.like_count = strange;
    item.comment_count = strange;
    item.video_view_count = strange;
    item.video_duration = strange;
    item.taken_at = strange;
    item.owner.follower_count = strange;
    const { creator, post } = await foundIn(item);
    expect(creator?.followerCount).toBeNull();
    expect(post).toMatchObject({
      likeCount: null,
      commentCount: null,
      viewCount: null,
      durationSeconds: null,
      publishedAt: null,
    });
  });

  test('figures that the creator hides are unknown, whatever is written there', async () => {
    const hidden = {
      ...fixture('instagram/search-item'),
      like_and_view_counts_disabled: true,
      like_count: 3,
    };
    expect((await foundIn({ ...hidden, video_play_count: 4 })).post).toMatchObject({
      likeCount: null,
      viewCount: null,
      commentCount: 0,
    });
    expect(
      (await foundIn({ ...fixture('instagram/search-item'), video_view_count: 0 })).post?.viewCount,
    ).toBeNull();
  });

  test.each([null, '', '  ', { text: null }, { text: '' }])('caption %j is unknown', async (caption) => {
    const { post } = await foundIn({ ...fixture('instagram/search-item'), caption });
    expect(post).toMatchObject({ caption: null, hashtags: [] });
  });

  test('hashtags are read from the caption as written, each once, numbers alone not', async () => {
    const caption = '#2 of the list: #10kRun #été ＃スキンケア #run_club#run #run #__ # end';
    const { post } = await foundIn({ ...fixture('instagram/search-item'), caption });
    expect(post?.hashtags).toEqual(['10kRun', 'été', 'スキンケア', 'run_club', 'run']);
  });

  test('what is strange in a field harms no other', async () => {
    const strange = Object.fromEntries(
      Object.keys(fixture('instagram/search-item')).map((name) => [name, [7]]),
    );
    const { owner, id } = fixture('instagram/search-item');
    const { creator, post } = await foundIn({
      ...strange,
      id,
      owner: { ...owner, full_name: 7, is_private: 'no' },
    });
    expect(creator).toMatchObject({ externalId: '5100000001', name: null, private: null });
    expect(post).toMatchObject({ externalId: id, url: null, caption: null });
  });
});

describe('identity', () => {
  const item = fixture('instagram/search-item');
  const { id: _id, ...withoutId } = item.owner;

  test.each([
    ['no owner', { ...item, owner: null }],
    ['an owner with a name alone', { ...item, owner: withoutId }],
    [
      "an owner with Meta's number instead of Instagram's",
      { ...item, owner: { ...withoutId, id: '17841400000000001' } },
    ],
    ['an owner whose id is no number', { ...item, owner: { ...withoutId, id: 'lumen' } }],
    ['an owner without a handle', { ...item, owner: { id: '5100000001' } }],
    ['nothing in it', {}],
    ['no shape', 7],
    ['null', null],
  ])('an item with %s is counted as skipped, and harms nobody else', async (_name, strange) => {
    const { creators, skipped } = await keyword.page('oils', null, reels(strange, item));
    expect(creators).toHaveLength(1);
    expect(skipped).toBe(1);
  });

  test('of an owner is also in the id of the post, where that has two parts', async () => {
    const { creator } = await foundIn({ ...item, id: '3700000000000000001_5100000001', owner: withoutId });
    expect(creator?.externalId).toBe('5100000001');
  });

  test('may come as a number', async () => {
    const { creator } = await foundIn({ ...item, owner: { ...item.owner, id: 5100000001 } });
    expect(creator?.externalId).toBe('5100000001');
  });

  test.each([undefined, null, 'POLARIS_17', {}])(
    'of a post with the id %j is in its shortcode',
    async (id) => {
      expect((await foundIn({ ...item, id })).post?.externalId).toBe('3700000000000000001');
    },
  );

  test('that a post lacks leaves its owner found', async () => {
    expect(await foundIn({ ...item, id: null, shortcode: null })).toMatchObject({
      creator: { externalId: '5100000001' },
      post: null,
      skipped: 0,
    });
  });
});

describe('pages of reels', () => {
  test('are asked by number, and the twelfth never', async () => {
    const asked: Asked[] = [];
    const context = answering({ [reelsPath]: { reels: [fixture('instagram/search-item')] } }, { asked });
    let cursor: string | null = null;
    do cursor = (await keyword.page('oils', cursor, context)).next;
    while (cursor !== null);
    expect(asked.map(({ parameters }) => parameters)).toEqual(
      Array.from({ length: 11 }, (_, index) => ({ query: 'oils', page: String(index + 1) })),
    );
  });

  test.each([{ reels: [] }, { reels: null }, {}])('end with %j', async (body) => {
    expect(await keyword.page('oils', '3', answering({ [reelsPath]: body }))).toEqual({
      creators: [],
      next: null,
      skipped: 0,
    });
  });

  test('that hold nothing readable are no end', async () => {
    expect(await keyword.page('oils', null, reels(null))).toMatchObject({ next: '2', skipped: 1 });
  });
});

describe('pages of a hashtag', () => {
  test('are asked with the cursors 2 to 11, without one for the first', async () => {
    const asked: Asked[] = [];
    const body = { hashtag: 'oils', posts: [fixture('instagram/search-item')], cursor: '2' };
    const context = answering({ [hashtagPath]: body }, { asked });
    let cursor: string | null = null;
    do cursor = (await hashtag.page('#plant-based oils_', cursor, context)).next;
    while (cursor !== null);
    expect(asked.map(({ parameters }) => parameters)).toEqual([
      { hashtag: 'plantbasedoils_' },
      ...Array.from({ length: 10 }, (_, index) => ({
        hashtag: 'plantbasedoils_',
        cursor: String(index + 2),
      })),
    ]);
  });

  test('end where the cursor is null', async () => {
    const last = answering({ [hashtagPath]: { posts: [fixture('instagram/search-item')], cursor: null } });
    expect(await hashtag.page('oils', null, last)).toMatchObject({ next: null, creators: [{}] });
  });
});
