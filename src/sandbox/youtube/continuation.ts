/**
 * Tokens that lead to the next page. Opaque to callers and some hundred characters long, as the network's own: they
 * name the query, say where to go on, and list what was shown.
 */
interface Continuation {
  query: string;
  feed: 'search-feed' | 'videos-feed';
  /** All that is needed to go on. */
  state: object;
  shownIds: readonly string[];
}

const stateMark = '\u001a';
const feedMark = '"\u000b';

export function sealContinuation({ query, feed, state, shownIds }: Continuation): string {
  const inner = Buffer.from(JSON.stringify({ state, shownIds })).toString('base64');
  const text = `\u0012${query}${stateMark}${encodeURIComponent(inner)}${feedMark}${feed}`;
  return Buffer.from(text).toString('base64url');
}

/** What was sealed, to be checked by the caller; null for what never was a token. */
export function openContinuation(token: string): unknown {
  const text = Buffer.from(token, 'base64url').toString();
  const inner = text.slice(text.lastIndexOf(stateMark) + 1, text.lastIndexOf(feedMark));
  try {
    const { state } = JSON.parse(Buffer.from(decodeURIComponent(inner), 'base64').toString());
    return state;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError || error instanceof TypeError) return null;
    throw error;
  }
}
