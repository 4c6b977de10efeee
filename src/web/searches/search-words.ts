import type { Search } from '../../domain/search.ts';
import { formatList } from '../lib/format.ts';

export function queryTexts(search: Search): string[] {
  return search.queries.map((query) => query.text);
}

/** What a search is called: its keywords. */
export function searchTitle(search: Search): string {
  return queryTexts(search).join(', ');
}

/** What a finished search says of itself, and what to do next. */
export interface EndStatement {
  tone: 'good' | 'neutral' | 'warn' | 'bad';
  sentence: string;
  advice: string;
}

/** The end of a search in words; `network` is the name of its network. */
export function endStatement(search: Search, network: string): EndStatement {
  const { found } = search.counts;
  const creators = `${found.toLocaleString('en')} ${found === 1 ? 'creator' : 'creators'}`;
  const kept = found === 0 ? '' : ` The ${creators} found so far are kept.`;
  switch (search.ending) {
    case 'target_reached':
      return { tone: 'good', sentence: `Complete: ${creators}.`, advice: '' };
    case 'exhausted':
      return {
        tone: 'good',
        sentence: `${network} has no more for ${theseKeywords(search)}: ${creators}.`,
        advice: 'Other keywords find other creators.',
      };
    case 'nothing_found':
      return {
        tone: 'neutral',
        sentence: `${network} knows nobody for ${theseKeywords(search)}.`,
        advice: 'Try broader words, or check their spelling.',
      };
    case 'part_failed':
      return { tone: 'warn', sentence: partFailed(search), advice: `Run it again for the rest.${kept}` };
    case 'out_of_credits':
      return {
        tone: 'warn',
        sentence: `Stopped: the provider’s credits are used up, after ${creators}.`,
        advice: `Add credits, then run it again.${kept}`,
      };
    case 'deadline_passed':
      return {
        tone: 'warn',
        sentence: `Out of time after ${creators}: the search took longer than it may.`,
        advice: `Run it again with fewer keywords or a smaller target.${kept}`,
      };
    case 'cancelled':
      return { tone: 'neutral', sentence: `Cancelled after ${creators}.`, advice: '' };
    default:
      return {
        tone: 'bad',
        sentence: `The search failed: ${reason(search.error)}.`,
        advice: `Nothing is wrong with the keywords: try again in a while.${kept}`,
      };
  }
}

function theseKeywords(search: Search): string {
  return search.queries.length === 1 ? `“${search.queries[0]?.text}”` : 'these keywords';
}

/** "2 of 3 keywords done; “clean beauty” failed: the provider timed out." */
function partFailed(search: Search): string {
  const failed = search.queries.filter((query) => query.status === 'failed');
  const names = formatList(failed.map((query) => `“${query.text}”`));
  const reasons = [...new Set(failed.map((query) => reason(query.error)))];
  const done = search.queries.filter((query) => query.status === 'done').length;
  return `${done} of ${search.queries.length} keywords done; ${names} failed: ${reasons.join('; ')}.`;
}

/** An error's sentence as part of one of ours: "The provider timed out." becomes "the provider timed out". */
function reason(error: { message: string } | null): string {
  const text = error?.message.replace(/\.\s*$/u, '') ?? 'no reason was given';
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}
