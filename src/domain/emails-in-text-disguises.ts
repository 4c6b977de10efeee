import type { FoldedText } from './emails-in-text-folding.ts';

/**
 * The ways to write "@" and "." so that machines do not read them. Each is replaced by one marker character
 * (with the spaces around it), so that what reads addresses afterwards sees one kind of text only.
 */
export const marker = {
  /** "[at]", "(arroba)", "-at-" with spaces, "&#64;": nobody writes these for anything else. */
  atInBrackets: '\ue000',
  /** " at ": a word of ordinary prose too. */
  atWord: '\ue001',
  /** " AT " among small letters. */
  atWordLoud: '\ue002',
  /** " arroba ", " chiocciola ": the at-sign's own name. */
  atName: '\ue003',
  /** " @ ", "@ ". */
  atSpaced: '\ue004',
  /** " @name": a mention nearly always. */
  atMention: '\ue005',
  /** "☆" between letters. */
  atStar: '\ue006',
  /** "nameATbrandDOTcom", "name-at-brand-dot-com". */
  atGlued: '\ue007',
  dotInBrackets: '\ue010',
  dotWord: '\ue011',
  /** "brand .com", "brand . com". */
  dotSpaced: '\ue016',
  /** "gmail. com", "gmail,com". */
  dotSlip: '\ue012',
  dotGlued: '\ue013',
  dash: '\ue014',
  underscore: '\ue015',
  plus: '\ue017',
} as const;

/** Longest first, or "at" would be found in "at the rate". A "+" stands for a space inside one name. */
const words = (list: string): string =>
  list
    .split(' ')
    .sort((left, right) => right.length - left.length)
    .map((word) => word.replaceAll('+', ' '))
    .join('|');

const atWord = 'at the rate of|at the rate|at sign|at';
const atNames = words(
  'arroba arobase arobas arrobe arrova chiocciola chiocciolina klammeraffe apenstaartje małpa malpa собака собачка ' +
    'zavináč zavinac kukac snabel-a snabela alfakrøll krøllalfa miukumauku παπάκι attherate at-the-rate ät æt et-tegn ' +
    'равлик kuyruklu+a snabel+a a+còng a+rond @+the+rate+of @+the+rate آت أت ات شطرودل שטרודל एट ऐट แอท',
);
const atNamesGlued = words('アットマーク アット あっとまーく あっと 艾特 골뱅이');
/** Words for "at" too ordinary to count without brackets. */
const atWordsInBrackets = words('chez bei presso bij');
const dotWords = words(
  'dot punkt punto ponto point punt kropka точка крапка nokta tečka tecka bodka pont punktum piste punct τελεία ' +
    'titik chấm دوت نقطة נקודה डॉट จุด',
);
const dotWordsGlued = words('ドット どっと 点 點 닷 점');
const dashWords = words('dash hyphen minus bindestrich guion guión tiret trattino hífen');
const underscoreWords = words('underscore unterstrich underline sublinhado underscore_');

const gap = ' {0,2}';
const open = '[\\[({<]{1,3}';
const close = '[\\])}>]{1,3}';
const inBrackets = (content: string): string => `${gap}${open}${gap}(?:${content})${gap}${close}${gap}`;
const beside = (fence: string, content: string): string => `(?:${fence})(?:${content})(?:${fence})`;
const between = (content: string): string =>
  `(?<=[\\p{L}\\p{Nd}_.+-]) {1,2}(?:${content}) {1,2}(?=[\\p{L}\\p{Nd}])`;
const fenced = (content: string): string =>
  ['"', "'", '\\*', '\\|', '/', '~', '=', '\\^']
    .map((fence) => `${gap}${beside(fence, content)}${gap}`)
    .concat(['-', '_'].map((fence) => ` {1,2}${beside(fence, content)} {1,2}`))
    .join('|');
const glued = (content: string): string =>
  `(?<=[a-z0-9])(?:${beside('-', content)}|${beside('_', content)})(?=[a-z0-9])`;
/** Scripts that need no spaces: between Latin letters only, or the marker would eat ordinary words. */
const amongLatin = (content: string): string => `(?<=[a-z0-9])${gap}(?:${content})${gap}(?=[a-z0-9])`;

/** A dot with a space before it is believed before these. */
const commonDotted = 'com|net|org|co|io|me|fr|de|es|it|nl|ru|br|in|jp|uk|example';

type MarkerName = keyof typeof marker;

/** Every quantifier is bounded and every alternative begins with a literal or a class: no way to run away. */
const disguises: readonly (readonly [MarkerName, string])[] = [
  [
    'atInBrackets',
    `${inBrackets(`@t?|a|${atWordsInBrackets}|${atWord}|${atNames}|${atNamesGlued}`)}|${fenced(`${atWord}|${atNames}`)}`,
  ],
  ['dotInBrackets', `${inBrackets(`\\.|${dotWords}|${dotWordsGlued}`)}|${fenced(dotWords)}`],
  ['dash', `${inBrackets(`-|${dashWords}`)}|${between(dashWords)}`],
  ['underscore', `${inBrackets(`_|${underscoreWords}`)}|${between(underscoreWords)}`],
  ['plus', inBrackets('\\+|plus|más|mais|più')],
  ['atGlued', glued('at')],
  ['dotGlued', glued('dot')],
  ['atName', `${between(atNames)}|${amongLatin(atNamesGlued)}`],
  ['atWord', between(atWord)],
  ['dotWord', `${between(dotWords)}|${amongLatin(dotWordsGlued)}|(?<=[a-z0-9]) {0,2}dot(?=com(?![a-z]))`],
  ['atMention', '(?<=[a-z0-9_.+-]) {1,2}@(?=[a-z0-9])'],
  ['atSpaced', '(?<=[a-z0-9_.+-]) {0,2}@ {1,2}(?=[a-z0-9])'],
  ['dotSpaced', `(?<=[a-z0-9]) {1,2}\\. {0,2}(?=(?:${commonDotted})(?![a-z]))`],
  ['dotSlip', '(?<=[a-z0-9])(?:\\. {1,2}|,|·|•)(?=com(?![a-z]))'],
  ['atStar', '(?<=[a-z0-9])[☆★◎](?=[a-z0-9])'],
];

const disguisePattern = new RegExp(disguises.map(([, source]) => `(${source})`).join('|'), 'gu');

/** "nameATbrandDOTcom": told by the case alone, so it is looked for before the case is gone. */
const loudPattern =
  /(?<=[a-z0-9])AT(?=[a-z0-9]{1,60}DOT[a-z]{2})|(?<=[a-z0-9])DOT(?=[a-z]{2,6}(?:DOT|(?![A-Za-z])))/g;

/** "(☆を@に変えてください)", "#=@", "replace * with @". */
const hintPattern =
  /([☆★◎●◆■♡♥#*%$!~])["'」\]]? {0,2}(?:→|⇒|=>|=|->|は|を|改为|改成|换成|換成|替换为|to|with|durch|por|par|con) {0,2}(?:半角|全角)?["'「[]?@/;

/** Replaces the disguises of a folded text by markers. */
export function markDisguises(text: FoldedText): FoldedText {
  const loud = rewrite(text, text.characters, loudPattern, (match) =>
    match[0] === 'AT' ? marker.atGlued : marker.dotGlued,
  );
  const lower = loud.characters.toLowerCase();
  const symbol = hintPattern.exec(lower)?.[1];
  const hinted = symbol
    ? rewrite(
        loud,
        lower,
        new RegExp(`(?<=[a-z0-9]) ?\\${symbol} ?(?=[a-z0-9])`, 'g'),
        () => marker.atInBrackets,
      )
    : loud;
  return rewrite(hinted, hinted.characters.toLowerCase(), disguisePattern, (match) => {
    const name = disguises[match.findIndex((group, index) => index > 0 && group !== undefined) - 1]?.[0];
    if (name === 'atWord' && hinted.characters.startsWith('AT', match.index + match[0].search(/\S/))) {
      return marker.atWordLoud;
    }
    return marker[name ?? 'atWord'];
  });
}

function rewrite(
  text: FoldedText,
  searched: string,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): FoldedText {
  const pieces: string[] = [];
  const starts = new Uint32Array(text.starts.length);
  let length = 0;
  let from = 0;
  const copy = (to: number): void => {
    pieces.push(text.characters.slice(from, to));
    starts.set(text.starts.subarray(from, to), length);
    length += to - from;
  };
  for (const match of searched.matchAll(pattern)) {
    copy(match.index);
    pieces.push(replacement(match));
    starts[length] = text.starts[match.index] ?? 0;
    length += 1;
    from = match.index + match[0].length;
  }
  if (from === 0) return text;
  copy(text.characters.length);
  starts[length] = text.original.length;
  return { original: text.original, characters: pieces.join(''), starts: starts.subarray(0, length + 1) };
}
