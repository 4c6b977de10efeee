import type { SearchResult } from '../../../domain/search.ts';
import { filterWords, foldText, hasWords } from '../../lib/filter-words.ts';
import type { ResultsParameters, SortKey } from './results-parameters.ts';

type Filters = Pick<ResultsParameters, 'q' | 'email' | 'keyword'>;
export type FilterName = keyof Filters;

/** The rows that pass the filters, in the order asked for. */
export function arrangeResults(results: SearchResult[], view: ResultsParameters): SearchResult[] {
  const shown = filterResults(results, view);
  return view.sort === undefined ? shown : sortResults(shown, view.sort, view.order === 'ascending');
}

function filterResults(results: SearchResult[], { q, email, keyword }: Filters): SearchResult[] {
  const words = filterWords(q ?? '');
  if (words.length === 0 && email === undefined && keyword === undefined) return results;
  return results.filter(
    (result) =>
      (email === undefined || result.creator.emails.length > 0) &&
      (keyword === undefined || result.queries.includes(keyword)) &&
      (words.length === 0 || hasWords(searchableText(result), words)),
  );
}

/** For each filter that is set, how many rows it alone keeps away. */
export function hiddenByFilter(
  results: SearchResult[],
  filters: Filters,
): { name: FilterName; hidden: number }[] {
  const names: FilterName[] = ['q', 'email', 'keyword'];
  return names
    .filter((name) => filters[name] !== undefined)
    .map((name) => {
      const alone: Filters = { [name]: filters[name] };
      return { name, hidden: results.length - filterResults(results, alone).length };
    });
}

const searchableTexts = new WeakMap<SearchResult, string>();

/** Folded once per row: typing in the filter asks ten thousand rows with every letter. */
function searchableText(result: SearchResult): string {
  const known = searchableTexts.get(result);
  if (known !== undefined) return known;
  const { creator, post } = result;
  const text = foldText(
    [
      creator.name,
      `@${creator.handle}`,
      creator.bio,
      ...creator.emails.map((email) => email.address),
      post?.caption,
      ...(post?.hashtags ?? []).map((hashtag) => `#${hashtag}`),
    ].join('\n'),
  );
  searchableTexts.set(result, text);
  return text;
}

const figures: Record<SortKey, (result: SearchResult) => number | null> = {
  followers: ({ creator }) => creator.followerCount,
  views: ({ post }) => post?.viewCount ?? null,
  likes: ({ post }) => post?.likeCount ?? null,
  comments: ({ post }) => post?.commentCount ?? null,
  shares: ({ post }) => post?.shareCount ?? null,
  posted: ({ post }) =>
    post === null || post.publishedAt === null ? null : new Date(post.publishedAt).getTime(),
};

/** The unknown stands last in either direction; equals keep the order in which they were found. */
function sortResults(results: SearchResult[], key: SortKey, ascending: boolean): SearchResult[] {
  const keyed = results.map((result) => ({ result, figure: figures[key](result) }));
  keyed.sort((one, other) => {
    if (one.figure === null || other.figure === null) {
      return Number(one.figure === null) - Number(other.figure === null);
    }
    return ascending ? one.figure - other.figure : other.figure - one.figure;
  });
  return keyed.map(({ result }) => result);
}
