/** A hue of 0 to 359 that is always the same for the same text. */
export function hueOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  return hash % 360;
}

/** The first letter or digit, in capitals; the first sign where there is neither. */
export function initialOf(text: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(text)?.[0] ?? [...text][0] ?? '?';
  return letter.toLocaleUpperCase('en');
}
