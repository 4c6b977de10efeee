/** Names that the standard has given up or spells otherwise, and YouTube may show. */
const otherNames = {
  turkey: 'TR',
  'czech republic': 'CZ',
  macedonia: 'MK',
  'ivory coast': 'CI',
  burma: 'MM',
  swaziland: 'SZ',
  'cape verde': 'CV',
  macau: 'MO',
};

let codesByName: Map<string, string> | undefined;

/** The ISO code of a country by its English name or by the code itself; null for anything else. */
export function countryCode(country: string): string | null {
  codesByName ??= readCodes(); // some 30 ms: not at every start
  const text = country.trim();
  if (!/^[A-Za-z]{2}$/.test(text)) return codesByName.get(folded(text)) ?? null;
  const code = currentCode(text.toUpperCase());
  return [...codesByName.values()].includes(code) ? code : null;
}

/** From the names that JavaScript knows for every pair of letters. */
function readCodes(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((one) => letters.map((other) => one + other));
  const codes = new Map<string, string>(Object.entries(otherNames));
  for (const style of ['short', 'long'] as const) {
    const names = new Intl.DisplayNames('en', { type: 'region', style, fallback: 'none' });
    for (const pair of pairs) {
      const name = names.of(pair);
      // "ZZ" is the unknown region.
      if (name !== undefined && pair !== 'ZZ') codes.set(folded(name), currentCode(pair));
    }
  }
  return codes;
}

/** Codes that were given up have a successor ("UK" is "GB"). */
function currentCode(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

/** "Côte d’Ivoire" is "Cote d'Ivoire", "Trinidad & Tobago" is "Trinidad and Tobago". */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}&\s]/gu, '')
    .replace('&', 'and')
    .toLowerCase();
}
