import {
  type SearchFilterName,
  type SearchFilters,
  searchFilterNames,
  searchFiltersSchema,
} from '../../../domain/search-filters.ts';
import { formatExact } from '../../lib/format.ts';
import { parseCount, parsePercent } from '../../lib/parse-number.ts';

export interface RangeDraft {
  from: string;
  to: string;
}

/** The filters as they stand in their fields, right or wrong. */
export interface FilterDraft {
  followers: RangeDraft;
  engagement: RangeDraft;
  views: RangeDraft;
  languages: string[];
  countries: string[];
  postedWithinDays: string;
  verified: boolean;
  notPrivate: boolean;
  hasEmail: boolean;
  notSeen: boolean;
}

export type RangeName = 'followers' | 'engagement' | 'views';
export type FlagName = 'verified' | 'notPrivate' | 'hasEmail' | 'notSeen';

type Parse = (text: string) => number | null;

const parsers: Record<RangeName, Parse> = {
  followers: parseCount,
  engagement: parsePercent,
  views: parseCount,
};

export function draftOfFilters(filters: SearchFilters): FilterDraft {
  const range = (name: RangeName, format: (value: number) => string): RangeDraft => {
    const { from, to } = filters[name] ?? {};
    return { from: from === undefined ? '' : format(from), to: to === undefined ? '' : format(to) };
  };
  return {
    followers: range('followers', formatExact),
    // Through text, so that 0.07 is 7 and not 7.000000000000001.
    engagement: range('engagement', (share) => String(Number((share * 100).toFixed(6)))),
    views: range('views', formatExact),
    languages: filters.languages ?? [],
    countries: filters.countries ?? [],
    postedWithinDays: filters.postedWithinDays === undefined ? '' : String(filters.postedWithinDays),
    verified: filters.verified ?? false,
    notPrivate: filters.notPrivate ?? false,
    hasEmail: filters.hasEmail ?? false,
    notSeen: filters.notSeen ?? false,
  };
}

export const noFilters = draftOfFilters({});

export type FilterErrors = Partial<Record<SearchFilterName, string>>;

/** The filters that the fields mean, and what is wrong with those that mean none. */
export function readFilterDraft(draft: FilterDraft): { filters: SearchFilters; errors: FilterErrors } {
  const given: Record<SearchFilterName, unknown> = {
    followers: readRange(draft.followers, parsers.followers),
    engagement: readRange(draft.engagement, parsers.engagement),
    views: readRange(draft.views, parsers.views),
    languages: draft.languages.length === 0 ? undefined : draft.languages,
    countries: draft.countries.length === 0 ? undefined : draft.countries,
    postedWithinDays: readNumber(draft.postedWithinDays, parseCount),
    verified: draft.verified || undefined,
    notPrivate: draft.notPrivate || undefined,
    hasEmail: draft.hasEmail || undefined,
    notSeen: draft.notSeen || undefined,
  };
  const filters: Record<string, unknown> = {};
  const errors: FilterErrors = {};
  for (const name of searchFilterNames) {
    const value = searchFiltersSchema.shape[name].safeParse(given[name]);
    if (!value.success) errors[name] = wordsOf(name, value.error.issues[0]);
    else if (value.data !== undefined) filters[name] = value.data;
  }
  return { filters, errors };
}

function readRange({ from, to }: RangeDraft, parse: Parse) {
  const range = { from: readNumber(from, parse), to: readNumber(to, parse) };
  return range.from === undefined && range.to === undefined ? undefined : range;
}

/** What is no number stays one that no rule lets pass. */
function readNumber(text: string, parse: Parse): number | undefined {
  return text.trim() === '' ? undefined : (parse(text) ?? Number.NaN);
}

function wordsOf(name: SearchFilterName, issue: { code: string; message: string } | undefined): string {
  if (name === 'postedWithinDays') return 'Give a whole number of days, at most 3,650.';
  if (issue?.code === 'custom') return issue.message;
  if (name === 'engagement') return 'Write a share in percent, as in 2.5.';
  if (name === 'followers' || name === 'views') return 'Write a number, as in 10,000, 10k or 1.5m.';
  return 'Choose at most 30.';
}
