import { describe, expect, test } from 'vitest';
import type { Candidate, SimilarProfile, WordBackground } from './similar-profile.ts';
import { promiseOf, scoreSimilarity, wordsOf, wordsToCount } from './similarity.ts';
import { searchTerms } from './similarity-terms.ts';

const nobody: SimilarProfile = {
  externalId: '0',
  handle: 'somebody',
  name: null,
  bio: null,
  tags: [],
  category: null,
  language: null,
  country: null,
  followerCount: null,
  engagementRate: null,
  captions: [],
  hashtags: [],
};

const baker: SimilarProfile = {
  ...nobody,
  externalId: '1',
  handle: 'crumbsbytilda',
  name: 'Tilda Ashdown',
  bio: 'Sourdough bread for patient people 🍞\n📍 Leeds\ncollabs: hello@tilda.example.com',
  language: 'en',
  country: 'GB',
  followerCount: 24_000,
  engagementRate: 0.05,
  captions: [
    'Shaping a sticky sourdough without crying',
    'The levain that never fails me',
    'Scoring patterns for your next sourdough bread',
    'Link in bio! Follow for more',
    'What my oven does to a cold dough',
  ],
  hashtags: ['sourdoughbread', 'levain', 'fyp', 'sourdoughbread', 'homebaker', 'sourdoughbread', 'fyp'],
};

const twin: Candidate = {
  ...baker,
  externalId: '2',
  handle: 'ottobakes',
  name: 'Otto',
  bio: 'Levain, sourdough and rye bread, every week',
  captions: ['My sourdough bread after a night in the fridge', 'Feeding the levain', 'Rye sourdough crumb'],
  hashtags: ['sourdoughbread', 'levain', 'ryebread'],
  followerCount: 31_000,
  distance: null,
};
const sameSubject: Candidate = {
  ...twin,
  externalId: '3',
  bio: 'sourdough bread at home',
  captions: ['a new sourdough starter'],
  hashtags: ['sourdough'],
  followerCount: 900_000,
  country: 'US',
  engagementRate: null,
};
const otherLanguage: Candidate = {
  ...sameSubject,
  externalId: '4',
  bio: 'Sauerteigbrot aus Leipzig',
  captions: ['Mein Sauerteig nach einer Woche'],
  hashtags: ['sourdoughbread', 'sauerteig'],
  language: 'de',
  country: 'DE',
};
const stranger: Candidate = {
  ...twin,
  externalId: '5',
  handle: 'fastlane',
  name: 'Rowan',
  bio: 'Cars, engines and road trips. Follow for more!',
  captions: ['The fastest lap of my life', 'Link in bio', 'New tyres'],
  hashtags: ['cartok', 'fyp', 'racing'],
};

const noBackground: WordBackground = { documentCount: 0, documentFrequency: new Map() };
const scoreOf = (candidate: Candidate, seeds = [baker]) =>
  scoreSimilarity(seeds, candidate, noBackground).score;

describe('search terms', () => {
  test('say what the seed is about, most telling first, and nothing else', () => {
    const terms = searchTerms(baker);
    expect(terms.length).toBeLessThanOrEqual(8);
    expect(terms[0]).toEqual({ text: 'sourdough bread', weight: 1 });
    expect(terms.map(({ text }) => text)).toContain('levain');
    const weights = terms.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    for (const weight of weights) expect(weight).toBeGreaterThan(0);
    const words = terms.flatMap(({ text }) => text.split(' '));
    for (const empty of [
      'tilda',
      'ashdown',
      'leeds',
      'fyp',
      'link',
      'follow',
      'collabs',
      'hello',
      'for',
      'the',
    ])
      expect(words).not.toContain(empty);
  });

  test("a name's words count when posts bear them out", () => {
    const named = {
      ...nobody,
      name: 'Maya Woodworking',
      captions: ['A woodworking bench', 'woodworking by hand'],
    };
    expect(searchTerms(named)[0]?.text).toBe('woodworking');
    const textsOf = (seed: SimilarProfile) => searchTerms(seed).map(({ text }) => text);
    expect(textsOf({ ...named, bio: 'Maya, woodworking and oak' })).not.toContain('maya');
    expect(textsOf({ ...nobody, name: 'Quilting Corner' })).toContain('quilting corner');
  });

  test('read hashtags as the words that they are made of', () => {
    const seed = {
      ...nobody,
      bio: 'indoor plants',
      hashtags: ['IndoorPlants', 'planttok', 'catsofinstagram', 'plant_care'],
    };
    const texts = searchTerms(seed).map(({ text }) => text);
    expect(texts[0]).toBe('indoor plants');
    expect(texts).toContain('cats');
    expect(texts).toContain('plant care');
  });

  test('know scripts without spaces and words held together by others', () => {
    const japanese = { ...nobody, bio: '観葉植物が好き', captions: ['観葉植物のコツ', '観葉植物の水やり'] };
    expect(searchTerms(japanese)[0]?.text).toBe('観葉植物');
    const spanish = {
      ...nobody,
      bio: 'Pan de masa madre',
      captions: ['Mi masa madre', 'El pan de masa madre'],
    };
    expect(searchTerms(spanish)[0]?.text).toBe('masa madre');
  });

  test('take a word for a function word only in the company of its language', () => {
    const textsOf = (bio: string) => searchTerms({ ...nobody, bio }).map(({ text }) => text);
    expect(textsOf('Van life and skin care')).toEqual(expect.arrayContaining(['skin care', 'van']));
    expect(textsOf('Zuhause van het brood')).not.toContain('van');
    expect(textsOf('Brot, das man nicht mehr hat')).toEqual(['brot']);
  });

  test('are none where a seed says nothing', () => {
    expect(
      searchTerms({
        ...nobody,
        handle: '',
        bio: 'Love & life ✨ DM for collabs',
        hashtags: ['fyp', 'viral'],
      }),
    ).toEqual([]);
  });
});

describe('the score', () => {
  test('a near twin, the same subject, the same in another language, a stranger', () => {
    expect(scoreOf(twin)).toBeGreaterThan(80);
    expect(scoreOf(sameSubject)).toBeGreaterThanOrEqual(50);
    expect(scoreOf(sameSubject)).toBeLessThan(scoreOf(twin));
    expect(scoreOf(otherLanguage)).toBeLessThan(scoreOf(sameSubject));
    expect(scoreOf(otherLanguage)).toBeGreaterThan(scoreOf(stranger));
    expect(scoreOf(stranger)).toBeLessThan(20);
  });

  test('what everybody says makes nobody alike', () => {
    const talker = {
      ...stranger,
      bio: 'link in bio, follow for more love',
      captions: baker.captions.slice(3, 4),
      hashtags: ['fyp'],
    };
    expect(scoreOf(talker)).toBeLessThan(20);
  });

  test('a relation of the network counts where words are few, a near one more', () => {
    const silent = { ...stranger, bio: null, captions: [], hashtags: [] };
    const [far, near] = [scoreOf({ ...silent, distance: 3 }), scoreOf({ ...silent, distance: 1 })];
    expect(far).toBeGreaterThan(scoreOf(silent));
    expect(near).toBeGreaterThan(far);
  });

  test('rare words tell more than common ones', () => {
    const seed = { ...nobody, bio: 'recipes, kimchi' };
    const background = { documentCount: 1000, documentFrequency: new Map([['recipe', 600]]) };
    const score = (bio: string) =>
      scoreSimilarity([seed], { ...nobody, bio, distance: null }, background).score;
    expect(score('kimchi')).toBeGreaterThan(score('recipes'));
    expect(wordsToCount([seed])).toEqual(expect.arrayContaining(wordsOf('My Recipes for Kimchi!')));
  });

  test('of several seeds the one near to all is nearer than the one near to one', () => {
    const runner = {
      ...baker,
      externalId: '6',
      bio: 'marathon running',
      captions: ['zone 2 running'],
      hashtags: ['marathon'],
    };
    const both = {
      ...twin,
      bio: `${twin.bio} and marathon running`,
      hashtags: [...twin.hashtags, 'marathon'],
    };
    const seeds = [baker, runner];
    expect(scoreOf(both, seeds)).toBeGreaterThan(scoreOf(twin, seeds));
    expect(scoreOf(twin, seeds)).toBeGreaterThan(scoreOf(stranger, seeds));
  });

  test('stays in bounds, whatever is unknown', () => {
    expect(scoreOf({ ...nobody, distance: null }, [nobody])).toBeLessThan(20);
    expect(scoreOf({ ...baker, distance: 1 })).toBeLessThanOrEqual(100);
    expect(scoreOf(twin, [])).toBe(0);
  });
});

describe('the reasons', () => {
  test('name what is shared, most telling first', () => {
    const { reasons } = scoreSimilarity([baker], twin, noBackground);
    expect(reasons.length).toBeLessThanOrEqual(5);
    expect(
      reasons
        .slice(0, 2)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['hashtags', 'topics']);
    expect(reasons).toContainEqual({
      kind: 'hashtags',
      text: '2 shared hashtags',
      details: ['#sourdoughbread', '#levain'],
    });
    const topics = reasons.find(({ kind }) => kind === 'topics');
    expect(topics?.text).toMatch(/^both write about sourdough/);
    expect(topics?.details).toContain('levain');
    expect(reasons).toContainEqual({ kind: 'language', text: 'both in English', details: [] });
    expect(reasons).toContainEqual({ kind: 'size', text: 'same follower tier (10k-50k)', details: [] });
  });

  test('name a relation, an engagement and a category where there is one', () => {
    const seed = { ...nobody, category: 'Food', engagementRate: 0.05, country: 'GB' };
    const { reasons } = scoreSimilarity([seed], { ...seed, distance: 1 }, noBackground);
    expect(reasons.map(({ text }) => text)).toEqual([
      'related by the network',
      'same category: Food',
      'both in United Kingdom',
      'similar engagement (5.0 %)',
    ]);
  });

  test('of several seeds, name only what most of them share', () => {
    const german = { ...baker, language: 'de' };
    const { reasons } = scoreSimilarity([baker, baker, german], twin, noBackground);
    expect(reasons.find(({ kind }) => kind === 'topics')?.text).toMatch(/^all write about/);
    expect(reasons.some(({ kind }) => kind === 'language')).toBe(false);
  });

  test('a code that is no language is shown as it came', () => {
    const odd = { ...nobody, language: 'not a code' };
    expect(scoreSimilarity([odd], { ...odd, distance: null }, noBackground).reasons[0]?.text).toBe(
      'both in not a code',
    );
  });
});

test('earlier places and better lists promise more, and two lists more than one', () => {
  expect(promiseOf(1, 0)).toBeGreaterThan(promiseOf(1, 10));
  expect(promiseOf(1, 5)).toBeGreaterThan(promiseOf(0.5, 5));
  expect(promiseOf(1, 20) + promiseOf(1, 20)).toBeGreaterThan(promiseOf(1, 0));
});
