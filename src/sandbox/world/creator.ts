import {
  chance,
  createRandom,
  hashText,
  integerBetween,
  logNormal,
  mix,
  pick,
  type Random,
  weightedChoice,
} from '../random.ts';
import { type Language, languageCodes, languages } from './languages.ts';
import { type Name, nameStocks } from './names.ts';
import { type Network, networkSettings } from './network.ts';
import type { Niche } from './niche.ts';
import { niches } from './niches.ts';

/** What is decided about a creator when the world is made. The rest is derived from `seed` when asked for. */
export interface Creator {
  index: number;
  seed: number;
  id: string;
  handle: string;
  nickname: string;
  firstName: string;
  /** How the drawn portrait looks. */
  presentation: 'feminine' | 'masculine';
  language: Language;
  country: string;
  niche: Niche;
  secondNiche: Niche | null;
  followerCount: number;
  verified: boolean;
  state: 'open' | 'private' | 'deactivated';
  /** Unix seconds. */
  createdAt: number;
}

const chooseNiche = weightedChoice(niches, (niche) => niche.weight);
const chooseLanguage = weightedChoice(languageCodes, (code) => languages[code].weight);

const largestAudience = 92_000_000;
const privateShare = 0.015;
const deactivatedShare = 0.01;

export function createCreator(
  network: Network,
  index: number,
  isTaken: (handle: string) => boolean,
): Creator {
  const { seed: worldSeed, accountId } = networkSettings[network];
  const seed = mix(worldSeed, index);
  const random = createRandom(seed);
  const niche = chooseNiche(random);
  const second = chance(random, 0.35) ? chooseNiche(random) : null;
  const language = chooseLanguage(random);
  const stock = nameStocks[language];
  const presentation = chance(random, 0.58) ? 'feminine' : 'masculine';
  const first = pick(random, presentation === 'feminine' ? stock.women : stock.men);
  const family = pick(random, stock.families);
  const followerCount = drawFollowerCount(random);
  const drawn = random();
  const createdAt = 1_480_000_000 + Math.floor(random() * 250_000_000);
  return {
    index,
    seed,
    id: accountId(createdAt, seed, index),
    handle: freeHandle(random, first, family, niche, isTaken),
    nickname: nickname(random, first, family, niche, language),
    firstName: first.written,
    presentation,
    language,
    country: pick(random, languages[language].countries),
    niche,
    secondNiche: second === niche ? null : second,
    followerCount,
    verified: chance(random, followerCount > 500_000 ? 0.55 : followerCount > 50_000 ? 0.08 : 0.003),
    state:
      drawn < privateShare ? 'private' : drawn < privateShare + deactivatedShare ? 'deactivated' : 'open',
    createdAt,
  };
}

/** Log-normal with a Pareto tail: most have some thousands, a few have tens of millions. */
function drawFollowerCount(random: Random): number {
  const body = logNormal(random, 11_000, 1.7);
  const drawn = chance(random, 0.02) ? body + 120_000 * (1 - random()) ** (-1 / 0.9) : body;
  return Math.round(Math.min(largestAudience, Math.max(130, drawn)));
}

function freeHandle(
  random: Random,
  first: Name,
  family: Name,
  niche: Niche,
  isTaken: (handle: string) => boolean,
): string {
  const word = pick(random, niche.handleWords);
  const handle = pick(random, [
    `${first.latin}.${family.latin}`,
    `${first.latin}${word}`,
    `${word}by${first.latin}`,
    `${first.latin}_${word}`,
    `the${word}${family.latin}`,
    `${family.latin}.${word}`,
    `${first.latin}${family.latin}`,
    `${word}.with.${first.latin}`,
    `its${first.latin}${family.latin.slice(0, 1)}`,
    `${first.latin}.${family.latin.slice(0, 4)}.${word}`,
  ]).slice(0, 22);
  if (!isTaken(handle)) return handle;
  for (;;) {
    const numbered = `${handle.slice(0, 19)}${pick(random, ['', '_', '.'])}${integerBetween(random, 1, 9999)}`;
    if (!isTaken(numbered)) return numbered;
  }
}

function nickname(random: Random, first: Name, family: Name, niche: Niche, language: Language): string {
  const whole = nameStocks[language].familyFirst
    ? `${family.written}${first.written}`
    : `${first.written} ${family.written}`;
  const about = language === 'en' ? niche.name : niche.local[language];
  const drawn = random();
  if (drawn < 0.42) return whole;
  if (drawn < 0.6) return first.written;
  if (drawn < 0.74) return `${first.written} ${pick(random, niche.emoji)}`;
  if (drawn < 0.88) return `${first.written} | ${about}`;
  return `${whole} ${pick(random, niche.emoji)}`;
}

/** Independent streams of a creator: a new one changes nothing about the others. */
export function creatorRandom(creator: Creator, aspect: string): Random {
  return createRandom(mix(creator.seed, hashText(aspect)));
}
