import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '../testing.ts';
import { createWorld } from '../world/world.ts';

/** The provider's habits about channels, as SCRAPECREATORS.md counts them. */
let sandbox: TestSandbox;
const world = createWorld({ network: 'youtube', creatorCount: 4_000 });

beforeAll(async () => {
  sandbox = await openTestSandbox({ creatorCount: world.creators.length });
});
afterAll(() => sandbox.stop());

async function ask(path: string, parameters: Record<string, string | undefined>) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) query.set(name, value ?? '');
  return sandbox.askJson(`/v1/youtube/${path}?${query}`);
}

describe('channel', () => {
  interface Channel {
    channelId: string;
    description: string;
    email: string | null;
    subscriberCount: number;
    links: string[];
    tags: string | null;
    [key: string]: unknown;
  }

  const open = world.creators.filter(({ state }) => state !== 'deactivated');
  let channels: Channel[];
  beforeAll(async () => {
    const answers = open.slice(0, 500).map(({ id }) => ask('channel', { channelId: id }));
    channels = (await Promise.all(answers)).map(({ body }) => body);
  });
  const share = (among: Channel[], fits: (channel: Channel) => boolean) =>
    among.filter(fits).length / among.length;

  it('has an e-mail for some; of these, about a third have it nowhere else', () => {
    const withEmail = channels.filter(({ email }) => email !== null);
    expect(withEmail.length).toBeGreaterThan(80);
    const onlyThere = share(withEmail, ({ email, description }) => !description.includes(email ?? ''));
    expect(onlyThere).toBeGreaterThan(0.2);
    expect(onlyThere).toBeLessThan(0.5);
    for (const { email } of withEmail) expect(email).toMatch(/@[\w.-]*\bexample\.(com|org|net)$/);
  });

  it('leaves out what it does not know, and has a subscriber count beside the whole now and then', () => {
    for (const key of ['handle', 'videoCount', 'viewCount', 'country']) {
      expect(share(channels, (channel) => key in channel)).toBeGreaterThan(0.7);
      expect(share(channels, (channel) => key in channel)).toBeLessThan(1);
    }
    const fractional = channels.filter(({ subscriberCount }) => !Number.isInteger(subscriberCount));
    expect(fractional.length).toBeGreaterThan(0);
    for (const { subscriberCount } of fractional) {
      expect(Math.abs(subscriberCount - Math.round(subscriberCount))).toBeLessThan(0.001);
    }
    expect(share(channels, ({ tags }) => tags === null)).toBeGreaterThan(0.1);
    expect(share(channels, ({ description }) => description === '')).toBeGreaterThan(0);
  });

  it('puts every link on top under a key of its title', () => {
    for (const channel of channels) {
      for (const link of channel.links) {
        expect(
          Object.entries(channel).filter(([key, value]) => key !== 'links' && value === link),
        ).toHaveLength(1);
      }
    }
  });

  it('is found by id, handle with or without the @, and address', async () => {
    const [creator] = open;
    for (const by of [
      { channelId: creator?.id },
      { handle: creator?.handle },
      { handle: `@${creator?.handle.toUpperCase()}` },
      { url: `https://www.youtube.com/@${creator?.handle}/videos` },
      { url: `https://www.youtube.com/channel/${creator?.id}` },
    ]) {
      expect((await ask('channel', by)).body.channelId).toBe(creator?.id);
    }
  });

  it('says 400 when nobody is named, and 404 for those who never were or are closed', async () => {
    for (const path of ['channel', 'channel-videos']) {
      const { status, body } = await sandbox.askJson(`/v1/youtube/${path}?id=x`);
      expect({ status, body }).toEqual({
        status: 400,
        body: { message: 'You must provide a handle or a channelId' },
      });
    }
    const closed = world.creators.find(({ state }) => state === 'deactivated')?.id;
    for (const by of [
      { handle: 'nobody.was.this' },
      { channelId: closed },
      { url: 'https://example.com/%' },
    ]) {
      const { status, body } = await ask('channel', by);
      expect({ status, credits: body.credits_charged }).toEqual({ status: 404, credits: 0 });
    }
  });

  it('is free from the cache when the caller takes cached answers', async () => {
    const cached = { channelId: open[700]?.id, cache_max_age: '7d' };
    expect((await ask('channel', cached)).body.credits_charged).toBe(1);
    expect((await ask('channel', cached)).body).toMatchObject({ credits_charged: 0, cached: true });
  });
});

interface VideoPage {
  videos: { id: string; viewCountInt: number; publishedTime: string }[];
  continuationToken?: string;
}

describe('channel videos', () => {
  it('lists the newest or the most seen first, page by page to the end', async () => {
    const channelId = world.creators.find(({ followerCount }) => followerCount > 100_000)?.id;
    const ids = new Set<string>();
    const first: VideoPage = (await ask('channel-videos', { channelId })).body;
    const times = first.videos.map(({ publishedTime }) => publishedTime);
    expect(times).toEqual(times.toSorted().reverse());
    let last = first;
    for (let pages = 1; ; pages++) {
      for (const video of last.videos) ids.add(video.id);
      if (last.continuationToken === undefined) break;
      expect(last.videos).toHaveLength(30);
      expect(pages).toBeLessThan(50);
      const { continuationToken } = last;
      last = (await ask('channel-videos', { channelId, continuationToken })).body;
    }
    expect(ids.size).toBeGreaterThan(10);
    const { body } = await ask('channel-videos', { channelId, sort: 'popular' });
    const views = (body as VideoPage).videos.map(({ viewCountInt }) => viewCountInt);
    expect(views).toEqual(views.toSorted((a, b) => b - a));
  });
});
