import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payloadsFolder, readPayloads } from '../../../tests/support/payloads.ts';
import { always, expectNoOtherType, expectSame, typesOf } from '../recorded-shapes.ts';
import { openTestSandbox, type TestSandbox } from '../testing.ts';

interface Profile {
  data: { user: Record<string, unknown> };
}

/** Fields that only the newest or only the oldest recordings have, and the films' technical ones. */
const passing = /^(connected_fb_page|business_address_json\.)|dash_info|tracking_token/;

function samples(folder: string, name = ''): unknown[] {
  return readPayloads(folder)
    .filter(([file]) => file.includes(name))
    .map(([, body]) => body);
}

function keys(value: object | undefined): string[] {
  return Object.keys(value ?? {}).sort();
}

describe.skipIf(payloadsFolder === null)('beside the recorded answers', () => {
  let sandbox: TestSandbox;
  let profiles: Profile[];

  const profile = async (handle: string, more = '') =>
    (await sandbox.askJson(`/v1/instagram/profile?handle=${handle}${more}`)).body as Profile;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    const { body } = await sandbox.askJson('/v1/instagram/search/profiles?query=skincare');
    profiles = await Promise.all(
      body.profiles.map(({ username }: { username: string }) => profile(username)),
    );
  });
  afterAll(() => sandbox.stop());

  const users = (answers: Profile[]) => answers.map(({ data }) => data.user);

  it('a profile has all that each recorded one has, and nothing of another type', () => {
    const recorded = (samples('v1_instagram_profile') as Profile[]).filter((one) => 'status' in one);
    const known = always(users(recorded));
    const ours = always(users(profiles.filter(({ data }) => data.user.is_private === false)));
    expectSame(
      known,
      ours,
      [...known.keys()].filter((path) => !passing.test(path)),
    );
    expectNoOtherType(known, ours);
  });

  it('a trimmed profile has the fields of the vendor’s sample', async () => {
    const [sample] = samples('v1_instagram_profile', 'trimmed') as [Profile];
    const related = profiles.find(({ data }) => 'edge_related_profiles' in data.user);
    const ours = await profile(String(related?.data.user.username), '&trim=true');
    expect(keys(ours)).toEqual(keys(sample));
    expect(keys(ours.data.user)).toEqual(keys(sample.data.user));
  });

  it('media and related profiles are as recorded', () => {
    type Edges = { edges: { node: { __typename: string } }[] };
    const nodes = (answers: Profile[], list: string) =>
      users(answers).flatMap(
        (user) => (user[list] as Edges | undefined)?.edges.map(({ node }) => node) ?? [],
      );
    const recorded = samples('v1_instagram_profile') as Profile[];
    const timeline = 'edge_owner_to_timeline_media';
    for (const type of ['GraphVideo', 'GraphImage', 'GraphSidecar']) {
      const ofType = (answers: Profile[]) =>
        nodes(answers, timeline).filter(({ __typename }) => __typename === type);
      const known = always(ofType(recorded));
      const told = [...known.keys()].filter((path) => !passing.test(path) && !path.includes('[]'));
      expectSame(known, always(ofType(profiles)), told);
    }
    const [known, ours] = [recorded, profiles].map((answers) =>
      always(nodes(answers, 'edge_related_profiles')),
    );
    expect(ours).toEqual(known);
  });

  it.each([
    ['v2_instagram_reels_search', '/v2/instagram/reels/search?query=skincare', 'reels'],
    ['v1_instagram_search_hashtag', '/v1/instagram/search/hashtag?hashtag=veganskincare', 'posts'],
    ['v1_instagram_search_profiles', '/v1/instagram/search/profiles?query=skincare', 'profiles'],
  ])('%s has the shape of the vendor’s sample', async (folder, path, list) => {
    const [sample] = samples(folder, 'sample') as [Record<string, object[]>];
    const { body } = await sandbox.askJson(path);
    expect(keys(body)).toEqual(keys(sample));
    const [known, ours] = [always(sample[list] ?? []), always(body[list])];
    expect(keys(body[list][0])).toEqual(keys(sample[list]?.[0]));
    expectNoOtherType(known, ours);
  });

  it.each([
    ['sample', ''],
    ['trimmed', '&trim=true'],
  ])('posts of an account have the shape of the vendor’s %s answer', async (name, more) => {
    type Posts = { items: { media_type: number; caption: object | null }[] };
    const [sample] = samples('v2_instagram_user_posts', name) as [Posts];
    const handle = users(profiles).find((user) => user.is_private === false)?.username;
    const body = (await sandbox.askJson(`/v2/instagram/user/posts?handle=${handle}${more}`)).body as Posts;
    expect(keys(body)).toEqual(keys(sample));
    const known = typesOf(sample.items[0]);
    const ours = always(body.items.filter(({ media_type, caption }) => media_type === 2 && caption !== null));
    const told =
      'id code media_type taken_at caption.text like_count comment_count play_count ig_play_count video_versions[].url image_versions2.candidates[].url user.pk user.username owner.id url';
    expectSame(known, ours, told.split(' '));
    expectNoOtherType(known, ours);
  });
});
