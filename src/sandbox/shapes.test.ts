import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keywordPath, openTestSandbox, type TestSandbox } from './testing.ts';

const payloads = resolve(process.env.CASTLIST_PAYLOADS ?? '../shared/payloads');

type Types = Map<string, string>;

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** The JSON type at each path of a value; of lists, of their first items. */
function typesOf(value: unknown, path = '', types: Types = new Map()): Types {
  types.set(path, typeOf(value));
  if (Array.isArray(value)) {
    if (value.length > 0) typesOf(value[0], `${path}[]`, types);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value))
      typesOf(inner, path === '' ? name : `${path}.${name}`, types);
  }
  return types;
}

/** Paths that all samples have, of one type in all of them. */
function always(samples: unknown[]): Types {
  const [first = new Map(), ...others] = samples.map((sample) => typesOf(sample));
  return new Map([...first].filter(([path, type]) => others.every((other) => other.get(path) === type)));
}

async function samples(folder: string, fitting: (name: string) => boolean): Promise<unknown[]> {
  const names = (await readdir(join(payloads, folder))).filter(fitting);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(payloads, folder, name));
      return JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    }),
  );
}

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

describe.skipIf(!existsSync(payloads))('beside the recorded answers', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterAll(() => sandbox.stop());

  function expectSame(recorded: Types, ours: Types, paths: string[]) {
    const differing = paths.filter((path) => !recorded.has(path) || recorded.get(path) !== ours.get(path));
    expect(differing.map((path) => `${path}: ${recorded.get(path)} there, ${ours.get(path)} here`)).toEqual(
      [],
    );
  }

  type Page = { search_item_list: { aweme_info: unknown }[] };
  const videos = (pages: Page[]) =>
    pages.flatMap((page) => page.search_item_list.map((item) => item.aweme_info));

  it('a keyword page has the same shape, around and inside', async () => {
    const recorded = (await samples('v1_tiktok_search_keyword', (name) => name.startsWith('2025'))) as Page[];
    const { body } = await sandbox.askJson(keywordPath('skincare'));
    const around = [...always(recorded.map((page) => ({ ...page, search_item_list: [] }))).keys()].filter(
      (path) => !/^(extra|global_doodle_config|log_pb)\./.test(path),
    );
    expectSame(always(recorded), typesOf(body), around);
    expectSame(always(videos(recorded)), always(videos([body])), videoFields);
  });

  it('nothing in a video has another type than in the recordings', async () => {
    const recorded = (await samples('v1_tiktok_search_keyword', (name) => name.startsWith('2025'))) as Page[];
    const { body } = await sandbox.askJson(keywordPath('skincare'));
    const known = always(videos(recorded));
    const ours = always(videos([body]));
    expectSame(
      known,
      ours,
      [...ours.keys()].filter((path) => known.has(path)),
    );
  });

  it('a trimmed page has the keys of the vendor’s sample', async () => {
    const [sample] = (await samples('v1_tiktok_search_keyword', (name) => name.includes('trimmed'))) as [
      { search_item_list: object[] },
    ];
    const { body } = await sandbox.askJson(keywordPath('skincare', 0, '&trim=true'));
    const keys = (value: object | undefined) => Object.keys(value ?? {}).sort();
    expect(keys(body)).toEqual(keys(sample));
    expect(keys(body.search_item_list[0])).toEqual(keys(sample.search_item_list[0]));
  });

  it('user searches have the same shape, trimmed ones too', async () => {
    const all = (await samples('v1_tiktok_search_users', () => true)) as {
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
    const recorded = (await samples('v1_tiktok_profile', () => true)).filter(
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

  it('the balance and the refusals have the recorded bodies', async () => {
    const [balance] = await samples('v1_account_credit-balance', () => true);
    const { body } = await sandbox.askJson('/v1/account/credit-balance');
    expect(typesOf(body)).toEqual(typesOf(balance));
    await sandbox.setFaults({ credits: 0 });
    const [empty] = await samples('errors', (name) => name.startsWith('402'));
    expect((await sandbox.askJson(keywordPath('yoga'))).body).toEqual(empty);
    const page = await readFile(join(payloads, 'errors', '404_unknown_route.html'), 'utf8');
    expect((await sandbox.ask('/v1/youtube/profile')).text.trim()).toBe(page.trim());
  });
});
