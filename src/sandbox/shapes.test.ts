import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payloadsFolder, readPayloads } from '../../tests/support/payloads.ts';
import { always, expectNoOtherType, expectSame, typesOf } from './recorded-shapes.ts';
import { keywordPath, openTestSandbox, type TestSandbox } from './testing.ts';

/** What SCRAPECREATORS.md names of a video and its author. */
const videoFields = [
  'aweme_id desc desc_language region create_time create_time_utc share_url url is_ad text_extra',
  'statistics statistics.aweme_id statistics.play_count statistics.digg_count statistics.comment_count',
  'statistics.share_count statistics.collect_count statistics.download_count statistics.repost_count',
  'statistics.forward_count statistics.whatsapp_share_count',
  'video video.duration video.width video.height video.ratio video.play_addr.url_list',
  ...['cover', 'origin_cover', 'dynamic_cover'].map((name) => `video.${name}.uri video.${name}.url_list[]`),
  'author author.uid author.unique_id author.nickname author.sec_uid author.follower_count author.following_count',
  'author.custom_verify author.verification_type author.secret author.aweme_count author.total_favorited author.ins_id',
  ...['thumb', 'medium', 'larger', '168x168', '300x300'].map(
    (size) =>
      `author.avatar_${size}.uri author.avatar_${size}.url_list[] author.avatar_${size}.url_prefix author.avatar_${size}.width author.avatar_${size}.height`,
  ),
].flatMap((line) => line.split(' '));

const userFields =
  'uid unique_id nickname sec_uid follower_count following_count aweme_count total_favorited custom_verify is_private_account search_user_desc avatar_thumb.url_list[] avatar_medium.url_list[] avatar_larger.url_list[]'.split(
    ' ',
  );

function samples(folder: string, fitting: (name: string) => boolean): unknown[] {
  return readPayloads(folder)
    .filter(([name]) => fitting(name))
    .map(([, body]) => body);
}

describe.skipIf(payloadsFolder === null)('beside the recorded answers', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterAll(() => sandbox.stop());

  type Page = { search_item_list: { aweme_info: unknown }[] };
  const videos = (pages: Page[]) =>
    pages.flatMap((page) => page.search_item_list.map((item) => item.aweme_info));

  it('a keyword page has the same shape, around and inside', async () => {
    const recorded = samples('v1_tiktok_search_keyword', (name) => name.startsWith('2025')) as Page[];
    const { body } = await sandbox.askJson(keywordPath('skincare'));
    const around = [...always(recorded.map((page) => ({ ...page, search_item_list: [] }))).keys()].filter(
      (path) => !/^(extra|global_doodle_config|log_pb)\./.test(path),
    );
    expectSame(always(recorded), typesOf(body), around);
    expectSame(always(videos(recorded)), always(videos([body])), videoFields);
  });

  it('nothing in a video has another type than in the recordings', async () => {
    const recorded = samples('v1_tiktok_search_keyword', (name) => name.startsWith('2025')) as Page[];
    const { body } = await sandbox.askJson(keywordPath('skincare'));
    expectNoOtherType(always(videos(recorded)), always(videos([body])));
  });

  it('a trimmed page has the keys of the vendor’s sample', async () => {
    const [sample] = samples('v1_tiktok_search_keyword', (name) => name.includes('trimmed')) as [
      { search_item_list: object[] },
    ];
    const { body } = await sandbox.askJson(keywordPath('skincare', 0, '&trim=true'));
    const keys = (value: object | undefined) => Object.keys(value ?? {}).sort();
    expect(keys(body)).toEqual(keys(sample));
    expect(keys(body.search_item_list[0])).toEqual(keys(sample.search_item_list[0]));
  });

  it('user searches have the same shape, trimmed ones too', async () => {
    const all = samples('v1_tiktok_search_users', () => true) as {
      users: { user_info?: unknown }[];
    }[];
    const whole = all.flatMap(({ users }) =>
      users.flatMap((user) => (user.user_info ? [user.user_info] : [])),
    );
    const { body } = await sandbox.askJson('/v1/tiktok/search/users?query=skincare');
    const ours = body.users.map((user: { user_info: unknown }) => user.user_info);
    expectSame(always(whole), always(ours), userFields);
    const trimmed = all.flatMap(({ users }) => users.filter((user) => !user.user_info));
    const { body: short } = await sandbox.askJson('/v1/tiktok/search/users?query=skincare&trim=true');
    expectSame(always(trimmed), always(short.users), [...always(trimmed).keys()]);
  });

  it('profiles have all that recorded ones have', async () => {
    const recorded = samples('v1_tiktok_profile', () => true).filter(
      (one) => (one as { user?: unknown }).user !== undefined,
    );
    const { body } = await sandbox.askJson('/v1/tiktok/search/users?query=skincare&trim=true');
    const answers = await Promise.all(
      body.users.map(({ unique_id }: { unique_id: string }) =>
        sandbox.askJson(`/v1/tiktok/profile?handle=${unique_id}`),
      ),
    );
    const ours = answers.map((answer) => answer.body).filter(({ user }) => user !== undefined);
    expect(ours.length).toBeGreaterThan(20);
    expectSame(always(recorded), always(ours), [...always(recorded).keys()]);
    expect(ours.some(({ user }) => user.bioLink !== undefined)).toBe(true);
    expect(ours.some(({ user }) => user.bioLink === undefined)).toBe(true);
  });

  it('the videos of a profile have the shape of the vendor’s samples, whole and trimmed', async () => {
    type Videos = { aweme_list: object[] };
    const { body: found } = await sandbox.askJson('/v1/tiktok/search/users?query=skincare&trim=true');
    const path = `/v3/tiktok/profile/videos?handle=${found.users[0].unique_id}`;
    const keys = (value: object) => Object.keys(value).sort();
    for (const [name, more] of [
      ['sample', ''],
      ['trimmed', '&trim=true'],
    ] as const) {
      const [sample] = samples('v3_tiktok_profile_videos', (one) => one.includes(name)) as [Videos];
      const { body } = await sandbox.askJson(path + more);
      expect(keys(body)).toEqual(keys(sample));
      const known = always(sample.aweme_list);
      const ours = always(body.aweme_list);
      // Of advertised goods only.
      known.delete('shop_product_url');
      const told =
        'aweme_id desc region create_time statistics.play_count author.uid author.signature author.follower_count author.aweme_count author.total_favorited author.region';
      expectSame(known, ours, told.split(' '));
      expectNoOtherType(known, ours);
    }
  });

  it('the balance and the refusals have the recorded bodies', async () => {
    const [balance] = samples('v1_account_credit-balance', () => true);
    const { body } = await sandbox.askJson('/v1/account/credit-balance');
    expect(typesOf(body)).toEqual(typesOf(balance));
    await sandbox.setFaults({ credits: 0 });
    const errors = join(payloadsFolder ?? '', 'errors');
    const empty = JSON.parse(await readFile(join(errors, '402_out_of_credits.json'), 'utf8'));
    expect((await sandbox.askJson(keywordPath('yoga'))).body).toEqual(empty);
    const page = await readFile(join(errors, '404_unknown_route.html'), 'utf8');
    expect((await sandbox.ask('/v1/youtube/profile')).text.trim()).toBe(page.trim());
  });
});
