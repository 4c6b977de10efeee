/** Seeded randomness: the same seed and salts give the same world on every machine and in every run. */

/** A well-mixed unsigned 32-bit number from two others (murmur3's finaliser). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash, text.length);
}

/** A number from 0 up to (not including) 1. */
export type Random = () => number;

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return itemAt(items, Math.floor(random() * items.length));
}

/** The item at `position`, counted round and round. */
export function itemAt<T>(items: readonly T[], position: number): T {
  const item = items[position % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

export function integerBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** A draw from the standard normal distribution (Box-Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Heavy-tailed: half of the draws lie below `median`. */
export function logNormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(random));
}

/** Prepares a choice among items of different weight. */
export function weightedChoice<T>(items: readonly T[], weightOf: (item: T) => number): (random: Random) => T {
  const limits: number[] = [];
  let total = 0;
  for (const item of items) {
    total += weightOf(item);
    limits.push(total);
  }
  return (random) => {
    const drawn = random() * total;
    return itemAt(
      items,
      limits.findIndex((limit) => drawn < limit),
    );
  };
}

/** The same things in another order; none goes far from its place. */
export function shaken<T>(items: readonly T[], jitter: Random): T[] {
  const random = createRandom(Math.floor(jitter() * 2 ** 32));
  return items
    .map((item, at) => ({ item, place: at + 12 * random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
