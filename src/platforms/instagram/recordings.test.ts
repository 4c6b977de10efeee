import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { payloadsFolder, readPayloads } from '../../../tests/support/payloads.ts';
import type { CreatorFacts, PostFacts } from '../../domain/creator.ts';
import { answering } from '../testing.ts';
import { hashtag } from './hashtag.ts';
import { keyword } from './keyword.ts';
import { profile } from './profile.ts';
import { similar } from './similar.ts';
import { toCreator } from './to-creator.ts';
import { toOwnedPost } from './to-post.ts';

function expectAccount(creator: CreatorFacts | null): void {
  expect(creator?.externalId).toMatch(/^\d+$/);
  expect(creator?.handle).toMatch(/^[a-z0-9._]+$/);
  expect(creator?.avatarSourceUrl).toMatch(/^https:/);
  for (const link of creator?.links ?? []) expect(link).not.toContain('l.instagram.com');
}

function expectPost(post: PostFacts | null): void {
  expect(post?.externalId).toMatch(/^\d{15,}$/);
  expect(post?.url).toMatch(/^https:\/\/www\.instagram\.com\/(?:p|reel)\/[\w-]+\/$/);
  expect(post?.publishedAt).toBeInstanceOf(Date);
  expect(post?.likeCount).toBeGreaterThanOrEqual(0);
  expect(post?.commentCount).toBeGreaterThanOrEqual(0);
  expect(post?.viewCount).not.toBe(0);
  expect(post?.thumbnailSourceUrl).toMatch(/^https:/);
}

describe.skipIf(payloadsFolder === null)('recorded answers', () => {
  test.each([
    ...readPayloads('v1_instagram_reels_search').map(
      (recording) => ['reels', keyword, ...recording] as const,
    ),
    ...readPayloads('v2_instagram_reels_search').map(
      (recording) => ['reels', keyword, ...recording] as const,
    ),
    ...readPayloads('v1_instagram_search_hashtag').map(
      (recording) => ['posts', hashtag, ...recording] as const,
    ),
  ])('%s are read without a skipped item', async (name, mode, _file, body) => {
    const context = answering({
      '/v2/instagram/reels/search': body,
      '/v1/instagram/search/hashtag': body,
    });
    const { creators, skipped } = await mode.page('any', null, context);
    expect(skipped).toBe(0);
    expect(creators).toHaveLength(
      z.looseObject({ [name]: z.array(z.unknown()) }).parse(body)[name]?.length ?? -1,
    );
    for (const { creator, post } of creators) {
      expectAccount(creator);
      expect(creator.followerCount).toBeGreaterThan(0);
      expectPost(post);
    }
  });

  test.each(readPayloads('v1_instagram_search_profiles'))('%s of accounts is read', async (_file, body) => {
    const page = await similar.page('any', '1', answering({ '/v1/instagram/search/profiles': body }));
    expect(page).toMatchObject({ skipped: 0, next: '2' });
    expect(page.creators).toHaveLength(2);
    for (const { creator } of page.creators) {
      expectAccount(creator);
      expect(creator).toMatchObject({ bio: expect.any(String), followerCount: expect.any(Number) });
      expect(creator.links.length).toBeGreaterThan(0);
    }
  });

  test.each(readPayloads('v1_instagram_profile'))('%s is read', async (file, body) => {
    const user = z.object({ data: z.object({ user: z.looseObject({ id: z.string() }) }) }).parse(body)
      .data.user;
    const context = answering({ '/v1/instagram/profile': body });
    const read = await profile({ externalId: user.id, handle: 'any' }, context);
    if (read.status !== 'enriched') throw new Error(`${file} is ${read.status}.`);
    expectAccount(read.creator);
    expect(read.creator.followerCount).toBeGreaterThan(0);
    expect(read.creator.postCount).not.toBeNull();
    for (const post of read.posts) expectPost(post);
    for (const related of read.related) expectAccount(related);
    const counted = z.object({ edges: z.array(z.unknown()) });
    expect(read.related).toHaveLength(counted.parse(user.edge_related_profiles).edges.length);
  });

  test.each(readPayloads('v1_instagram_basic-profile'))('%s is read by id', async (_file, body) => {
    const { id } = z.object({ id: z.string() }).parse(body);
    const context = answering({ '/v1/instagram/basic-profile': body });
    const read = await profile({ externalId: id, handle: 'any' }, context);
    expect(read).toMatchObject({ status: 'enriched', creator: { bio: expect.any(String) } });
  });

  // Lists that no page asks for today: the same posts and accounts in further shapes.
  const postLists = z.object({
    items: z.array(z.looseObject({ media: z.unknown().optional() })).optional(),
    posts: z.array(z.unknown()).optional(),
  });
  test.each([...readPayloads('v2_instagram_user_posts'), ...readPayloads('v1_instagram_user_reels')])(
    '%s of posts is read',
    (_file, body) => {
      for (const item of postLists.parse(body).items ?? []) {
        const { owner, post } = toOwnedPost(item.media ?? item);
        expectAccount(owner);
        expectPost(post);
        expect(post?.viewCount).toBeGreaterThan(0);
      }
    },
  );

  test.each(readPayloads('v1_instagram_search_popular'))("%s's posts are told apart", (_file, body) => {
    for (const item of postLists.parse(body).posts ?? []) {
      const { owner, post } = toOwnedPost(item);
      expect(owner).toBeNull();
      expect(post?.externalId).toMatch(/^\d{19}$/);
    }
  });

  test.each(readPayloads('v1_instagram_search'))("%s's accounts are read", (_file, body) => {
    const { data } = z.object({ data: z.object({ users: z.array(z.unknown()) }) }).parse(body);
    for (const user of data.users) expectAccount(toCreator(user));
  });
});
