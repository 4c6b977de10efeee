import type { ListedResult } from '../../domain/results-query.ts';
import { type PortraitTraits, portrait } from './portrait.ts';

interface Invented {
  name: string;
  handle: string;
  bio: string;
  email: string | null;
  followers: number;
  views: number;
  caption: string;
  keyword: string;
  verified?: boolean;
  /** Ground, skin, hair, shirt, hair style. */
  face: [string, string, string, string, PortraitTraits['style']];
}

const people: Invented[] = [
  {
    name: 'Noor Haddad',
    handle: 'noor.glows',
    bio: 'Skin first, make-up second 🌿 Dermatology nurse in Rotterdam. Honest reviews, no filters.',
    email: 'hello@noorglows.example',
    followers: 284_000,
    views: 1_920_000,
    caption: 'The 4 vegan cleansers I would buy again, and the one I would not',
    keyword: 'vegan skincare',
    verified: true,
    face: ['#f6d9c4', '#d9a066', '#3b3a63', '#7f5af0', 'scarf'],
  },
  {
    name: 'Mateo Rivas',
    handle: 'mateo.routine',
    bio: 'Simple routines for men who never had one. Buenos Aires → Lisbon.\nCollabs: mateo [at] rivas dot example',
    email: 'mateo@rivas.example',
    followers: 61_400,
    views: 348_000,
    caption: 'Two products, ninety seconds. That is the whole routine.',
    keyword: 'clean beauty',
    face: ['#cfe3d6', '#e0ac82', '#3a2a20', '#2f6f5e', 'short'],
  },
  {
    name: 'Ama Owusu',
    handle: 'amaowusu',
    bio: 'Cosmetic chemist reading labels so you don’t have to 🔬 SPF every single day.',
    email: 'team@amaowusu.example',
    followers: 1_240_000,
    views: 5_610_000,
    caption: 'What “clean” means on a label: nothing. Here is what to look for',
    keyword: 'clean beauty',
    verified: true,
    face: ['#f4c9a5', '#7a4a2c', '#1d1512', '#e4572e', 'curls'],
  },
  {
    name: 'Freja Lindqvist',
    handle: 'frejaoutdoors',
    bio: 'Cold water, warm skin. Plant-based everything from a cabin in Jämtland.',
    email: null,
    followers: 38_900,
    views: 127_000,
    caption: 'Winter barrier repair with three plants from the garden',
    keyword: 'vegan skincare',
    face: ['#d5e1f2', '#f0c9ae', '#d9b26a', '#49688e', 'long'],
  },
  {
    name: 'Yuki Tanabe',
    handle: 'yuki.softly',
    bio: 'やさしいスキンケア ☁️ slow mornings, gentle layers, tiny apartment in Kyoto',
    email: 'yuki@softly.example',
    followers: 512_000,
    views: 2_050_000,
    caption: '7 layers? I went down to 3 and my skin said thank you',
    keyword: 'vegan skincare',
    face: ['#f3dbe4', '#edc5a3', '#221d24', '#c65d7b', 'bun'],
  },
  {
    name: 'Leila Benali',
    handle: 'leilabenali',
    bio: 'العناية بالبشرة ببساطة ✨ Casablanca. Argan, rose water and a lot of patience.',
    email: 'contact@leilabenali.example',
    followers: 176_000,
    views: 890_000,
    caption: 'My grandmother’s rose water, tested against five you can buy',
    keyword: 'vegan skincare',
    face: ['#efe0bd', '#cf9a6d', '#4a2c1c', '#b4553a', 'long'],
  },
  {
    name: 'Tom Whitfield',
    handle: 'tomsbathroomshelf',
    bio: 'Dad of two, eczema since 1988. If it stings, I will tell you.',
    email: null,
    followers: 23_700,
    views: 94_000,
    caption: 'Fragrance free is not the same as unscented. A short rant',
    keyword: 'clean beauty',
    face: ['#dfe3d0', '#ecc3a5', '#8a5a3a', '#586f3a', 'short'],
  },
  {
    name: 'Priya Raman',
    handle: 'priya.unbottled',
    bio: 'Refill, reuse, repeat ♻️ Zero waste beauty in Bengaluru. Founder of a tiny soap studio.',
    email: 'priya@unbottled.example',
    followers: 94_200,
    views: 610_000,
    caption: 'I counted every bottle I used in a year. Then I changed four things',
    keyword: 'clean beauty',
    face: ['#fbe3b4', '#a86b42', '#191314', '#0f7c7c', 'bun'],
  },
  {
    name: 'Zoë Marchetti',
    handle: 'zoemarchetti',
    bio: 'Make-up artist, Milano & Paris. Vegan kit since 2016.',
    email: 'booking@zoemarchetti.example',
    followers: 742_000,
    views: 3_300_000,
    caption: 'Backstage with a kit that fits in one hand',
    keyword: 'vegan skincare',
    verified: true,
    face: ['#e5d6f5', '#efc4a4', '#7b3a2a', '#5b3fa8', 'curls'],
  },
  {
    name: 'Dele Adeyemi',
    handle: 'dele.grooms',
    bio: 'Barber, Lagos. Beards, fades and the skin underneath.',
    email: 'dele@grooms.example',
    followers: 208_000,
    views: 1_140_000,
    caption: 'Razor bumps: three mistakes I see in the chair every day',
    keyword: 'clean beauty',
    face: ['#cfe0e8', '#5f3a24', '#14100e', '#d18b1f', 'short'],
  },
];

/** Results as the real table shows them, of people who do not exist. */
export const inventedResults: ListedResult[] = people.map((person, index) => {
  const [ground, skin, hair, shirt, style] = person.face;
  return {
    searchId: 'invented',
    position: index + 1,
    revision: index + 1,
    enrichment: 'enriched',
    enrichmentError: null,
    matchedPostCount: 1,
    queries: [person.keyword],
    score: null,
    reasons: [],
    seenIn: [],
    creator: {
      id: person.handle,
      platform: 'invented',
      externalId: person.handle,
      handle: person.handle,
      name: person.name,
      bio: person.bio,
      emails:
        person.email === null
          ? []
          : [
              {
                address: person.email,
                foundIn: 'bio',
                form: person.bio.includes('[at]') ? 'disguised' : 'plain',
                writtenAs: person.email,
                confidence: 1,
              },
            ],
      links: [],
      avatarUrl: portrait({ ground, skin, hair, shirt, style }),
      followerCount: person.followers,
      followingCount: null,
      postCount: null,
      verified: person.verified ?? false,
      private: false,
      category: null,
      country: null,
      language: null,
      tags: [],
      engagementRate: 0.02 + ((index * 7) % 11) / 200,
      engagement: null,
      averageViewCount: Math.round(person.views * 0.7),
      lastPostAt: null,
      profileUrl: '',
      profileReadAt: null,
      countsReadAt: '2026-01-01T00:00:00Z',
    },
    post: {
      id: person.handle,
      url: null,
      caption: person.caption,
      publishedAt: null,
      durationSeconds: null,
      viewCount: person.views,
      likeCount: Math.round(person.views * 0.081),
      commentCount: Math.round(person.views * 0.0043),
      shareCount: Math.round(person.views * 0.0021),
      hashtags: [],
      thumbnailUrl: picture(ground, shirt),
    },
  };
});

/** A post's picture: light falling on two shapes. */
function picture(ground: string, shape: string): string {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 44"><rect width="34" height="44" fill="${ground}"/><rect x="12" y="16" width="10" height="22" rx="3" fill="${shape}"/><rect x="14" y="10" width="6" height="7" rx="1.500" fill="${shape}" opacity=".6"/><circle cx="27" cy="9" r="9" fill="#fff" opacity=".45"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
