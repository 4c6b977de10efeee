import { type Creator, createCreator } from './creator.ts';
import { type Network, networkSettings } from './network.ts';
import type { Niche } from './niche.ts';
import { niches } from './niches.ts';

/** One network's people. */
export interface World {
  network: Network;
  creators: readonly Creator[];
  byHandle: ReadonlyMap<string, Creator>;
  /** Everybody who talks about it, firstly or secondly. */
  byNiche: ReadonlyMap<Niche, readonly Creator[]>;
  /** Posts up to this second exist. */
  nowSeconds: number;
}

interface WorldOptions {
  network: Network;
  creatorCount?: number | undefined;
  nowSeconds?: number;
}

export function createWorld({ network, creatorCount, nowSeconds }: WorldOptions): World {
  const byHandle = new Map<string, Creator>();
  const byNiche = new Map<Niche, Creator[]>(niches.map((niche) => [niche, []]));
  const creators: Creator[] = [];
  for (let index = 0; index < (creatorCount ?? networkSettings[network].creatorCount); index++) {
    const creator = createCreator(network, index, (handle) => byHandle.has(handle));
    creators.push(creator);
    byHandle.set(creator.handle, creator);
    byNiche.get(creator.niche)?.push(creator);
    if (creator.secondNiche !== null) byNiche.get(creator.secondNiche)?.push(creator);
  }
  return { network, creators, byHandle, byNiche, nowSeconds: nowSeconds ?? Math.floor(Date.now() / 1000) };
}
