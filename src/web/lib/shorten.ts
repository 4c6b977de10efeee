/** More than fits in two lines of a wide column: a caption of thousands of characters is slow to lay out. */
const mostCharacters = 400;

/** A text for a place that shows its beginning only. */
export function shorten(text: string): string {
  // Twice as many units hold at least that many characters, and need no walk through all of them.
  if (text.length <= mostCharacters) return text;
  const start = [...text.slice(0, mostCharacters * 2)].slice(0, mostCharacters).join('');
  return start.length === text.length ? text : `${start}…`;
}
