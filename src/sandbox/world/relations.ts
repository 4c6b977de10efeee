import { createRandom, hashText, integerBetween, mix, pick } from '../random.ts';
import type { Creator } from './creator.ts';
import type { World } from './world.ts';

const fewest = 21;
const most = 80;
const unrelatedShare = 0.07;
/** Of what somebody is related to, so much has nothing to do with it: big names, mostly of the same language. */
const strangerShare = 0.16;

/**
 * Whom the network puts beside a creator, closest first and some strangers between. Closeness is the same seen from both
 * sides, but each has a list of its own length: about half of the relations are mutual.
 */
export function relationsOf(world: World, creator: Creator): Creator[] {
  const random = createRandom(mix(creator.seed, hashText('relations')));
  if (random() < unrelatedShare) return [];
  const count = random() < 0.4 ? most : integerBetween(random, fewest, most);
  const strangers = strangersOf(world, creator, Math.round(count * strangerShare));
  const close = closestTo(world, creator, count - strangers.length, new Set(strangers));
  const related = [...close];
  for (const stranger of strangers) {
    related.splice(integerBetween(random, Math.min(3, related.length), related.length), 0, stranger);
  }
  return related;
}

function closestTo(world: World, creator: Creator, count: number, without: ReadonlySet<Creator>): Creator[] {
  const candidates = new Set([
    ...(world.byNiche.get(creator.niche) ?? []),
    ...(creator.secondNiche === null ? [] : (world.byNiche.get(creator.secondNiche) ?? [])),
  ]);
  const ranked: { other: Creator; distance: number }[] = [];
  for (const other of candidates) {
    if (other === creator || other.state === 'deactivated' || without.has(other)) continue;
    ranked.push({ other, distance: distanceBetween(creator, other) });
  }
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ other }) => other);
}

/** Unlike subject, language and size all count, and chance a little. */
function distanceBetween(a: Creator, b: Creator): number {
  const chance = mix(Math.min(a.seed, b.seed), Math.max(a.seed, b.seed)) / 4294967296;
  return (
    (a.niche === b.niche ? 0 : 0.9) +
    (a.language === b.language ? 0 : 0.8) +
    0.7 * Math.abs(Math.log10(a.followerCount / b.followerCount)) +
    1.2 * chance
  );
}

function strangersOf(world: World, creator: Creator, count: number): Creator[] {
  const random = createRandom(mix(creator.seed, hashText('strangers')));
  const strangers = new Set<Creator>();
  for (let tries = 0; tries < 20 * count && strangers.size < count; tries++) {
    const drawn = [pick(random, world.creators), pick(random, world.creators), pick(random, world.creators)];
    const biggest = drawn.reduce((best, one) => (one.followerCount > best.followerCount ? one : best));
    const fits = biggest.language === creator.language || random() < 0.15;
    if (fits && biggest !== creator && biggest.state === 'open') strangers.add(biggest);
  }
  return [...strangers];
}
