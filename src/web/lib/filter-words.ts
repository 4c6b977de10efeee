/** Case, accents and compatibility forms do not tell words apart when one looks for them. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words that somebody filters by. */
export function filterWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** Whether a folded text has all of the words, in any order. */
export function hasWords(foldedText: string, words: string[]): boolean {
  return words.every((word) => foldedText.includes(word));
}
