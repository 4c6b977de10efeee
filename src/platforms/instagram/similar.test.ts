import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { similar } from './similar.ts';

const profilePath = '/v1/instagram/profile';
const searchPath = '/v1/instagram/search/profiles';

/** A seed whose profile has this put into it. */
function seedWith(changes: Record<string, unknown>) {
  const body = fixture('instagram/profile');
  Object.assign(body.data.user, changes);
  return similar.page('lumen.daily', null, answering({ [profilePath]: body }));
}

describe('the page of a seed', () => {
  test('has the seed with its posts, and whom the network relates to it', async () => {
    expect(await seedWith({})).toMatchObject({
      seed: { status: 'enriched', creator: { handle: 'lumen.daily' }, posts: [{}, {}] },
      creators: [{ creator: { externalId: '5100000002', handle: 'oak.kitchen' }, post: null }],
      lists: [],
      next: null,
    });
  });

  test.each([undefined, { edges: [] }])(
    'without relations (%j) opens lists of its own words',
    async (none) => {
      const { seed, creators, lists } = await seedWith({ edge_related_profiles: none });
      expect(seed?.status).toBe('enriched');
      expect(creators).toEqual([]);
      expect(lists?.length).toBeGreaterThan(0);
      for (const list of lists ?? []) {
        expect(list).toMatchObject({ text: expect.stringMatching(/\S/), cursor: '1' });
        expect(list.weight).toBeGreaterThan(0);
      }
    },
  );

  test('says that a private account which leads nowhere is private', async () => {
    const shut = { is_private: true, username: 'x1', full_name: '', biography: '', category_name: null };
    const { seed, creators, lists } = await seedWith({
      ...shut,
      edge_related_profiles: { edges: [] },
      edge_owner_to_timeline_media: { count: 0, edges: [] },
    });
    expect({ seed, creators, lists }).toEqual({ seed: { status: 'private' }, creators: [], lists: [] });
  });

  test('says that nobody has the handle', async () => {
    expect(await similar.page('nobody', null, answering({}))).toEqual({
      seed: { status: 'missing' },
      creators: [],
      next: null,
      skipped: 0,
    });
  });
});

describe('a list of accounts', () => {
  test('has accounts with their bios, and goes on from its cursor alone', async () => {
    const asked: Asked[] = [];
    const body = { profiles: [fixture('instagram/found-profile'), { username: 'nameless' }], cursor: '2' };
    const context = answering({ [searchPath]: body }, { asked });
    const first = await similar.page('pottery', '1', context);
    expect(first).toMatchObject({ next: '2', skipped: 1 });
    expect(first.creators).toMatchObject([
      {
        creator: {
          externalId: '5100000003',
          followerCount: 55350,
          followingCount: 280,
          postCount: 1744,
          category: null,
          bio: expect.stringContaining('Clay'),
          emails: [{ address: 'fern@fernclay.example.com', form: 'disguised' }],
          links: ['https://fernclay.example.com'],
        },
        post: null,
      },
    ]);
    await similar.page('pottery', first.next, context);
    expect(asked.map(({ parameters }) => parameters)).toEqual([
      { query: 'pottery' },
      { query: 'pottery', cursor: '2' },
    ]);
  });

  test('ends with its eleventh page', async () => {
    const context = answering({
      [searchPath]: { profiles: [fixture('instagram/found-profile')], cursor: '12' },
    });
    expect((await similar.page('pottery', '11', context)).next).toBeNull();
  });
});
