const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** "German" for "de". */
export function languageName(code: string): string {
  return nameOf(languageNames, code);
}

/** "Germany" for "DE". */
export function countryName(code: string): string {
  return nameOf(countryNames, code);
}

/** A code that has no name is better shown as it is than not at all. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
