import type { Search } from '../../domain/search.ts';
import { formatCounted, formatList } from '../lib/format.ts';

export type QueryView = Search['queries'][number];

/** The queries that the person gave; a similar search has more, which its seeds led to. */
export function givenQueries({ queries }: Pick<Search, 'queries'>): QueryView[] {
  return queries.filter(({ parentId }) => parentId === null);
}

export function queryTexts(search: Pick<Search, 'queries'>): string[] {
  return givenQueries(search).map((query) => query.text);
}

/** What a search is called: its keywords, or whom it looks for the like of. */
export function searchTitle(search: Pick<Search, 'queries' | 'mode'>): string {
  return givenQueries(search)
    .map((query) => queryName(search, query))
    .join(', ');
}

/** As in "vegan skincare", "#sourdough", "like @ada". */
export function queryName({ mode }: Pick<Search, 'mode'>, { text, seed }: QueryView): string {
  if (mode === 'similar') return `like @${seed?.handle ?? text.replace(/^@/u, '')}`;
  return mode === 'hashtag' ? `#${text}` : text;
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
  const creators = formatCounted(found, 'creator');
  const kept = found === 0 ? '' : ` The ${creators} found so far are kept.`;
  switch (search.ending) {
    case 'target_reached':
      return { tone: 'good', sentence: `Complete: ${creators}.`, advice: '' };
    case 'exhausted':
      return {
        tone: 'good',
        sentence: `${network} has no more ${forThese(search)}: ${creators}.`,
        advice: `Other ${nouns[search.mode].many} find other creators.`,
      };
    case 'nothing_found':
      return nothingFound(search, network);
    case 'seed_unusable':
      return seedUnusable(search);
    case 'part_failed':
      return { tone: 'warn', sentence: partFailed(search), advice: kept.trim() };
    case 'out_of_credits':
      return {
        tone: 'warn',
        sentence: `Stopped: the provider’s credits are used up, after ${creators}.`,
        advice: `Add credits, then go on.${kept}`,
      };
    case 'budget_reached':
      return {
        tone: 'warn',
        sentence: `Stopped by your budget at ${formatCounted(search.credits, 'credit')}.`,
        advice: limitIsSpent(search) ? `Run it again with a larger one for more.${kept}` : kept.trim(),
      };
    case 'deadline_passed':
      return {
        tone: 'warn',
        sentence: `Out of time after ${creators}: the search took longer than it may.`,
        advice: `Go on, or run it again with a smaller target.${kept}`,
      };
    case 'cancelled':
      return { tone: 'neutral', sentence: `Cancelled after ${creators}.`, advice: '' };
    default:
      return {
        tone: 'bad',
        sentence: `The search failed: ${reason(search.error)}.`,
        advice:
          search.error?.code === 'bad_key'
            ? `Start Castlist with a valid SCRAPECREATORS_API_KEY, then retry.${kept}`
            : `Nothing is wrong with the ${nouns[search.mode].many}: try again in a while.${kept}`,
      };
  }
}

/** What the button says that takes up again what failed or was stopped; null where there is nothing of the kind. */
export function retryLabel(search: Pick<Search, 'ending' | 'credits' | 'creditLimit'>): string | null {
  switch (search.ending) {
    case 'part_failed':
    case 'provider_failed':
      return 'Retry what failed';
    case 'out_of_credits':
    case 'deadline_passed':
    case 'cancelled':
      return 'Go on';
    case 'budget_reached':
      return limitIsSpent(search) ? null : 'Go on';
    default:
      return null;
  }
}

/** The search's own limit, that is: the account's budget may be larger by now. */
function limitIsSpent({ credits, creditLimit }: Pick<Search, 'credits' | 'creditLimit'>): boolean {
  return creditLimit !== null && credits >= creditLimit;
}

const nouns = {
  keyword: { one: 'keyword', many: 'keywords' },
  hashtag: { one: 'hashtag', many: 'hashtags' },
  similar: { one: 'creator', many: 'creators' },
} as const;

/** "for “vegan skincare”", "for these hashtags", "like @ada". */
function forThese(search: Search): string {
  const given = givenQueries(search);
  const [first] = given;
  if (search.mode === 'similar')
    return given.length === 1 && first ? queryName(search, first) : 'like these creators';
  return given.length === 1 && first
    ? `for “${queryName(search, first)}”`
    : `for these ${nouns[search.mode].many}`;
}

function nothingFound(search: Search, network: string): EndStatement {
  const { leftOut } = search.counts;
  if (leftOut > 0) {
    return {
      tone: 'neutral',
      sentence: `Your filters left out all ${formatCounted(leftOut, 'creator')} ${forThese(search)}.`,
      advice: 'Search again with wider ones.',
    };
  }
  return {
    tone: 'neutral',
    sentence: `${network} knows nobody ${forThese(search)}.`,
    advice:
      search.mode === 'similar'
        ? 'Try another creator to start from, better one with more posts.'
        : 'Try broader words, or check their spelling.',
  };
}

/** What is wrong with those to start from, in the words of the network's answer, which say what to do too. */
function seedUnusable(search: Search): EndStatement {
  const errors = givenQueries(search).flatMap(({ error }) => error ?? []);
  const messages =
    errors.length > 0 ? errors : [search.error ?? { message: 'There is nobody to start from.' }];
  const sentences = [
    ...new Set(messages.flatMap(({ message }) => message.split(/(?<=[.!?])\s+(?=\p{Lu})/u))),
  ];
  const [sentence = '', ...advice] = sentences;
  return { tone: 'warn', sentence, advice: advice.join(' ') || 'Choose another creator to start from.' };
}

/** "2 of 3 keywords done; “clean beauty” failed: the provider timed out." */
function partFailed(search: Search): string {
  const { queries, mode } = search;
  const failed = queries.filter(({ status }) => status === 'failed');
  const done = queries.filter(({ status }) => status === 'done').length;
  const names = formatList(failed.map(({ text }) => `“${text}”`));
  const reasons = [...new Set(failed.map(({ error }) => reason(error)))].join('; ');
  const { one, many } = mode === 'similar' ? { one: 'part', many: 'parts' } : nouns[mode];
  return `${done} of ${queries.length} ${queries.length === 1 ? one : many} done; ${names} failed: ${reasons}.`;
}

/** Where the provider's own words, such as “Something went wrong”, say too little. */
const knownReasons: Record<string, string> = {
  provider_unavailable: 'the data provider is out of order',
  bad_key: 'the data provider does not accept the key',
};

/** An error's sentence as part of one of ours: "The provider timed out." becomes "the provider timed out". */
export function reason(error: { code: string; message: string } | null): string {
  const known = error === null ? undefined : knownReasons[error.code];
  if (known !== undefined) return known;
  const text = error?.message.replace(/\.\s*$/u, '') ?? 'no reason was given';
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}
