import { describe, expect, it } from 'vitest';
import { relationsOf } from './relations.ts';
import { createWorld } from './world.ts';

const world = createWorld({ network: 'instagram', creatorCount: 4_000 });
const some = world.creators
  .slice(0, 200)
  .map((creator) => ({ creator, related: relationsOf(world, creator) }));
const pairs = some.flatMap(({ creator, related }) => related.map((other) => [creator, other] as const));

describe('relations', () => {
  it('lead mostly, not only, to the same subject, and often to the same language', () => {
    const share = (fits: (pair: (typeof pairs)[number]) => boolean) =>
      pairs.filter(fits).length / pairs.length;
    const subjects = share(([{ niche, secondNiche }, other]) =>
      [niche, secondNiche].some((one) => one === other.niche || (one !== null && one === other.secondNiche)),
    );
    expect(subjects).toBeGreaterThan(0.7);
    expect(subjects).toBeLessThan(0.95);
    const languages = share(([creator, other]) => creator.language === other.language);
    const byChance =
      some.reduce((sum, { creator }) => {
        const speakers = world.creators.filter(({ language }) => language === creator.language).length;
        return sum + speakers / world.creators.length;
      }, 0) / some.length;
    expect(languages).toBeGreaterThan(byChance + 0.1);
  });

  it('are mutual in part', () => {
    const mutual = pairs
      .slice(0, 1_000)
      .filter(([creator, other]) => relationsOf(world, other).includes(creator));
    expect(mutual.length).toBeGreaterThan(300);
    expect(mutual.length).toBeLessThan(900);
  });

  it('name nobody twice, not oneself, nobody deleted, and the same people each time', () => {
    for (const { creator, related } of some) {
      expect(new Set(related).size).toBe(related.length);
      expect(related).not.toContain(creator);
      expect(related.every(({ state }) => state !== 'deactivated')).toBe(true);
      expect(relationsOf(world, creator)).toEqual(related);
    }
  });
});
