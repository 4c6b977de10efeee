import type { PlatformDescription } from '../../../domain/platform.ts';

export type ModeCost = PlatformDescription['modes'][number]['cost'];

/** What a search costs when every creator found is read and no page brings one twice. */
export function searchCost(cost: ModeCost, target: number): { credits: number; pages: number } {
  const pages = Math.ceil(target / cost.creatorsPerPage);
  return { pages, credits: pages * cost.creditsPerPage + target * cost.creditsPerProfile };
}
