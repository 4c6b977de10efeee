import { describe, expect, test } from 'vitest';
import { type Asked, answering, fixture } from '../testing.ts';
import { profile } from './profile.ts';

const channelPath = '/v1/youtube/channel';
const crumb = { externalId: 'UCaaaaaaaaaaaaaaaaaaaaaa', handle: 'CrumbAndCrust' };

async function creatorWith(changes: Record<string, unknown>) {
  const body = { ...fixture('youtube/channel'), ...changes };
  const read = await profile(crumb, answering({ [channelPath]: body }));
  return read.status === 'enriched' ? read.creator : null;
}

describe('a channel', () => {
  test('is asked for by its id, and as old as allowed', async () => {
    const asked: Asked[] = [];
    const context = answering({ [channelPath]: fixture('youtube/channel') }, { asked });
    await profile(crumb, { ...context, profileMaximumAgeDays: 7 });
    expect(asked).toEqual([
      { path: channelPath, parameters: { channelId: crumb.externalId, cache_max_age: '7d' } },
    ]);
  });

  test('gives everything that it says about itself', async () => {
    expect(await creatorWith({})).toEqual({
      ...crumb,
      name: 'Crumb & Crust',
      bio: 'Bread, slowly.\n\nBusiness: hello [at] crumbandcrust.example.com',
      emails: [
        expect.objectContaining({
          address: 'hello@crumbandcrust.example.com',
          foundIn: 'bio',
          form: 'disguised',
        }),
        expect.objectContaining({ address: 'shop@crumbandcrust.example.com', foundIn: 'link' }),
        expect.objectContaining({ address: 'press@crumbandcrust.example.com', foundIn: 'provider' }),
      ],
      links: [
        'https://crumbandcrust.example.com/letter',
        'https://instagram.com/crumbandcrust.example',
        'mailto:shop@crumbandcrust.example.com',
      ],
      avatarSourceUrl: 'https://yt3.googleusercontent.com/ytc/crumb=s160-c',
      followerCount: 16_400_000,
      followingCount: null,
      postCount: 1752,
      verified: null,
      private: null,
      category: null,
      country: 'GB',
      language: null,
      tags: ['sourdough', 'bread, rolls and buns', 'Baking', 'rye bread'],
    });
  });

  test('takes counts from their words where the number is missing', async () => {
    const missing = { subscriberCount: undefined, videoCount: undefined };
    expect(await creatorWith(missing)).toMatchObject({ followerCount: 16_400_000, postCount: 1752 });
    const words = { subscriberCount: '1.2M subscribers', subscriberCountText: null };
    expect(await creatorWith(words)).toMatchObject({ followerCount: 1_200_000 });
  });

  test('may say nothing but who it is', async () => {
    const read = await profile(
      crumb,
      answering({ [channelPath]: { channelId: crumb.externalId, tags: null, email: null, links: null } }),
    );
    expect(read).toMatchObject({
      status: 'enriched',
      creator: {
        name: null,
        bio: null,
        emails: [],
        links: [],
        avatarSourceUrl: null,
        followerCount: null,
        postCount: null,
        country: null,
        tags: [],
      },
    });
  });

  test.each([null, -7, {}, 'strange'])('keeps the row when every field is %j', async (strange) => {
    const { channelId: _, ...fields } = fixture('youtube/channel');
    const creator = await creatorWith(Object.fromEntries(Object.keys(fields).map((key) => [key, strange])));
    expect(creator).toMatchObject({ externalId: crumb.externalId, followerCount: null, postCount: null });
  });

  test('has its handle in the address where it is nowhere else, and keeps the known one where it is not told', async () => {
    expect(
      (await creatorWith({ handle: undefined, channel: 'http://www.youtube.com/@NewName' }))?.handle,
    ).toBe('NewName');
    const untold = { handle: undefined, channel: `http://www.youtube.com/channel/${crumb.externalId}` };
    expect((await creatorWith(untold))?.handle).toBe(crumb.handle);
  });

  test('that is another than asked for is not taken for the creator', async () => {
    const body = { ...fixture('youtube/channel'), channelId: 'UCzzzzzzzzzzzzzzzzzzzzzz' };
    expect(await profile(crumb, answering({ [channelPath]: body }))).toEqual({ status: 'missing' });
  });
});
