import type { PlatformDescription } from '../../../domain/platform.ts';
import type { Search, SearchMode } from '../../../domain/search.ts';
import { hasFilters } from '../../../domain/search-filters.ts';
import { formatCounted, formatExact } from '../../lib/format.ts';

export type ModeCost = PlatformDescription['modes'][number]['cost'];

interface Order {
  mode: SearchMode;
  cost: ModeCost;
  target: number;
  /** Creators to start from, in a similar search. */
  seedCount: number;
}

interface Credits {
  credits: number;
  pages: number;
}

/** What a search costs when each profile must be bought and each page brings as many creators as pages do. */
export function searchCost({ mode, cost, target, seedCount }: Order): Credits {
  const ofSeeds = mode === 'similar' ? seedCount || 1 : 0;
  const gathered = mode === 'similar' ? gatheredFor(target) : target;
  const pages = ofSeeds * perSeed.lists + Math.ceil(gathered / cost.creatorsPerPage);
  const calls = ofSeeds * perSeed.calls + pages;
  return { pages, credits: calls * cost.creditsPerPage + target * cost.creditsPerProfile };
}

/**
 * The profile and the posts of a seed are read, then each list that its words lead to is looked into before any profile
 * is. Fewer where a network itself relates accounts: this is what it takes at most.
 */
const perSeed = { calls: 2, lists: 10 };

/** To choose the nearest from, a similar search looks through so many, and reads only the profiles of the best. */
function gatheredFor(target: number): number {
  return Math.min(3 * target, target + 400);
}

/** How many creators the credits are enough for when nothing comes for free; the target at most. */
export function creatorsWithin(credits: number, order: Order): number {
  let [enough, tooMany] = [0, order.target + 1];
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (searchCost({ ...order, target: middle }).credits <= credits) enough = middle;
    else tooMany = middle;
  }
  return enough;
}

interface UsualCredits {
  credits: number;
  /** How many earlier searches speak for it. */
  searchCount: number;
}

/** A search that found fewer says little about what a creator costs. */
const fewestFound = 10;

/** What the account's own searches of this kind let expect; null without any. Filtered ones cost as their filters do. */
export function usualCredits(
  searches: Pick<Search, 'platform' | 'mode' | 'status' | 'filters' | 'counts' | 'credits'>[],
  platform: string,
  mode: SearchMode,
  target: number,
): UsualCredits | null {
  const alike = searches.filter(
    (search) =>
      search.platform === platform &&
      search.mode === mode &&
      search.status === 'completed' &&
      search.counts.found >= fewestFound &&
      !hasFilters(search.filters),
  );
  if (alike.length === 0) return null;
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const share = sum(alike.map(({ credits }) => credits)) / sum(alike.map(({ counts }) => counts.found));
  return { credits: Number((share * target).toPrecision(2)), searchCount: alike.length };
}

interface CostWords {
  atMost: string;
  explanation: string;
}

/** The cost of a search in words, before it is started. */
export function costWords(order: Order, filtered: boolean, usual: UsualCredits | null): CostWords {
  const { credits, pages } = searchCost(order);
  const parts = [
    ...(order.mode === 'similar'
      ? [formatCounted(order.seedCount || 1, 'creator to start from', 'creators to start from')]
      : []),
    formatCounted(pages, 'page of results', 'pages of results'),
    ...(order.cost.creditsPerProfile > 0 ? [formatCounted(order.target, 'profile')] : []),
  ].join(', ');
  if (filtered) {
    return {
      atMost: `About ${formatCounted(credits, 'credit')} if everybody passes your filters`,
      explanation: `(${parts}). Most of those left out cost a profile, too; a limit keeps that in bounds.`,
    };
  }
  const free = 'profiles read in the last days are free';
  return {
    atMost: `Up to about ${formatCounted(credits, 'credit')}`,
    explanation:
      usual === null || usual.credits >= credits
        ? `(${parts}). Often less: ${free}.`
        : `(${parts}). Usually about ${formatExact(usual.credits)}, going by your last ${
            usual.searchCount === 1 ? 'search' : `${usual.searchCount} searches`
          } of this kind: ${free}.`,
  };
}

/** What a limit of credits means for the search. */
export function limitWords(order: Order, filtered: boolean, limit: number): string {
  const enough = creatorsWithin(limit, order);
  if (enough === 0) return 'Your limit may be spent before a single profile is bought.';
  const whatFor =
    enough === order.target ? 'all of them' : `about ${formatCounted(enough, 'creator')} and what is free`;
  return `Your limit is enough for ${whatFor}${filtered ? ', before filters' : ''}; then the search ends with what it found.`;
}
