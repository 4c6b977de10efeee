import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { similar } from './similar.ts';

const channelPath = '/v1/youtube/channel';
const videosPath = '/v1/youtube/channel-videos';
const searchPath = '/v1/youtube/search';
const answers = {
  [channelPath]: fixture('youtube/channel'),
  [videosPath]: fixture('youtube/channel-videos'),
};

describe('the page of a seed', () => {
  test('has the seed with its videos, and a list for each of its words', async () => {
    const page = await similar.page('CrumbAndCrust', null, answering(answers));
    expect(page).toMatchObject({
      seed: {
        status: 'enriched',
        creator: { handle: 'CrumbAndCrust' },
        posts: [{ viewCount: 11447, hashtags: ['sourdough', 'spelt'] }, { viewCount: null }],
      },
      creators: [],
      next: null,
    });
    expect(page.lists?.map(({ text }) => text.toLowerCase())).toContain('sourdough');
    for (const { weight } of page.lists ?? []) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    ['CrumbAndCrust', { handle: 'CrumbAndCrust' }],
    ['UCaaaaaaaaaaaaaaaaaaaaaa', { channelId: 'UCaaaaaaaaaaaaaaaaaaaaaa' }],
    ['c/crumb', { url: 'https://www.youtube.com/c/crumb' }],
  ])('asks for %s by %j, and for its videos by the id', async (name, parameters) => {
    const asked: Asked[] = [];
    await similar.page(name, null, answering(answers, { asked }));
    expect(asked).toEqual([
      { path: channelPath, parameters },
      { path: videosPath, parameters: { channelId: 'UCaaaaaaaaaaaaaaaaaaaaaa' } },
    ]);
  });

  test.each(['nothing_found', 'provider_unavailable'] as const)(
    'goes on without the videos when they answer %s',
    async (refusal) => {
      const page = await similar.page(
        'x',
        null,
        answering({ [channelPath]: fixture('youtube/channel') }, { refusal }),
      );
      expect(page).toMatchObject({ seed: { status: 'enriched', posts: [] } });
      expect(page.lists?.length).toBeGreaterThan(0);
    },
  );

  test('says that nobody is there, and fails where the provider does', async () => {
    expect(await similar.page('nobody', null, answering({}))).toMatchObject({
      seed: { status: 'missing' },
      creators: [],
    });
    await expect(similar.page('x', null, answering({}, { refusal: 'out_of_credits' }))).rejects.toMatchObject(
      {
        code: 'out_of_credits',
      },
    );
  });
});

describe('a list of a seed', () => {
  test('is a search for its words, page by page', async () => {
    const { lists } = await similar.page('CrumbAndCrust', null, answering(answers));
    const asked: Asked[] = [];
    const context = answering({ [searchPath]: fixture('youtube/search') }, { asked });
    const first = await similar.page('sourdough', lists?.[0]?.cursor ?? null, context);
    expect(first.creators).toHaveLength(6);
    const second = await similar.page('sourdough', first.next, context);
    expect(asked.map(({ parameters }) => parameters)).toEqual([
      { query: 'sourdough' },
      { query: 'sourdough', continuationToken: 'EooDEg-next' },
    ]);
    expect(second.next).toBeNull();
  });
});
