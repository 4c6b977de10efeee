import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payloadsFolder, readPayloads } from '../../../tests/support/payloads.ts';
import { openTestSandbox, type TestSandbox } from '../testing.ts';

type Json = Record<string, unknown>;

/** What comes with each answer nowadays and was not there when most were recorded. */
const envelope = ['success', 'credits_remaining', 'credits_charged'];

/** Of each key that all have: the types of its values. Optional keys are told apart by a question mark. */
function shapeOf(values: Json[]): Record<string, string> {
  const keys = new Set(
    values.flatMap((value) => Object.keys(value)).filter((key) => !envelope.includes(key)),
  );
  const shape: Record<string, string> = {};
  for (const key of keys) {
    const having = values.filter((value) => key in value);
    const types = having.map(({ [key]: value }) =>
      value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
    );
    shape[having.length < values.length ? `${key}?` : key] = [...new Set(types)].sort().join('|');
  }
  return shape;
}

describe.skipIf(payloadsFolder === null)('beside the recorded answers', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterAll(() => sandbox.stop());

  const recorded = (endpoint: string) =>
    readPayloads(`v1_youtube_${endpoint}`).map(([, body]) => body as Json);
  const page = async () => (await sandbox.askJson('/v1/youtube/search?query=skincare')).body as Json;
  const listed = (pages: Json[], key: string) => pages.flatMap((one) => one[key] as Json[]);

  it('a search page has the same shape, around and inside', async () => {
    const pages = recorded('search');
    const ours = [await page()];
    expect(shapeOf(ours)).toEqual(shapeOf(pages));
    for (const kind of ['videos', 'shorts', 'shelves']) {
      expect(shapeOf(listed(ours, kind)), kind).toEqual(shapeOf(listed(pages, kind)));
    }
    const channelsOf = (videos: Json[]) => videos.map(({ channel }) => channel as Json);
    expect(shapeOf(channelsOf(listed(ours, 'videos')))).toEqual(shapeOf(channelsOf(listed(pages, 'videos'))));
  });

  it('so have the items of its shelves', async () => {
    const itemsOf = (pages: Json[], isShorts: boolean) =>
      listed(
        listed(pages, 'shelves').filter(({ title }) => (title === 'Shorts') === isShorts),
        'items',
      );
    const pages = await Promise.all(
      ['skincare', 'yoga', 'hiking', 'crochet', 'sourdough'].map(
        async (query) => (await sandbox.askJson(`/v1/youtube/search?query=${query}`)).body as Json,
      ),
    );
    for (const isShorts of [true, false]) {
      expect(shapeOf(itemsOf(pages, isShorts))).toEqual(shapeOf(itemsOf(recorded('search'), isShorts)));
    }
  });

  it('a channel has all that recorded ones have', async () => {
    const channels = recorded('channel');
    const search = [await page()];
    const found = [...listed(search, 'videos'), ...listed(search, 'shorts')];
    const ids = new Set(found.map(({ channel }) => (channel as Json).id));
    const answers = await Promise.all(
      [...ids].map((id) => sandbox.askJson(`/v1/youtube/channel?channelId=${id}`)),
    );
    const ours = answers.filter(({ status }) => status === 200).map(({ body }) => body as Json);
    const shape = shapeOf(ours);
    const known = Object.entries(shapeOf(channels)).filter(([key]) => !linkKeys.test(key));
    for (const [key, type] of known) {
      const types = (shape[key] ?? shape[`${key}?`] ?? shape[key.replace('?', '')] ?? '').split('|');
      expect(type.split('|'), key).toEqual(expect.arrayContaining(types));
    }
    expect(shapeOf(ours.map(({ avatar }) => avatar as Json))).toEqual(
      shapeOf(channels.map(({ avatar }) => avatar as Json)),
    );
  });

  it('a channel’s video has the keys of the vendor’s sample', async () => {
    const [sample] = recorded('channel-videos');
    const [first] = listed([await page()], 'videos');
    const id = (first?.channel as Json | undefined)?.id;
    const ours = (await sandbox.askJson(`/v1/youtube/channel-videos?channelId=${id}`)).body as Json;
    const videos = (one: Json | undefined) => shapeOf(listed(one === undefined ? [] : [one], 'videos'));
    expect(videos(ours)).toEqual(videos(sample));
  });
});

/** The keys that the recorded channels' own links brought. */
const linkKeys = /^(instagram|twitter|facebook|tik_tok|store|apple\.com|the_official_website)\??$/;
