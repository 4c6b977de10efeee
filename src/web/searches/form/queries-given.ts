import type { SearchMode } from '../../../domain/search.ts';
import { maximumQueries, queryKey, queryLength, splitQueries } from '../../../domain/search.ts';
import { formatCounted, formatList } from '../../lib/format.ts';

/** What a mode searches by, in words. */
export const queryNouns: Record<SearchMode, { one: string; many: string }> = {
  keyword: { one: 'keyword', many: 'keywords' },
  hashtag: { one: 'hashtag', many: 'hashtags' },
  similar: { one: 'creator', many: 'creators' },
};

interface AddedQueries {
  queries: string[];
  /** Those given that were there already, as they stand in the list. */
  duplicates: string[];
  /** Why something was not taken; null when all was. */
  problem: string | null;
}

/** Adds what was typed or pasted to the queries, as far as it fits, and says what was left out. */
export function addQueries(mode: SearchMode, current: string[], text: string): AddedQueries {
  const queries = [...current];
  const duplicates: string[] = [];
  const refused: string[] = [];
  let leftOut = 0;
  for (const query of readQueries(mode, text)) {
    const twin = queries.find((other) => sameQueryKey(mode, other) === sameQueryKey(mode, query));
    if (!hasRightLength(mode, query)) refused.push(query);
    else if (twin !== undefined) duplicates.push(twin);
    else if (queries.length >= maximumQueries) leftOut += 1;
    else queries.push(query);
  }
  return { queries, duplicates, problem: describeProblem(mode, { duplicates, refused, leftOut }) };
}

/** The queries that a text means: of a pasted list, each of its entries. */
export function readQueries(mode: SearchMode, text: string): string[] {
  if (mode === 'keyword') return splitQueries(text);
  if (mode === 'hashtag') {
    // "#vegan #skincare" are two; "plant based" is one, which networks write without the space.
    return splitQueries(text.replaceAll(/\s+(?=#)/gu, '\n')).map(asHashtag);
  }
  // A handle has no spaces, a name has: "Ada Lovelace" stays whole, to be answered as one that is not understood.
  return text
    .toWellFormed()
    .split(/[,;，、،；\t\r\n]+|\s+(?=@|https?:)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A hashtag is one word of letters, digits and underscores. */
function asHashtag(text: string): string {
  return text.replaceAll(/(?!_)[\s\p{P}]/gu, '');
}

/** Keywords as they are searched in a mode: the ones given for keywords serve as hashtags, too. */
export function termsOf(mode: SearchMode, terms: string[]): string[] {
  return mode === 'hashtag' ? addQueries(mode, [], terms.join('\n')).queries : terms;
}

/** Handles are told apart by the server, which understands them; here only what is plainly the same. */
function sameQueryKey(mode: SearchMode, text: string): string {
  return mode === 'similar' ? text.replace(/^@/u, '').toLowerCase() : queryKey(text);
}

function hasRightLength(mode: SearchMode, text: string): boolean {
  const { length } = [...text];
  // An address may be longer than a word; what it means is for the server to say.
  if (mode === 'similar') return length <= 1000;
  return length >= queryLength.minimum && length <= queryLength.maximum;
}

function describeProblem(
  mode: SearchMode,
  { duplicates, refused, leftOut }: { duplicates: string[]; refused: string[]; leftOut: number },
): string | null {
  const noun = queryNouns[mode];
  if (leftOut > 0) {
    return `At most ${maximumQueries} ${noun.many}: ${formatCounted(leftOut, 'was', 'were')} left out.`;
  }
  const [first] = refused;
  if (first !== undefined) {
    if (mode === 'similar') return 'That is too long for a handle or the address of a profile.';
    const shown = [...first].length > 24 ? `${[...first].slice(0, 24).join('')}…` : first;
    return `A ${noun.one} has ${queryLength.minimum} to ${queryLength.maximum} characters: “${shown}” does not.`;
  }
  if (duplicates.length > 0) {
    return `${formatList(duplicates.map((text) => `“${text}”`))} ${duplicates.length === 1 ? 'is' : 'are'} there already.`;
  }
  return null;
}
