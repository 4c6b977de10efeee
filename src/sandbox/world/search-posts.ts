import { hashText, mix } from '../random.ts';
import type { Creator } from './creator.ts';
import type { Language } from './languages.ts';
import type { Niche } from './niche.ts';
import { niches } from './niches.ts';
import { phrases } from './phrases.ts';
import { newestPostNumber, postSubject, recentPostCount } from './post.ts';
import { countBits, matchBits, queryWords } from './words.ts';
import type { World } from './world.ts';

/** A post that answers a query: enough to make it whole. */
export interface FoundPost {
  creator: Creator;
  number: number;
}

interface RankedPost extends FoundPost {
  rank: number;
}

/** Which words of a query each part of a niche's vocabulary answers, as bits. */
interface NicheMatch {
  name: number;
  topics: number[];
  tags: number[];
  local: Partial<Record<Language, number>>;
}

/**
 * All posts that a query finds, best first, mostly one per creator; a second post of the same creator now and then,
 * further down. The order depends on the query and the world alone.
 */
export function searchPosts(world: World, query: string): FoundPost[] {
  const wanted = queryWords(query);
  if (wanted.length === 0) return [];
  const salt = hashText(wanted.join(' '));
  const matches = new Map<Niche, NicheMatch>();
  for (const niche of niches) {
    const match = matchNiche(niche, wanted);
    if (match !== null) matches.set(niche, match);
  }
  const ranked =
    matches.size > 0 ? rankByNiche(world, matches, wanted.length, salt) : rankByCaption(world, wanted, salt);
  return ranked.sort((a, b) => b.rank - a.rank);
}

function matchNiche(niche: Niche, wanted: string[]): NicheMatch | null {
  const match: NicheMatch = {
    name: matchBits(wanted, `${niche.name} ${niche.tags[0]}`),
    topics: niche.topics.map((topic) => matchBits(wanted, topic)),
    tags: niche.tags.map((tag) => matchBits(wanted, tag)),
    local: {},
  };
  let any = match.name | union(match.topics) | union(match.tags);
  for (const [language, phrase] of Object.entries(niche.local)) {
    const bits = matchBits(wanted, phrase);
    match.local[language as Language] = bits;
    any |= bits;
  }
  return any === 0 ? null : match;
}

function union(bits: readonly number[]): number {
  return bits.reduce((all, one) => all | one, 0);
}

function rankByNiche(
  world: World,
  matches: ReadonlyMap<Niche, NicheMatch>,
  wantedCount: number,
  salt: number,
): RankedPost[] {
  const ranked: RankedPost[] = [];
  const seen = new Set<Creator>();
  for (const niche of matches.keys()) {
    for (const creator of world.byNiche.get(niche) ?? []) {
      if (seen.has(creator)) continue;
      seen.add(creator);
      const [best, second] = bestPosts(world, creator, matches, wantedCount, salt);
      if (best !== undefined) ranked.push(best);
      if (second !== undefined && mix(salt, creator.index) % 8 === 0)
        ranked.push({ ...second, rank: second.rank - 0.4 });
    }
  }
  return ranked;
}

function bestPosts(
  world: World,
  creator: Creator,
  matches: ReadonlyMap<Niche, NicheMatch>,
  wantedCount: number,
  salt: number,
): RankedPost[] {
  const reach = 0.15 * Math.log10(creator.followerCount);
  const creatorNoise = 2.2 * (mix(salt + 1, creator.index) / 4294967296);
  const newest = newestPostNumber(creator, world.nowSeconds);
  const posts: RankedPost[] = [];
  for (let number = newest; number > newest - recentPostCount; number--) {
    const subject = postSubject(creator, number);
    const match = matches.get(subject.niche);
    if (match === undefined) continue;
    const spoken =
      creator.language === 'en' ? (match.topics[subject.topic] ?? 0) : (match.local[creator.language] ?? 0);
    const [first, second] = subject.tags;
    const tagged = subject.isTagged ? match.name | (match.tags[first] ?? 0) | (match.tags[second] ?? 0) : 0;
    const covered = countBits(spoken | tagged) / wantedCount;
    if (covered < 0.5) continue;
    const noise = creatorNoise + 0.3 * (mix(mix(salt, creator.index), number) / 4294967296);
    const spokenShare = countBits(spoken) / wantedCount;
    posts.push({ creator, number, rank: 10 * covered + 0.5 * spokenShare + reach + noise });
  }
  return posts.sort((a, b) => b.rank - a.rank).slice(0, 2);
}

const captionSearchLimit = 40;
const captionSearchStride = 17;

/** A word of no niche but of some captions finds a few. */
function rankByCaption(world: World, wanted: string[], salt: number): RankedPost[] {
  const templates = new Map<Language, Set<number>>();
  for (const [language, { captions }] of Object.entries(phrases)) {
    const fitting = captions.flatMap((caption, at) =>
      matchBits(wanted, spokenText(caption)) > 0 ? [at] : [],
    );
    if (fitting.length > 0) templates.set(language as Language, new Set(fitting));
  }
  const ranked: RankedPost[] = [];
  if (templates.size === 0) return ranked;
  for (
    let index = 0;
    index < world.creators.length && ranked.length < captionSearchLimit;
    index += captionSearchStride
  ) {
    const creator = world.creators[index];
    if (creator === undefined) break;
    const number = newestPostNumber(creator, world.nowSeconds);
    const subject = postSubject(creator, number);
    if (subject.isSilent || !templates.get(creator.language)?.has(subject.captionTemplate)) continue;
    ranked.push({ creator, number, rank: mix(salt, creator.index) / 4294967296 });
  }
  return ranked;
}

/** A caption template without its `{places}`. */
function spokenText(template: string): string {
  return template.replace(/\{\w+\}/g, ' ');
}
