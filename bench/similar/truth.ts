import { createRandom, hashText, pick } from '../../src/sandbox/random.ts';
import type { Creator } from '../../src/sandbox/world/creator.ts';
import type { World } from '../../src/sandbox/world/world.ts';

/** 2: the same niche in the same language. 1: the niche in another language, or a niche of either in common and the language. */
export type Grade = 0 | 1 | 2;

/** Who is truly alike, as the world knows and never shows. */
export function gradeOf(seed: Creator, other: Creator): Grade {
  const isSameLanguage = seed.language === other.language;
  if (seed.niche === other.niche) return isSameLanguage ? 2 : 1;
  const nichesOf = ({ niche, secondNiche }: Creator) =>
    secondNiche === null ? [niche] : [niche, secondNiche];
  const common = nichesOf(seed).filter((niche) => nichesOf(other).includes(niche));
  return isSameLanguage && common.length > 0 ? 1 : 0;
}

/** The grades of everybody that there is to find, best first. */
export function idealGrades(world: World, seed: Creator): Grade[] {
  const others = world.creators.filter((other) => other !== seed && other.state === 'open');
  return others.map((other) => gradeOf(seed, other)).sort((a, b) => b - a);
}

/**
 * Of the creators with odd numbers: the rules were tuned on even ones. Half of them in English, half in the other
 * languages in turn; niches as various as the number allows.
 */
export function drawSeeds(world: World, count: number): Creator[] {
  const random = createRandom(hashText(`seeds ${world.network}`));
  const fitting = world.creators.filter(
    ({ state, followerCount, index }) => state === 'open' && followerCount >= 1_000 && index % 2 === 1,
  );
  const languages = [...new Set(fitting.map(({ language }) => language))]
    .filter((code) => code !== 'en')
    .sort();
  const seeds: Creator[] = [];
  while (seeds.length < count) {
    const at = seeds.length;
    const language = at % 2 === 0 ? 'en' : languages[(at >> 1) % languages.length];
    const speakers = fitting.filter((creator) => creator.language === language && !seeds.includes(creator));
    const fewest = Math.min(...speakers.map((creator) => timesTaken(seeds, creator)));
    seeds.push(
      pick(
        random,
        speakers.filter((creator) => timesTaken(seeds, creator) === fewest),
      ),
    );
  }
  return seeds;
}

function timesTaken(seeds: Creator[], { niche }: Creator): number {
  return seeds.filter((seed) => seed.niche === niche).length;
}
