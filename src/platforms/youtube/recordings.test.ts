import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { payloadsFolder, readPayloads } from '../../../tests/support/payloads.ts';
import { answering } from '../testing.ts';
import { keyword } from './keyword.ts';
import { profile } from './profile.ts';
import { similar } from './similar.ts';
import { toPost, videoSchema } from './to-post.ts';

describe.skipIf(payloadsFolder === null)('recorded answers', () => {
  test.each(readPayloads('v1_youtube_search'))('%s is read whole', async (_name, body) => {
    const { creators, skipped, next } = await keyword.page(
      'any',
      null,
      answering({ '/v1/youtube/search': body }),
    );
    expect(skipped).toBe(0);
    expect(next).not.toBeNull();
    expect(creators.length).toBeGreaterThan(10);
    for (const { creator, post } of creators) {
      expect(creator.externalId).toMatch(/^UC[\w-]{22}$/);
      expect(creator.handle).toMatch(/^[^@/\s]+$/);
      expect(creator.name).not.toBeNull();
      expect(creator.avatarSourceUrl).toMatch(/^https:/);
      expect(post?.viewCount).toBeGreaterThan(0);
      expect(post?.durationSeconds).toBeGreaterThan(0);
      expect(post?.publishedAt).toBeInstanceOf(Date);
      expect(post?.thumbnailSourceUrl).toMatch(/^https:\/\/i\.ytimg\.com\//);
    }
  });

  test.each(readPayloads('v1_youtube_channel'))('%s is read', async (_name, body) => {
    const { channelId } = z.looseObject({ channelId: z.string() }).parse(body);
    const asked = { externalId: channelId, handle: channelId };
    const read = await profile(asked, answering({ '/v1/youtube/channel': body }));
    if (read.status !== 'enriched') throw new Error(`It was found to be ${read.status}.`);
    expect(read.creator.handle).not.toBe(channelId);
    expect(read.creator.followerCount).toBeGreaterThan(1_000_000);
    expect(read.creator.postCount).toBeGreaterThan(100);
    expect(read.creator.links.length).toBeGreaterThan(1);
    expect([null, 'US']).toContain(read.creator.country);
  });

  test.each(readPayloads('v1_youtube_channel-videos'))(
    '%s is read as a seed’s videos',
    async (_name, body) => {
      const seed = { channelId: 'UCaaaaaaaaaaaaaaaaaaaaaa' };
      const answers = { '/v1/youtube/channel': seed, '/v1/youtube/channel-videos': body };
      const page = await similar.page('any', null, answering(answers));
      if (page.seed?.status !== 'enriched') throw new Error('The seed was not read.');
      expect(page.seed.posts.length).toBeGreaterThan(0);
      for (const post of page.seed.posts) expect(post.viewCount).toBeGreaterThan(0);
    },
  );

  test.each([...readPayloads('v1_youtube_search_hashtag'), ...readPayloads('v1_youtube_channel_shorts')])(
    'videos of other lists (%s) are read as well',
    (_name, body) => {
      const lists = z.looseObject({ videos: z.array(z.unknown()), shorts: z.array(z.unknown()).default([]) });
      const { videos, shorts } = lists.parse(body);
      for (const video of [...videos, ...shorts]) {
        const post = toPost(videoSchema.parse(video));
        expect(post.viewCount).toBeGreaterThan(0);
        expect(post.publishedAt).toBeInstanceOf(Date);
      }
    },
  );
});
