import { maximumQueries, queryKey, queryLength } from '../../../domain/search.ts';
import { formatCounted, formatList } from '../../lib/format.ts';

interface AddedKeywords {
  keywords: string[];
  /** Those given that were there already, as they stand in the list. */
  duplicates: string[];
  /** Why something was not taken; null when all was. */
  problem: string | null;
}

/** Adds cleaned keywords to the list, as far as they fit, and says what was left out. */
export function addKeywords(current: string[], added: string[]): AddedKeywords {
  const keywords = [...current];
  const duplicates: string[] = [];
  const wrongLength: string[] = [];
  let leftOut = 0;
  for (const text of added) {
    const length = [...text].length;
    const twin = keywords.find((keyword) => queryKey(keyword) === queryKey(text));
    if (length < queryLength.minimum || length > queryLength.maximum) wrongLength.push(text);
    else if (twin !== undefined) duplicates.push(twin);
    else if (keywords.length >= maximumQueries) leftOut += 1;
    else keywords.push(text);
  }
  return { keywords, duplicates, problem: describeProblem(duplicates, wrongLength, leftOut) };
}

function describeProblem(duplicates: string[], wrongLength: string[], leftOut: number): string | null {
  if (leftOut > 0) {
    return `At most ${maximumQueries} keywords: ${formatCounted(leftOut, 'was', 'were')} left out.`;
  }
  const [first] = wrongLength;
  if (first !== undefined) {
    const shown = first.length > 24 ? `${[...first].slice(0, 24).join('')}…` : first;
    return `A keyword has ${queryLength.minimum} to ${queryLength.maximum} characters: “${shown}” does not.`;
  }
  if (duplicates.length > 0) {
    return `${formatList(duplicates.map((text) => `“${text}”`))} ${duplicates.length === 1 ? 'is' : 'are'} there already.`;
  }
  return null;
}
