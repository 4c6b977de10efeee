import { describe, expect, it } from 'vitest';
import { languageCodes } from './languages.ts';
import { createPost, newestPostNumber, recentPostCount } from './post.ts';
import { profileOf } from './profile.ts';
import { searchCreators } from './search-creators.ts';
import { searchPosts } from './search-posts.ts';
import { createWorld } from './world.ts';

const world = createWorld({ network: 'tiktok' });
const profiles = world.creators.map((creator) => ({ creator, profile: profileOf(creator) }));

function share(count: number): number {
  return count / world.creators.length;
}

describe('the world', () => {
  it('has at least 20,000 creators, no handle and no id twice, in 25 niches and 8 languages', () => {
    expect(world.creators.length).toBeGreaterThanOrEqual(20_000);
    expect(new Set(world.creators.map(({ handle }) => handle)).size).toBe(world.creators.length);
    expect(new Set(world.creators.map(({ id }) => id)).size).toBe(world.creators.length);
    expect(world.byNiche.size).toBeGreaterThanOrEqual(25);
    expect(new Set(world.creators.map(({ language }) => language))).toEqual(new Set(languageCodes));
    expect(world.creators.every(({ handle }) => /^[a-z0-9][a-z0-9._]{1,23}$/.test(handle))).toBe(true);
  });

  it('is the same world each time', () => {
    const again = createWorld({ network: 'tiktok', creatorCount: 200 });
    const handles = (creators: typeof world.creators) =>
      creators.slice(0, 200).map(({ handle, id }) => handle + id);
    expect(handles(again.creators)).toEqual(handles(world.creators));
  });

  it('has audiences from hundreds to tens of millions, most of them small', () => {
    const counts = world.creators.map(({ followerCount }) => followerCount).sort((a, b) => a - b);
    const at = (quantile: number) => counts[Math.floor(quantile * (counts.length - 1))] ?? Number.NaN;
    expect(at(0)).toBeLessThan(1_000);
    expect(at(0.5)).toBeGreaterThan(3_000);
    expect(at(0.5)).toBeLessThan(30_000);
    expect(at(1)).toBeGreaterThan(10_000_000);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(5 * at(0.5));
  });

  it('has engagement that falls with size', () => {
    const rate = (from: number, to: number) => {
      const posts = world.creators
        .filter(({ followerCount }) => followerCount >= from && followerCount < to)
        .slice(0, 300)
        .map((creator) => createPost(creator, newestPostNumber(creator, world.nowSeconds)));
      return posts.reduce((sum, { likeCount, viewCount }) => sum + likeCount / viewCount, 0) / posts.length;
    };
    expect(rate(0, 5_000)).toBeGreaterThan(1.3 * rate(50_000, 200_000));
    expect(rate(50_000, 200_000)).toBeGreaterThan(1.2 * rate(1_000_000, 100_000_000));
  });

  it('gives three in ten an address, of reserved domains only, some of them disguised', () => {
    const contacts = profiles.flatMap(({ profile }) => (profile.contact === null ? [] : [profile.contact]));
    expect(share(contacts.length)).toBeGreaterThan(0.25);
    expect(share(contacts.length)).toBeLessThan(0.36);
    expect(contacts.every(({ address }) => /^[^@]+@[^@]+\.example\.(com|org|net)$/.test(address))).toBe(true);
    const disguised = contacts.filter(({ disguise }) => disguise !== 'none').length;
    expect(disguised / contacts.length).toBeGreaterThan(0.15);
    expect(disguised / contacts.length).toBeLessThan(0.35);
    for (const { profile } of profiles) {
      if (profile.contact?.disguise === 'none') expect(profile.bio).toContain(profile.contact.address);
      else if (profile.contact !== null) expect(profile.bio).not.toContain(profile.contact.address);
    }
    expect(profiles.some(({ profile }) => profile.bio.includes('icon@2x.png'))).toBe(true);
    expect(profiles.some(({ profile }) => profile.bio === '')).toBe(true);
  });

  it('has private and deleted accounts, and verified ones', () => {
    const states = (wanted: string) => share(world.creators.filter(({ state }) => state === wanted).length);
    expect(states('private')).toBeGreaterThan(0.01);
    expect(states('private')).toBeLessThan(0.02);
    expect(states('deactivated')).toBeGreaterThan(0.006);
    expect(states('deactivated')).toBeLessThan(0.014);
    expect(world.creators.some(({ verified }) => verified)).toBe(true);
  });

  it('has posts of the last two years that stay the same as days go by', () => {
    const tomorrow = world.nowSeconds + 86_400;
    for (const creator of world.creators.slice(0, 500)) {
      const newest = newestPostNumber(creator, world.nowSeconds);
      const oldest = createPost(creator, newest - recentPostCount + 1);
      expect(createPost(creator, newest).publishedAt).toBeLessThanOrEqual(world.nowSeconds);
      expect(oldest.publishedAt).toBeGreaterThan(world.nowSeconds - 2 * 365 * 86_400);
      expect(newestPostNumber(creator, tomorrow)).toBeGreaterThanOrEqual(newest);
      expect(createPost(creator, newest)).toEqual(createPost(creator, newest));
      expect(oldest.durationMs).toBeGreaterThan(3_000);
    }
  });
});

describe('searching posts', () => {
  const captions = (query: string, count: number) =>
    searchPosts(world, query)
      .slice(0, count)
      .map(({ creator, number }) => createPost(creator, number).caption.toLowerCase());

  it('finds people who write about "vegan skincare", the fitting ones first', () => {
    const found = captions('vegan skincare', 300);
    const fitting = found.filter((caption) => caption.includes('vegan') && caption.includes('skincare'));
    expect(fitting.length / found.length).toBeGreaterThan(0.93);
  });

  it.each(['vegan skincare', 'sourdough', 'budget travel', 'skincare'])(
    'finds well over 1,000 creators for "%s"',
    (query) => {
      expect(new Set(searchPosts(world, query).map(({ creator }) => creator)).size).toBeGreaterThan(1_200);
    },
  );

  it.each([
    ['Hautpflege', 'de'],
    ['スキンケア', 'ja'],
    ['العناية', 'ar'],
  ])('finds %s', (query, language) => {
    const found = searchPosts(world, query);
    expect(found.length).toBeGreaterThan(20);
    expect(found.every(({ creator }) => creator.language === language)).toBe(true);
  });

  it('finds a few for an ordinary word of some captions, and nothing for nonsense', () => {
    const few = captions('grandma', 1_000);
    expect(few.length).toBeGreaterThan(5);
    expect(few.length).toBeLessThan(100);
    expect(few.every((caption) => caption.includes('grandma'))).toBe(true);
    expect(searchPosts(world, 'qzxwv')).toEqual([]);
    expect(searchPosts(world, ' -- ')).toEqual([]);
  });
});

describe('searching creators', () => {
  it('finds an account by its handle first', () => {
    const creator = world.creators[77];
    expect(searchCreators(world, creator?.handle ?? '')[0]).toBe(creator);
  });

  it('finds those who are about it', () => {
    const found = searchCreators(world, 'dad jokes').slice(0, 50);
    expect(found).toHaveLength(50);
    expect(
      found.every(({ niche, nickname }) => niche.name === 'dad jokes' || /dad|jokes/i.test(nickname)),
    ).toBe(true);
  });
});
