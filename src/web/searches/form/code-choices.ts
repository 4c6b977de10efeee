import { countryName, languageName } from '../../lib/code-names.ts';

export interface CodeChoice {
  code: string;
  name: string;
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const pairs = letters.flatMap((first) => letters.map((second) => `${first}${second}`));

/** Without these the browser has names for what is no country: unions, test codes, single islands. */
const noCountries = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '), // as Unicode's region data has them
);

/** Every language that the browser has a name for: those of two letters, and Filipino, which networks name by three. */
export function languageChoices(): CodeChoice[] {
  return choices([...pairs, 'fil'], languageName, (code) => new Intl.Locale(code).language);
}

export function countryChoices(): CodeChoice[] {
  return choices(
    pairs.map((pair) => pair.toUpperCase()).filter((code) => !noCountries.has(code)),
    countryName,
    (code) => new Intl.Locale('und', { region: code }).region,
  );
}

/** By name. Codes given up for another ("BU" for "MM") have the other's name, and would stand there twice. */
function choices(
  codes: string[],
  nameOf: (code: string) => string,
  currentOf: (code: string) => string | undefined,
): CodeChoice[] {
  const { compare } = new Intl.Collator('en');
  return codes
    .map((code) => ({ code, name: nameOf(code) }))
    .filter(({ code, name }) => name !== code && currentOf(code) === code)
    .sort((one, other) => compare(one.name, other.name));
}
