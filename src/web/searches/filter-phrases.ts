import type { ResultsQuery } from '../../domain/results-query.ts';
import type { SearchFilters } from '../../domain/search-filters.ts';
import { countryName, languageName } from '../lib/code-names.ts';
import { formatCompact, formatList, formatRate } from '../lib/format.ts';

/** Everything that narrows results. */
export type Narrowing = Partial<Pick<ResultsQuery, 'keyword' | 'text'>> & { filters: SearchFilters };
export type NarrowingName = keyof SearchFilters | 'keyword' | 'text';

/** What each filter looks at, in a word or two. */
export const filterTitles: Record<NarrowingName, string> = {
  text: 'Text',
  keyword: 'Keyword',
  followers: 'Followers',
  engagement: 'Engagement',
  views: 'Views',
  languages: 'Language',
  countries: 'Country',
  hasEmail: 'Has e-mail',
  verified: 'Verified',
  notPrivate: 'Not private',
  postedWithinDays: 'Posted within',
  notSeen: 'Not seen before',
};

/** The filters that are set, in the order in which they are shown. */
export function setFilters({ filters, keyword, text }: Narrowing): NarrowingName[] {
  const values: Record<string, unknown> = {
    ...filters,
    keyword: keyword || undefined,
    text: text || undefined,
  };
  return (Object.keys(filterTitles) as NarrowingName[]).filter((name) => values[name] !== undefined);
}

/** A filter that is set, said whole: "10K–500K followers", "In German or Polish", "Posted within 30 days". */
export function filterPhrase(name: NarrowingName, { filters, keyword, text }: Narrowing): string {
  switch (name) {
    case 'text':
      return `“${text}”`;
    case 'keyword':
      return `Found by “${keyword}”`;
    case 'followers':
      return `${rangeText(filters.followers, formatCompact)} followers`;
    case 'engagement':
      return `${rangeText(filters.engagement, formatRate)} engagement`;
    case 'views':
      return `${rangeText(filters.views, formatCompact)} views`;
    case 'languages':
      return anyOf((filters.languages ?? []).map(languageName));
    case 'countries':
      return anyOf((filters.countries ?? []).map(countryName));
    case 'postedWithinDays':
      return `Posted within ${daysText(filters.postedWithinDays ?? 0)}`;
    default:
      return filterTitles[name];
  }
}

/** The narrowing without one of its filters. */
export function liftFilter({ filters, keyword, text }: Narrowing, name: NarrowingName): Narrowing {
  const { [name as keyof SearchFilters]: _, ...others } = filters;
  return {
    filters: others,
    ...(name !== 'keyword' && keyword ? { keyword } : {}),
    ...(name !== 'text' && text ? { text } : {}),
  };
}

export function daysText(days: number): string {
  if (days === 1) return 'a day';
  return days === 365 ? 'a year' : `${days} days`;
}

type Range = { from?: number | undefined; to?: number | undefined };

/** "10K–500K", "10K or more", "up to 500K". */
export function rangeText({ from, to }: Range = {}, format: (value: number) => string): string {
  if (to === undefined) return `${format(from ?? 0)} or more`;
  return from === undefined ? `up to ${format(to)}` : `${format(from)}–${format(to)}`;
}

const mostNamed = 2;

function anyOf(names: string[]): string {
  if (names.length > mostNamed) return `${names[0]} + ${names.length - 1}`;
  return formatList(names).replace(' and ', ' or ');
}
