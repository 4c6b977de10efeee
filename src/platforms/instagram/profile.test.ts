import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { profile } from './profile.ts';

const profilePath = '/v1/instagram/profile';
const basicPath = '/v1/instagram/basic-profile';
const lumen = { externalId: '5100000001', handle: 'lumen.daily' };

/** The profile with this put into its account. */
function reading(changes: Record<string, unknown>) {
  const body = fixture('instagram/profile');
  Object.assign(body.data.user, changes);
  return profile(lumen, answering({ [profilePath]: body }));
}

async function creatorOf(changes: Record<string, unknown>) {
  const read = await reading(changes);
  return read.status === 'enriched' ? read.creator : null;
}

describe('a profile', () => {
  test('gives the account, its own posts and those related', async () => {
    const read = await reading({});
    expect(read).toMatchObject({
      status: 'enriched',
      creator: {
        externalId: '5100000001',
        followerCount: 44630,
        followingCount: 89,
        postCount: 312,
        verified: true,
        private: false,
        category: 'Health/beauty',
        avatarSourceUrl: 'https://scontent-lax3-1.cdninstagram.com/v/t51/face_n.jpg?stp=dst-jpg_s320x320',
        links: [
          'https://lumen-daily.example.com/shop',
          'https://learn.example.org/oils?a=1',
          'mailto:press@lumen-daily.example.com',
        ],
        emails: [
          { address: 'hello@lumen-daily.example.com', foundIn: 'bio' },
          { address: 'press@lumen-daily.example.com', foundIn: 'link', form: 'mailto' },
          { address: 'Booking@lumen-daily.example.com', foundIn: 'provider' },
        ],
      },
      related: [{ externalId: '5100000002', handle: 'oak.kitchen', verified: true, followerCount: null }],
    });
    expect(read.status === 'enriched' && read.posts).toEqual([
      {
        externalId: '3700000000000000001',
        url: 'https://www.instagram.com/reel/DNZCmWE8gAB/',
        caption: 'three oils #VeganSkincare',
        publishedAt: new Date('2026-08-01T12:00:00Z'),
        durationSeconds: null,
        viewCount: 20400,
        likeCount: 1210,
        commentCount: 34,
        shareCount: null,
        hashtags: ['VeganSkincare'],
        thumbnailSourceUrl: 'https://scontent-lax3-1.cdninstagram.com/v/t51/cover_n.jpg',
      },
      {
        externalId: '3700000000000000002',
        url: 'https://www.instagram.com/p/DNZCmWE8gAC/',
        caption: null,
        publishedAt: new Date('2026-07-31T12:00:00Z'),
        durationSeconds: null,
        viewCount: null,
        likeCount: null,
        commentCount: 5,
        shareCount: null,
        hashtags: [],
        thumbnailSourceUrl: 'https://scontent-lax3-1.cdninstagram.com/v/t51/other_n.jpg',
      },
    ]);
  });

  test.each([undefined, null, 7, 'x', [], {}, { edges: null, count: null }])(
    'with %j in place of its lists and counts leaves them unknown',
    async (strange) => {
      const read = await reading({
        edge_followed_by: strange,
        edge_follow: strange,
        edge_owner_to_timeline_media: strange,
        edge_related_profiles: strange,
        bio_links: strange,
        business_email: strange === 'x' ? null : strange,
        category_name: strange === 'x' ? 'None' : strange,
      });
      expect(read).toMatchObject({
        status: 'enriched',
        creator: { followerCount: null, followingCount: null, postCount: null, category: null },
        posts: [],
        related: [],
      });
    },
  );

  test('shows no text where there is none', async () => {
    const creator = await creatorOf({ full_name: '', biography: ' ', external_url: '', bio_links: [] });
    expect(creator).toMatchObject({ name: null, bio: null, links: [] });
  });

  test('has its links out of the redirects, with a scheme, each once', async () => {
    const creator = await creatorOf({
      external_url: 'https://l.instagram.com/?u=https%3A%2F%2Fshop.example.com%2F%3Fa%3D1%26b%3D2&e=AT0',
      bio_links: [
        { url: 'https://shop.example.com/?a=1&b=2' },
        { url: 'links.example.com/me' },
        { url: 'javascript:alert(1)' },
        { url: '' },
        { url: 'https://' },
        null,
        'https://no.example.com',
      ],
    });
    expect(creator?.links).toEqual(['https://shop.example.com/?a=1&b=2', 'https://links.example.com/me']);
  });

  test('that is private is read as far as it is public, and marked', async () => {
    expect(
      await reading({ is_private: true, edge_owner_to_timeline_media: { count: 40, edges: [] } }),
    ).toMatchObject({
      status: 'enriched',
      creator: { private: true, bio: expect.stringContaining('plant oils'), postCount: 40 },
      posts: [],
    });
  });

  test('without an account in it is an error, not an empty creator', async () => {
    const odd = answering({ [profilePath]: { success: true, data: { user: { username: 'lumen.daily' } } } });
    await expect(profile(lumen, odd)).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  test('may come from the provider’s cache where that is wanted', async () => {
    const asked: Asked[] = [];
    const context = answering({ [profilePath]: fixture('instagram/profile') }, { asked });
    await profile(lumen, { ...context, profileMaximumAgeDays: 10 });
    expect(asked).toEqual([
      { path: profilePath, parameters: { handle: 'lumen.daily', cache_max_age: '7d' } },
    ]);
  });
});

describe('a handle that is gone', () => {
  const renamed = { [basicPath]: fixture('instagram/basic-profile') };

  test.each([
    ['free', {}],
    ['free, said by a 200', { [profilePath]: { data: { user: null }, status: 'ok' } }],
  ])('and %s leads to the account by its id', async (_name, answers) => {
    const asked: Asked[] = [];
    expect(await profile(lumen, answering({ ...answers, ...renamed }, { asked }))).toMatchObject({
      status: 'enriched',
      creator: { externalId: '5100000001', handle: 'lumen.nightly', followerCount: 44700, postCount: 313 },
      posts: [],
      related: [],
    });
    expect(asked.at(-1)).toEqual({ path: basicPath, parameters: { userId: '5100000001' } });
  });

  test('and now somebody else’s does not make them the creator', async () => {
    const body = fixture('instagram/profile');
    body.data.user.id = '5100000009';
    expect(await profile(lumen, answering({ [profilePath]: body, ...renamed }))).toMatchObject({
      creator: { externalId: '5100000001', handle: 'lumen.nightly' },
    });
    expect(await profile(lumen, answering({ [profilePath]: body }))).toEqual({ status: 'missing' });
  });

  test('with its account is missing', async () => {
    expect(await profile(lumen, answering({}))).toEqual({ status: 'missing' });
    const other = answering({ [basicPath]: { ...fixture('instagram/basic-profile'), pk: '1', id: '1' } });
    expect(await profile(lumen, other)).toEqual({ status: 'missing' });
  });

  test('is not what an outage means', async () => {
    await expect(profile(lumen, answering({}, { refusal: 'out_of_credits' }))).rejects.toMatchObject({
      code: 'out_of_credits',
    });
  });
});
