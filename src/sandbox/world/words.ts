/** Comparable words of a text: no case, no width variants, no signs. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

const emptyWords = new Set(['a', 'an', 'and', 'the', 'for', 'of', 'in', 'on', 'to', 'with', 'my', 'i', 'is']);

/** The words of a query that carry meaning; all of them when none does. At most 30: they are kept as bits. */
export function queryWords(query: string): string[] {
  const words = [...new Set(wordsOf(query))].slice(0, 30);
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function fits(wanted: string, word: string): boolean {
  if (word === wanted || word.replace(/s$/, '') === wanted.replace(/s$/, '')) return true;
  // Part of a word counts from three letters on, so that "skin" finds "skincare"; scripts without spaces anywhere.
  return unspaced.test(wanted) ? word.includes(wanted) : wanted.length >= 3 && word.startsWith(wanted);
}

/** A bit per wanted word: set when the text has it. */
export function matchBits(wanted: readonly string[], text: string): number {
  const words = wordsOf(text);
  let bits = 0;
  wanted.forEach((one, at) => {
    if (words.some((word) => fits(one, word))) bits |= 1 << at;
  });
  return bits;
}

export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
