import { hashText, mix } from '../random.ts';
import type { Creator } from './creator.ts';
import { niches } from './niches.ts';
import { countBits, matchBits, queryWords } from './words.ts';
import type { World } from './world.ts';

/** The accounts that a query finds: by name and handle first, then by what they are about; the big ones earlier. */
export function searchCreators(world: World, query: string): Creator[] {
  const wanted = queryWords(query);
  if (wanted.length === 0) return [];
  const salt = hashText(wanted.join(' '));
  const nicheShare = new Map(
    niches.map((niche) => [
      niche,
      countBits(matchBits(wanted, [niche.name, ...niche.tags, ...Object.values(niche.local)].join(' '))) /
        wanted.length,
    ]),
  );
  const whole = wanted.join('');
  const ranked: { creator: Creator; rank: number }[] = [];
  for (const creator of world.creators) {
    const named = nameScore(creator, wanted, whole);
    const about = nicheShare.get(creator.niche) ?? 0;
    if (named === 0 && about < 0.5) continue;
    const noise = mix(salt, creator.index) / 4294967296;
    ranked.push({ creator, rank: 4 * named + 3 * about + 0.5 * Math.log10(creator.followerCount) + noise });
  }
  return ranked.sort((a, b) => b.rank - a.rank).map(({ creator }) => creator);
}

function nameScore(creator: Creator, wanted: string[], whole: string): number {
  if (creator.handle.replace(/[._]/g, '') === whole) return 3;
  const text = `${creator.handle} ${creator.nickname.toLowerCase()}`;
  const found = wanted.filter((word) => word.length > 1 && text.includes(word)).length;
  return found === wanted.length ? 1 : 0;
}
