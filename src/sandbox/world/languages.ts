/** The languages of the world, how common each is, and where their speakers live. */
export const languages = {
  en: { weight: 50, countries: ['US', 'US', 'US', 'GB', 'GB', 'CA', 'AU', 'IE', 'NZ', 'ZA', 'IN', 'PH'] },
  es: { weight: 11, countries: ['ES', 'MX', 'MX', 'CO', 'AR', 'CL', 'US'] },
  de: { weight: 7, countries: ['DE', 'DE', 'DE', 'AT', 'CH'] },
  fr: { weight: 6, countries: ['FR', 'FR', 'BE', 'CA', 'CH'] },
  pt: { weight: 6, countries: ['BR', 'BR', 'BR', 'PT'] },
  it: { weight: 5, countries: ['IT'] },
  ja: { weight: 4, countries: ['JP'] },
  ko: { weight: 4, countries: ['KR'] },
  ar: { weight: 4, countries: ['SA', 'EG', 'AE', 'MA', 'JO'] },
  hi: { weight: 3, countries: ['IN'] },
} as const;

export type Language = keyof typeof languages;
export type LocalLanguage = Exclude<Language, 'en'>;

export const languageCodes = Object.keys(languages) as Language[];
const localLanguages = languageCodes.filter((code) => code !== 'en');

/** Reads `a | b | c`. */
export function listed(text: string): string[] {
  return text.split('|').map((part) => part.trim());
}

/** Reads one phrase per language other than English, in the order of `languages`. */
export function inLocalLanguages(text: string): Record<LocalLanguage, string> {
  const phrases = listed(text);
  if (phrases.length !== localLanguages.length) throw new Error(`One phrase per language, please: ${text}`);
  return Object.fromEntries(localLanguages.map((code, at) => [code, phrases[at]])) as Record<
    LocalLanguage,
    string
  >;
}
