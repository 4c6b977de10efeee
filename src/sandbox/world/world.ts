import { type Creator, createCreator } from './creator.ts';
import type { Niche } from './niche.ts';
import { niches } from './niches.ts';

export interface World {
  creators: readonly Creator[];
  byHandle: ReadonlyMap<string, Creator>;
  /** Everybody who talks about it, firstly or secondly. */
  byNiche: ReadonlyMap<Niche, readonly Creator[]>;
  /** Posts up to this second exist. */
  nowSeconds: number;
}

const worldSeed = 20_260_801;
const defaultCreatorCount = 32_000;

export function createWorld(options: { creatorCount?: number | undefined; nowSeconds?: number } = {}): World {
  const byHandle = new Map<string, Creator>();
  const byNiche = new Map<Niche, Creator[]>(niches.map((niche) => [niche, []]));
  const creators: Creator[] = [];
  for (let index = 0; index < (options.creatorCount ?? defaultCreatorCount); index++) {
    const creator = createCreator(worldSeed, index, (handle) => byHandle.has(handle));
    creators.push(creator);
    byHandle.set(creator.handle, creator);
    byNiche.get(creator.niche)?.push(creator);
    if (creator.secondNiche !== null) byNiche.get(creator.secondNiche)?.push(creator);
  }
  return { creators, byHandle, byNiche, nowSeconds: options.nowSeconds ?? Math.floor(Date.now() / 1000) };
}
