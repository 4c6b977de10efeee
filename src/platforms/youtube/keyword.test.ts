import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { keyword } from './keyword.ts';

const searchPath = '/v1/youtube/search';
const crumbId = 'UCaaaaaaaaaaaaaaaaaaaaaa';

function find(body: unknown, cursor: string | null = null) {
  return keyword.page('sourdough', cursor, answering({ [searchPath]: body }));
}

/** The first video of the page with this put into it. */
async function videoWith(changes: Record<string, unknown>) {
  const { videos } = fixture('youtube/search');
  const { creators, skipped } = await find({ videos: [{ ...videos[0], ...changes }] });
  return { creator: creators[0]?.creator, post: creators[0]?.post, skipped };
}

describe('a page of a search', () => {
  test('is read from all its parts, each channel with its posts', async () => {
    const { creators, next, skipped } = await find(fixture('youtube/search'));
    expect({ next, skipped }).toEqual({ next: 'EooDEg-next', skipped: 0 });
    expect(creators.map(({ creator, post }) => [creator.handle, post?.externalId ?? null])).toEqual([
      ['sourdoughschool', null],
      ['CrumbAndCrust', 'aaaaaaaaaa1'],
      ['CrumbAndCrust', 'aaaaaaaaaa2'],
      ['UCbbbbbbbbbbbbbbbbbbbbbb', 'bbbbbbbbbb1'],
      ['weekdaybaker', 'dddddddddd2'],
      ['weekdaybaker', 'dddddddddd1'],
    ]);
  });

  test('gives the channel as far as a search knows it, and the video', async () => {
    const { creators } = await find(fixture('youtube/search'));
    expect(creators[1]).toEqual({
      creator: {
        externalId: crumbId,
        handle: 'CrumbAndCrust',
        name: 'Crumb & Crust',
        bio: null,
        emails: [],
        links: [],
        avatarSourceUrl: 'https://yt3.ggpht.com/ytc/crumb=s68-c-k-c0x00ffffff-no-rj',
        followerCount: null,
        followingCount: null,
        postCount: null,
        verified: null,
        private: null,
        category: null,
        country: null,
        language: null,
        tags: [],
      },
      post: {
        externalId: 'aaaaaaaaaa1',
        url: 'https://www.youtube.com/watch?v=aaaaaaaaaa1',
        caption: 'Rye starter from nothing #Sourdough #rye #Sourdough',
        publishedAt: new Date('2024-11-21'),
        durationSeconds: 806,
        viewCount: 20431,
        likeCount: null,
        commentCount: null,
        shareCount: null,
        hashtags: ['Sourdough', 'rye'],
        thumbnailSourceUrl: 'https://i.ytimg.com/vi/aaaaaaaaaa1/hq720.jpg?sqp=-abc&rs=AOn4',
      },
    });
  });

  test('counts no views as 0, and those who watch a live video as nothing', async () => {
    const { creators } = await find(fixture('youtube/search'));
    const views = new Map(creators.map(({ post }) => [post?.externalId, post?.viewCount]));
    expect(views.get('bbbbbbbbbb1')).toBe(0);
    expect(views.get('dddddddddd2')).toBeNull();
  });

  test('has a channel and its videos together, all that is known of it with each', async () => {
    const { videos } = fixture('youtube/search');
    const channel = { id: crumbId, subscriberCountText: '1.2M subscribers' };
    const { creators } = await find({ channels: [channel], videos: [videos[0], videos[0]] });
    expect(creators).toHaveLength(1);
    expect(creators[0]).toMatchObject({
      creator: { handle: 'CrumbAndCrust', name: 'Crumb & Crust', followerCount: 1_200_000 },
      post: { externalId: 'aaaaaaaaaa1' },
    });
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['of another type', { simpleText: 'many' }],
    ['negative', -5],
    ['0 that no words confirm', 0],
  ])('a figure that is %s is unknown, never 0', async (_name, strange) => {
    const { post } = await videoWith({ viewCountInt: strange, viewCountText: null, lengthSeconds: strange });
    expect(post).toMatchObject({ viewCount: null, durationSeconds: null });
  });

  test.each([undefined, null, '', 'soon', 17])('a date %j is unknown', async (publishedTime) => {
    const { post } = await videoWith({ publishedTime });
    expect(post?.publishedAt).toBeNull();
  });

  test.each([undefined, null, '', 7, `channel/${crumbId}`, 'c/crumb'])(
    'the channel id stands in for the handle %j',
    async (handle) => {
      const { creator } = await videoWith({ channel: { id: crumbId, handle } });
      expect(creator).toMatchObject({ externalId: crumbId, handle: crumbId, name: null });
    },
  );

  test('what has no identity is counted as skipped, and harms nobody else', async () => {
    const body = fixture('youtube/search');
    const { channel: _, ...nameless } = body.videos[0];
    body.videos.push(nameless, null, 7, {}, { ...body.videos[0], id: null });
    body.shelves.push('no shelf');
    body.channels = 'no list';
    const { creators, skipped } = await find(body);
    expect(creators).toHaveLength(5);
    expect(skipped).toBe(7);
  });

  test('goes on by the token with the same words, until there is none or it stays the same', async () => {
    const asked: Asked[] = [];
    const { next } = await keyword.page(
      'rye',
      'token-1',
      answering({ [searchPath]: fixture('youtube/search') }, { asked }),
    );
    expect(asked).toEqual([{ path: searchPath, parameters: { query: 'rye', continuationToken: 'token-1' } }]);
    expect(next).toBe('EooDEg-next');
    for (const continuationToken of [undefined, null, '', 'token-1']) {
      const body = { ...fixture('youtube/search'), continuationToken };
      expect((await find(body, 'token-1')).next).toBeNull();
    }
    expect(await find({})).toEqual({ creators: [], next: null, skipped: 0 });
  });
});
