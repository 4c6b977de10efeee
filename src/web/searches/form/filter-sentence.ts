import type { SearchFilters } from '../../../domain/search-filters.ts';
import { countryName, languageName } from '../../lib/code-names.ts';
import { formatCompact, formatCounted, formatList, formatRate } from '../../lib/format.ts';

/** What stands behind "Only creators": "with 10K to 500K followers and an e-mail address, posting in the last 30 days". */
export function filterSentence(filters: SearchFilters): string {
  const { followers, engagement, views, languages, countries, postedWithinDays } = filters;
  const possessions = [
    followers && `${between(followers, formatCompact)} followers`,
    engagement && `${between(engagement, formatRate)} engagement`,
    views && `${between(views, formatCompact)} views a post`,
    filters.hasEmail && 'an e-mail address',
  ].filter((part) => part !== undefined);
  const qualities = [
    filters.verified && 'verified',
    filters.notPrivate && 'not private',
    filters.notSeen && 'new to your searches',
  ].filter((part) => part !== undefined);
  return [
    possessions.length > 0 && `with ${formatList(possessions)}`,
    languages && `writing in ${anyOf(languages.map(languageName), 'languages')}`,
    countries && `from ${anyOf(countries.map(countryName), 'countries')}`,
    postedWithinDays &&
      `posting in the last ${postedWithinDays === 1 ? 'day' : formatCounted(postedWithinDays, 'day')}`,
    qualities.length > 0 && `who are ${formatList(qualities)}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
}

type Range = NonNullable<SearchFilters['followers']>;

function between({ from, to }: Range, format: (value: number) => string): string {
  if (to === undefined) return `at least ${format(from ?? 0)}`;
  return from === undefined ? `at most ${format(to)}` : `${format(from)} to ${format(to)}`;
}

const mostNamed = 3;
const disjunction = new Intl.ListFormat('en', { type: 'disjunction' });

function anyOf(names: string[], many: string): string {
  if (names.length <= mostNamed) return disjunction.format(names);
  const named = names.slice(0, mostNamed - 1);
  return disjunction.format([...named, `${names.length - named.length} more ${many}`]);
}
