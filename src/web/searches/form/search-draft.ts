import type { Campaign } from '../../../domain/campaign.ts';
import type { PlatformDescription } from '../../../domain/platform.ts';
import type { SearchMode, StartSearchInput } from '../../../domain/search.ts';
import { maximumTarget, targetSchema } from '../../../domain/search.ts';
import { formatExact } from '../../lib/format.ts';
import { parseCount } from '../../lib/parse-number.ts';
import { viewFromAddress } from '../results/results-view.ts';
import { draftOfFilters, type FilterDraft, type FilterErrors, readFilterDraft } from './filter-draft.ts';
import { addQueries, queryNouns, termsOf } from './queries-given.ts';
import type { SearchFormParameters } from './search-form-parameters.ts';

/** A search as it stands in the form, right or wrong. */
export interface SearchDraft {
  platform: string;
  mode: SearchMode;
  /** Keywords or hashtags: they stay when the mode is changed, as the creators do. */
  terms: string[];
  /** Handles and addresses as they were pasted. */
  seeds: string[];
  /** NaN while an own number is being typed and is none. */
  target: number;
  creditLimit: string;
  filters: FilterDraft;
}

/** Where the last search of this browser was made. */
export interface LastChoice {
  platform: string | null;
  mode: SearchMode | null;
}

/** What the form begins with: the address weighs most, then what was chosen last, then what the campaign is for. */
export function initialDraft(
  campaign: Pick<Campaign, 'searchType'>,
  platforms: PlatformDescription[],
  parameters: SearchFormParameters,
  last: LastChoice,
): SearchDraft {
  const { platform: platformId, mode: modeId, queries, target, creditLimit, ...address } = parameters;
  const platform =
    platforms.find(({ id }) => id === platformId) ?? choosePlatform(platforms, modeId, last.platform);
  const mode = chooseMode(platform, campaign.searchType, modeId, last.mode);
  const given = addQueries(mode, [], [queries ?? []].flat().join('\n')).queries;
  return {
    platform: platform?.id ?? '',
    mode,
    terms: isSimilar(mode) ? [] : given,
    seeds: isSimilar(mode) ? given : [],
    target: target ?? 100,
    creditLimit: creditLimit === undefined ? '' : String(creditLimit),
    filters: draftOfFilters(viewFromAddress(address).filters),
  };
}

/** The last one, or the first, of those that can be searched in the mode; of all, where none can. */
function choosePlatform(
  platforms: PlatformDescription[],
  mode: string | undefined,
  last: string | null,
): PlatformDescription | undefined {
  const able = platforms.filter(({ modes }) => mode === undefined || modes.some(({ id }) => id === mode));
  const candidates = able.length === 0 ? platforms : able;
  return candidates.find(({ id }) => id === last) ?? candidates[0];
}

function chooseMode(
  platform: PlatformDescription | undefined,
  searchType: Campaign['searchType'],
  given: string | undefined,
  last: SearchMode | null,
): SearchMode {
  const modes = platform?.modes.map(({ id }) => id) ?? [];
  const fitting = modes.filter((id) => isSimilar(id) === isSimilar(searchType));
  return (
    modes.find((id) => id === given) ??
    fitting.find((id) => id === last) ??
    fitting[0] ??
    modes[0] ??
    'keyword'
  );
}

export function isSimilar(mode: string): boolean {
  return mode === 'similar';
}

/** Another network: the mode stays where it has it. */
export function withPlatform(draft: SearchDraft, platform: PlatformDescription): SearchDraft {
  const modes = platform.modes.map(({ id }) => id);
  return {
    ...draft,
    platform: platform.id,
    mode: modes.find((id) => id === draft.mode) ?? modes[0] ?? draft.mode,
  };
}

/** What is searched by, in the mode that is chosen. */
export function queriesOf({ mode, terms, seeds }: SearchDraft): string[] {
  return isSimilar(mode) ? seeds : termsOf(mode, terms);
}

export function withQueries(draft: SearchDraft, queries: string[]): SearchDraft {
  return { ...draft, [isSimilar(draft.mode) ? 'seeds' : 'terms']: queries };
}

export interface DraftErrors {
  queries?: string;
  target?: string;
  creditLimit?: string;
  filters: FilterErrors;
}

const maximumCreditLimit = 1_000_000;

/** The search that the draft means; without one, what is wrong with it. */
export function readDraft(
  draft: SearchDraft,
  campaignId: string,
): { input: StartSearchInput | null; errors: DraftErrors } {
  const queries = queriesOf(draft);
  const target = targetSchema.safeParse(draft.target);
  const creditLimit = readCreditLimit(draft.creditLimit);
  const { filters, errors: filterErrors } = readFilterDraft(draft.filters);
  const errors: DraftErrors = {
    ...(queries.length === 0 ? { queries: nothingGiven(draft.mode) } : {}),
    ...(target.success ? {} : { target: targetError(draft.target, target.error.issues[0]?.message) }),
    ...(Number.isNaN(creditLimit) ? { creditLimit: 'Give a number from 1 to 1,000,000, or none.' } : {}),
    filters: filterErrors,
  };
  const { filters: wrongFilters, ...others } = errors;
  if (Object.keys(others).length + Object.keys(wrongFilters).length > 0) return { input: null, errors };
  const { platform, mode } = draft;
  const limit = creditLimit === null ? {} : { creditLimit };
  return { input: { campaignId, platform, mode, queries, target: draft.target, filters, ...limit }, errors };
}

/** Null for none, NaN for what is no limit. */
export function readCreditLimit(text: string): number | null {
  if (text.trim() === '') return null;
  const limit = parseCount(text);
  return limit !== null && limit >= 1 && limit <= maximumCreditLimit ? limit : Number.NaN;
}

function nothingGiven(mode: SearchMode): string {
  return mode === 'similar'
    ? 'Name at least one creator to start from.'
    : `Give at least one ${queryNouns[mode].one}.`;
}

function targetError(target: number, message: string | undefined): string {
  if (target > maximumTarget) return `Ask for at most ${formatExact(maximumTarget)} creators.`;
  return Number.isNaN(target) || message === undefined ? 'Say how many creators you want.' : message;
}
