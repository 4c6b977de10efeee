import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../testing.ts';
import { createWorld } from '../world/world.ts';

const creatorCount = 500;
const world = createWorld({ network: 'tiktok', creatorCount });
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox({ creatorCount });
});
afterAll(() => sandbox.stop());

describe('videos of a profile', () => {
  const videos = (handle: string, more = '') =>
    sandbox.askJson(`/v3/tiktok/profile/videos?handle=${handle}${more}`);

  it('come 10 to 20 a page, newest first, each once, with bio and real counts of the author', async () => {
    const creator = world.creators.find(({ state }) => state === 'open');
    const ids: string[] = [];
    let times: number[] = [];
    let cursor = '';
    for (let pages = 0; pages < 3; pages++) {
      const { body } = await videos(creator?.handle ?? '', `&max_cursor=${cursor}`);
      expect(body.aweme_list.length).toBeGreaterThanOrEqual(10);
      expect(body.aweme_list.length).toBeLessThanOrEqual(20);
      ids.push(...body.aweme_list.map((video: { aweme_id: string }) => video.aweme_id));
      times = [...times, ...body.aweme_list.map((video: { create_time: number }) => video.create_time)];
      const { author } = body.aweme_list[0];
      expect(author).toMatchObject({ uid: creator?.id, follower_count: creator?.followerCount });
      expect(author.signature).toEqual(expect.any(String));
      expect(author.aweme_count).toBeGreaterThan(0);
      cursor = String(body.max_cursor);
      if (body.has_more === 0) break;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('can be the most seen ones, and are not to be found for private accounts', async () => {
    const { handle = '' } = world.creators.find(({ state }) => state === 'open') ?? {};
    const { body } = await videos(handle, '&sort_by=popular');
    const views = body.aweme_list.map(
      (video: { statistics: { play_count: number } }) => video.statistics.play_count,
    );
    expect(views).toEqual(views.toSorted((a: number, b: number) => b - a));
    const hidden = world.creators.find(({ state }) => state === 'private')?.handle ?? '';
    expect((await videos(hidden)).status).toBe(404);
  });
});
