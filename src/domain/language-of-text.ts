import { latinFunctionWords } from './function-words.ts';

/** Scripts that one language alone (nearly) is written in. */
const languageOfScript: Record<string, string> = {
  Hangul: 'ko',
  Thai: 'th',
  Hebrew: 'he',
  Greek: 'el',
  Armenian: 'hy',
  Georgian: 'ka',
  Bengali: 'bn',
  Tamil: 'ta',
  Telugu: 'te',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Khmer: 'km',
  Lao: 'lo',
  Myanmar: 'my',
  Ethiopic: 'am',
};
const scriptNames = [
  ...Object.keys(languageOfScript),
  'Latin',
  'Cyrillic',
  'Arabic',
  'Devanagari',
  'Han',
  'Kana',
];
const letterOf: [script: string, letters: RegExp][] = scriptNames.map((script) => [
  script,
  script === 'Kana'
    ? /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
    : new RegExp(`\\p{Script=${script}}`, 'gu'),
]);

/** Letters of these say as much as two or three of an alphabet. */
const denseScripts = new Set(['Hangul', 'Han', 'Kana']);

/** The language a text is written in, as an ISO 639-1 code; null when unsure, as of a few words. Linear in its length. */
export function languageOf(text: string): string | null {
  const prose = proseOf(text);
  const counts = new Map<string, number>();
  let all = 0;
  for (const [script, letters] of letterOf) {
    const count = (prose.match(letters)?.length ?? 0) * (denseScripts.has(script) ? 2.5 : 1);
    counts.set(script, count);
    all += count;
  }
  const share = (...scripts: string[]) =>
    scripts.reduce((sum, script) => sum + (counts.get(script) ?? 0), 0) / all;
  if (all < 6) return null;
  if (share('Han', 'Kana') > 0.5) return eastAsian(share('Han'), share('Kana'), all);
  const [script = '', count = 0] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  if (count / all < 0.6) return null;
  if (script === 'Latin') return latin(prose);
  if (script === 'Cyrillic') return cyrillic(prose);
  if (script === 'Arabic') return arabic(prose);
  if (script === 'Devanagari')
    return /ळ|(?<!\p{L})(?:आहे|आणि|मी|नाही)(?![\p{L}\p{M}])/u.test(prose) ? 'mr' : 'hi';
  return languageOfScript[script] ?? null;
}

/** Hashtags are in English all over the world; addresses and handles in no language. */
function proseOf(text: string): string {
  return text
    .slice(0, 5_000)
    .normalize('NFKC')
    .replace(/(?:https?:\/\/|www\.)\S+/giu, ' ')
    .replace(/[#＃@][\p{L}\p{M}\p{N}_.]+/gu, ' ')
    .replace(/[\w.+-]{1,64}@[\w.-]{1,255}/g, ' ')
    .replace(/(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?:\/\S*)?/g, ' ')
    .toLowerCase();
}

/** Japanese is hardly ever written without kana, but for headlines: a few Han letters alone may be either. */
function eastAsian(han: number, kana: number, all: number): string | null {
  if (kana > 0.05) return 'ja';
  return han > 0.5 && all >= 12 ? 'zh' : null;
}

/** Of a text long enough to have shown the others' letters, Russian is by far the likeliest. */
function cyrillic(prose: string): string | null {
  if (/[іїєґ]/.test(prose)) return /[ыэё]/.test(prose) ? null : 'uk';
  if (/[ђјљњћџ]/.test(prose)) return 'sr';
  if (/[ыэё]/.test(prose)) return 'ru';
  if (/(?<!\p{L})(?:съм|със|във|това|или|ще|са|че)(?!\p{L})/u.test(prose)) return 'bg';
  return (prose.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) >= 20 ? 'ru' : null;
}

function arabic(prose: string): string {
  if (/[ٹڈڑںےہ]/.test(prose)) return 'ur';
  return /[پچژگکی]/.test(prose) ? 'fa' : 'ar';
}

/** Letters that few languages have: where one is seen it speaks for these and against all others. */
const tellingLetters: [letters: RegExp, languages: string[]][] = [
  [/ß/g, ['de']],
  [/[äö]/g, ['de', 'sv', 'fi', 'tr', 'hu']],
  [/ü/g, ['de', 'tr', 'hu', 'es']],
  [/[ñ¿¡]/g, ['es']],
  [/[ãõ]/g, ['pt', 'vi']],
  [/ç/g, ['fr', 'pt', 'tr']],
  [/[œêîûëï]/g, ['fr', 'nl', 'pt', 'vi', 'ro']],
  [/[àèìòù]/g, ['it', 'fr', 'vi']],
  [/[áíóú]/g, ['es', 'pt', 'cs', 'hu', 'vi']],
  [/[ğışİ]/g, ['tr']],
  [/[ąćęłńśźż]/g, ['pl']],
  [/å/g, ['sv', 'da', 'no']],
  [/[æø]/g, ['da', 'no']],
  [/[șțăşţ]/g, ['ro']],
  [/[đơưạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỷỹ]/g, ['vi']],
  [/[ěřůčšžďťň]/g, ['cs']],
  [/[őű]/g, ['hu']],
];

/** How words commonly begin (" xy") and end ("xy ") where texts are too short to have many function words. */
const commonParts: Record<string, string> = {
  en: 'ing |tion |ness |ould |ight |ly | th| wh|ed |ment |ful |ck |ys ',
  es: 'ción |mente |ando |iendo |idad |ados |es |os | ll|ero |illo |ito ',
  pt: 'ção |ções |mente |ando |inho |inha |ável |eiro |eira | lh|ões |agem ',
  fr: 'tion |ment |eux |ais |ait |ique |eur |euse |ette |ées | qu|ez ',
  de: 'ung |ungen |lich |keit |heit |isch |chen | sch|st |en |er | ge| ver',
  it: 'zione |mente |ando |ità |ere |are |etto |etta |zzo |gli |cci |ello ',
  nl: 'ing |heid |lijk |ijk |aar |oen |tje |tjes | ge| ver|aat |oor |eren ',
  tr: 'lar |ler |ları |leri |yor |dır |lik |lık |mak |mek |ımız |iniz ',
  id: 'nya |kan | meng| mem| ber| per|an | ter| di|ang |akan ',
  pl: 'nie |ość |ach |ego |emu |ami |ych |ski |cze |rze | prz| szc|dzi ',
  sv: 'ning |heten |lig |ande |ar |arna |erna |ligt |ött |skt | sk',
  da: 'ning |hed |lig |ende |erne |ede |ske |elser |igt | hv',
  no: 'ning |het |lig |ende |ene |ene |sjon |ske |eier |igt | hv',
  ro: 'ul |ului |ile |ilor |ează |esc |ește |ție |ții |uri |ător ',
  vi: 'nh |ng | ngh| ng| th| nh| ph| tr| kh',
  cs: 'ní |ého |ých |ost |ště |ová |ách |ami |ují | př| vš',
  hu: 'ság |ség |ban |ben |nak |nek |ból |ből |ás |és | meg| sz',
  fi: 'nen |ssa |ssä |lla |llä |sta |stä |aan |ään |iin |kin |ista |inen ',
};
const commonPartsOf = new Map(
  Object.entries(commonParts).map(([language, parts]) => [language, parts.split('|')] as const),
);

/** Of a word that several languages have, each gets a part. */
const wordWeight = new Map<string, number>();
for (const words of latinFunctionWords.values())
  for (const word of words) wordWeight.set(word, (wordWeight.get(word) ?? 0) + 1);

const partWeight = 0.3;
const letterWeight = 0.8;

function latin(prose: string): string | null {
  const words = prose.replaceAll(/['’]/g, '').match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 3) return null;
  const text = ` ${words.join(' ')} `;
  const score = new Map<string, number>();
  const add = (language: string, amount: number) => score.set(language, (score.get(language) ?? 0) + amount);
  for (const [language, known] of latinFunctionWords) {
    for (const word of words) if (known.has(word)) add(language, 1 / Math.sqrt(wordWeight.get(word) ?? 1));
    for (const part of commonPartsOf.get(language) ?? []) add(language, partWeight * occurrences(text, part));
  }
  for (const [letters, languages] of tellingLetters) {
    const count = prose.match(letters)?.length ?? 0;
    for (const language of languages) add(language, (letterWeight * count) / Math.sqrt(languages.length));
  }
  const [best, second] = [...score].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const [language, points] = best;
  const isClear = points >= 1.2 && points / words.length >= 0.15 && points >= 1.25 * (second?.[1] ?? 0);
  return isClear ? language : null;
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
  return count;
}
