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

/** A plain sign, or one of the markers that stand for disguised ones. */
export const isAtSign = (code: number): boolean => code === 0x40 || (code >= 0xe000 && code <= 0xe007);

type Family = 'at' | 'atName' | 'atInBracketsOnly' | 'dot' | 'dash' | 'underscore' | 'plus';

/** A "·" stands for a space inside one name. */
const families: Record<Family, string> = {
  at: 'at at·sign at·symbol at·the·rate at·the·rate·of',
  atName:
    'arroba arobase arobas arrobe arrova chiocciola chiocciolina klammeraffe apenstaartje małpa malpa собака собачка ' +
    'равлик zavináč zavinac kukac snabel-a snabela snabel·a alfakrøll krøllalfa miukumauku kuyruklu·a a·còng a·rond ' +
    'παπάκι attherate at-the-rate @·the·rate @·the·rate·of arond majmun маймуна маймунка кльомба afna ät æt آت أت ات شطرودل שטרודל एट ऐट แอท ' +
    'アットマーク アット あっとまーく あっと 艾特 골뱅이',
  atInBracketsOnly: '@ @t a et chez bei presso bij',
  dot:
    '. dot punkt punto ponto point punt kropka точка крапка nokta tečka tecka bodka pont punktum piste punct τελεία ' +
    'točka tačka taškas titik nukta period chấm دوت نقطة נקודה डॉट จุด ドット どっと 点 點 닷 점',
  dash: '- dash hyphen minus bindestrich guion guión tiret trattino hífen',
  underscore: '_ underscore unterstrich underline sublinhado guion·bajo guión·bajo barra·baja tiret·bas',
  plus: '+ plus más mais più',
};

const familyOf = new Map<string, Family>();
for (const [family, list] of Object.entries(families)) {
  for (const word of list.split(' ')) familyOf.set(word.replaceAll('·', ' '), family as Family);
}

/** Grouped by first letter, which is faster; longest first, or "at" would be found in "at the rate". */
function anyOf(words: string[]): string {
  const rests = new Map<string, string[]>();
  const sorted = words.toSorted((left, right) => right.length - left.length);
  for (const word of sorted.map((word) => word.replace(/[.+]/g, '\\$&'))) {
    const [first = ''] = /^\\?./.exec(word) ?? [];
    rests.set(first, [...(rests.get(first) ?? []), word.slice(first.length)]);
  }
  return [...rests].map(([first, rest]) => `${first}(?:${rest.join('|')})`).join('|');
}

const everyWord = [...familyOf.keys()];
const wordsProper = everyWord.filter(
  (word) => /^\p{L}/u.test(word) && familyOf.get(word) !== 'atInBracketsOnly',
);
const isUnspaced = (word: string): boolean => /^[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(word);

const letterAhead = '(?=[a-z0-9\u00c0-\ud7ff])';
const spacedEndings = 'com|net|org|co|io|me|fr|de|es|it|nl|ru|br|in|jp|uk|example';

/**
 * Every quantifier is bounded, and every alternative begins with a sign, a space or a letter beyond ASCII, so that
 * ordinary letters are passed over quickly and nothing can run away.
 */
const disguisePattern = new RegExp(
  [
    `[[({<]{1,3} {0,2}(?:${anyOf(everyWord)}) {0,2}[\\])}>]{1,3} {0,2}`,
    `(["'*|/~=^_-])\\1?(?:${anyOf(wordsProper)})\\1{1,2} {0,2}`,
    ` (?:${anyOf(wordsProper.filter((word) => !isUnspaced(word)))}) {1,2}${letterAhead}`,
    `(?:${anyOf(wordsProper.filter(isUnspaced))}) {0,2}(?=[a-z0-9]|컴|コム|こむ)`,
    ' @ the rate(?: of)? {1,2}(?=[a-z0-9])',
    '(?: @ ?|@ {1,2})(?=[a-z0-9])',
    '[☆★◎](?=[a-z0-9])',
    ` \\. {0,2}(?=(?:${spacedEndings})(?![a-z]))`,
    '(?:\\. {1,2}|[,·•])(?=com(?![a-z]))',
    ' {1,2}(?=com(?![a-z]))(?<=(?:gmail|hotmail|yahoo|outlook|icloud) {1,2})',
    'dot(?=com(?![a-z]))(?<=[ a-z0-9]dot)',
  ].join('|'),
  'g',
);

/** "nameATbrandDOTcom": told by the case alone, so it is looked for before the case is gone. */
const loudPattern =
  /(?<=[a-z0-9])AT(?=[a-z0-9]{1,60}DOT[a-z]{2})|(?<=[a-z0-9])DOT(?=[a-z]{2,6}(?:DOT|(?![A-Za-z])))/g;

/** "(☆を@に変えてください)", "#=@", "replace * with @". */
const hintPattern =
  /([☆★◎●◆■♡♥#*%$!~])["'」\]]? {0,2}(?:→|⇒|=>|=|->|は|を|改为|改成|改|换成|換成|换|換|替换为|to|with|durch|por|par|con) {0,2}(?:半角|全角)?["'「[]?@/;

/** Replaces the disguises of a folded text by markers. */
export function markDisguises(text: FoldedText): FoldedText {
  const joined = joinSpelled(text);
  const loud = rewrite(joined, joined.characters, loudPattern, (match) => ({
    character: match[0] === 'AT' ? marker.atGlued : marker.dotGlued,
    from: match.index,
  }));
  const lower = loud.characters.toLowerCase();
  const symbol = hintPattern.exec(lower)?.[1];
  const hinted = symbol
    ? rewrite(loud, lower, new RegExp(`(?<=[a-z0-9 ])\\${symbol} ?(?=[a-z0-9])`, 'g'), (match) => ({
        character: marker.atInBrackets,
        from: startOfGap(lower, match.index),
      }))
    : loud;
  const searched = hinted === loud ? lower : hinted.characters.toLowerCase();
  return rewrite(hinted, searched, disguisePattern, ({ 0: whole, 1: fence, index }) => {
    const found = whole.trimStart();
    const at = index + whole.length - found.length;
    const from = startOfGap(searched, at);
    const character = markerFor(found, fence, hinted.characters, from, at);
    return character === null ? null : { character, from };
  });
}

/** "z o e @ b r a n d . c o m": letters one by one on both sides of the sign are brought together. */
function joinSpelled(text: FoldedText): FoldedText {
  const { characters } = text;
  const inside = new Set<number>();
  for (let at = characters.indexOf(' @ '); at >= 0; at = characters.indexOf(' @ ', at + 1)) {
    const from = endOfSpelled(characters, at, -1);
    const to = endOfSpelled(characters, at + 2, 1);
    // Shorter ones are words: "a @ b", "I @ a pub".
    if (at - from < 3 || to - at < 9) continue;
    for (let index = from; index <= to; index += 1) if (characters[index] === ' ') inside.add(index);
  }
  if (inside.size === 0) return text;
  return rewrite(text, characters, / @ | /g, ({ 0: found, index }) =>
    inside.has(index) ? { character: found === ' ' ? '' : marker.atInBrackets, from: index } : null,
  );
}

/** From a space on, in one direction, where single signs between single spaces end. */
function endOfSpelled(characters: string, space: number, step: 1 | -1): number {
  let end = space;
  const isSpace = (index: number) => index < 0 || ' \n'.includes(characters[index] ?? ' ');
  while (Math.abs(end - space) < 130 && /[\w.-]/.test(characters[end + step] ?? '')) {
    if (!isSpace(end + 2 * step)) break;
    end += step;
    if (characters[end + step] !== ' ') break;
    end += step;
  }
  return end;
}

/** At most two spaces before a disguise belong to it. */
function startOfGap(characters: string, index: number): number {
  let from = index;
  while (from > 0 && index - from < 2 && characters[from - 1] === ' ') from -= 1;
  return from;
}

const isAsciiWord = /[A-Za-z0-9]/;
const endsName = (character: string): boolean =>
  isAsciiWord.test(character) || /[\p{L}\p{M}\p{Nd}_.+-]/u.test(character);

/** Which marker a found piece becomes; null when what stands around it speaks against it. */
function markerFor(
  found: string,
  fence: string | undefined,
  characters: string,
  from: number,
  at: number,
): string | null {
  const before = characters[from - 1] ?? '';
  const spacesBefore = at - from;
  const isBracketed = /^[[({<]/.test(found);
  if (isBracketed) return bracketed[familyOf.get(found.replace(/^[[({<]+ *| *[\])}>]+ *$/g, '')) ?? 'at'];
  const core = found.trimEnd();
  if (fence) {
    const word = core.replaceAll(fence, '');
    const family = familyOf.get(word) ?? 'at';
    if (fence !== '-' && fence !== '_') return bracketed[family];
    const isSpaced = spacesBefore > 0 && core !== found;
    if (isSpaced) return bracketed[family];
    if (spacesBefore > 0 || !isAsciiWord.test(before)) return null;
    return word === 'at' ? marker.atGlued : word === 'dot' ? marker.dotGlued : null;
  }
  if (!endsName(before)) return null;
  if (core === '@') return spacedSign(found, spacesBefore);
  if (core === '') return marker.dotSlip;
  if (core === '.') return spacesBefore > 0 ? marker.dotSpaced : marker.dotSlip;
  if (',·•'.includes(core)) return marker.dotSlip;
  if ('☆★◎'.includes(core)) return spacesBefore === 0 && isAsciiWord.test(before) ? marker.atStar : null;
  const family = familyOf.get(core);
  if (family === undefined || (isUnspaced(core) && !isAsciiWord.test(before))) return null;
  if (family !== 'at') return bare[family];
  return characters.startsWith('AT', at) ? marker.atWordLoud : marker.atWord;
}

/** " @name" is a mention nearly always; "name @ brand" and "name@ brand" are not. */
const spacedSign = (found: string, spacesBefore: number): string =>
  spacesBefore > 0 && found === '@' ? marker.atMention : marker.atSpaced;

const bracketed: Record<Family, string> = {
  at: marker.atInBrackets,
  atName: marker.atInBrackets,
  atInBracketsOnly: marker.atInBrackets,
  dot: marker.dotInBrackets,
  dash: marker.dash,
  underscore: marker.underscore,
  plus: marker.plus,
};

const bare: Record<Exclude<Family, 'at'>, string | null> = {
  atName: marker.atName,
  atInBracketsOnly: null,
  dot: marker.dotWord,
  dash: marker.dash,
  underscore: marker.underscore,
  plus: null,
};

interface Replacement {
  character: string;
  from: number;
}

function rewrite(
  text: FoldedText,
  searched: string,
  pattern: RegExp,
  replacementFor: (match: RegExpExecArray) => Replacement | null,
): FoldedText {
  const pieces: string[] = [];
  const starts = new Uint32Array(text.starts.length);
  let length = 0;
  let copied = 0;
  const copyUpTo = (to: number): void => {
    pieces.push(text.characters.slice(copied, to));
    // The built-in copy is faster for long stretches, and slower for a few characters.
    if (to - copied > 50) {
      starts.set(text.starts.subarray(copied, to), length);
      length += to - copied;
    } else for (let index = copied; index < to; index += 1) starts[length++] = text.starts[index] ?? 0;
  };
  // `matchAll` would copy the pattern, which takes longer than to read a bio.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(searched); match; match = pattern.exec(searched)) {
    const replacement = replacementFor(match);
    if (!replacement) continue;
    copyUpTo(Math.max(copied, replacement.from));
    pieces.push(replacement.character);
    if (replacement.character !== '') starts[length++] = text.starts[replacement.from] ?? 0;
    copied = match.index + match[0].length;
  }
  if (copied === 0) return text;
  copyUpTo(text.characters.length);
  starts[length] = text.original.length;
  return { original: text.original, characters: pieces.join(''), starts: starts.subarray(0, length + 1) };
}
