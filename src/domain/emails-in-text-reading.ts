import { marker } from './emails-in-text-disguises.ts';
import { commonEndings, isEnding, isMailbox, isMailboxName, isMailDomain } from './emails-in-text-domains.ts';
import { type FoldedText, followsInvisible } from './emails-in-text-folding.ts';

/** How the dots of an address were written, the weakest of them; implied by "zoe at gmail". */
type Dots = 'plain' | 'brackets' | 'glued' | 'word' | 'spaced' | 'slip' | 'implied';

export interface ReadLocal {
  value: string;
  from: number;
  /** Letters beyond ASCII: allowed by RFC 6531, rare in life. */
  international: boolean;
  disguised: boolean;
}

export interface ReadDomain {
  value: string;
  to: number;
  /** Where the reading stopped before anything was cut off. */
  readTo: number;
  dots: Dots;
  /** Text was glued to the end and has been cut off. */
  cut: boolean;
}

type LetterKind = 'latin' | 'digit' | 'other' | 'none';

export function letterKind(code: number): LetterKind {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'latin';
  if (code >= 0x30 && code <= 0x39) return 'digit';
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return 'none';
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) return 'other';
  if (code <= 0x2af || (code >= 0x300 && code <= 0x36f) || (code >= 0x1d00 && code <= 0x1eff)) return 'latin';
  if ((code >= 0x2c60 && code <= 0x2c7f) || (code >= 0xa720 && code <= 0xa7ff)) return 'latin';
  // Letter-like symbols ("™", "ℹ"), punctuation, dingbats, and the halves of emoji.
  if (code >= 0x2000 && code <= 0x2fff) return 'none';
  if (code >= 0xd800 && code <= 0xf8ff) return 'none';
  return /[\p{L}\p{M}\p{Nd}]/u.test(String.fromCharCode(code)) ? 'other' : 'none';
}

const isAsciiLetterOrDigit = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);

const longestLocal = 64;
/** "b.co" */
const shortestDomain = 4;
const longestDomain = 253;

const decodedMarkers = new Map<string, string>([
  [marker.dotInBrackets, '.'],
  [marker.dotWord, '.'],
  [marker.dotGlued, '.'],
  [marker.dash, '-'],
  [marker.underscore, '_'],
  [marker.plus, '+'],
]);

const joinsLocal = (character: string, disguisedAt: boolean): boolean =>
  character === marker.dotInBrackets ||
  character === marker.plus ||
  (disguisedAt && decodedMarkers.has(character));

/**
 * Reads the part before the at-sign, from right to left and not into the address before it;
 * null when there is none or it is too long.
 */
export function readLocal(text: FoldedText, at: number, notBefore: number): ReadLocal | null {
  const { characters } = text;
  const disguisedAt = characters[at] !== '@';
  let from = at;
  let script: LetterKind = 'none';
  while (from > notBefore && at - from <= longestLocal + 8) {
    const character = characters[from - 1] ?? '';
    const kind = letterKind(characters.charCodeAt(from - 1));
    if (kind === 'latin' || kind === 'other') {
      if (script !== 'none' && kind !== script) break;
      script = kind;
    } else if (kind === 'none') {
      if (!continuesLocal(characters, from - 1, at, disguisedAt)) break;
      // "Contact...name@" and "Contact--name@" are two things.
      if ((character === '.' || character === '-') && characters[from] === character) break;
    }
    from -= 1;
  }
  while (from < at && /[.+\-'&$]/.test(characters[from] ?? '')) from += 1;
  const raw = characters.slice(from, at);
  const value = raw
    .replace(/[\ue000-\ue0ff]/g, (character) => decodedMarkers.get(character) ?? '')
    .replace(/[.']+$/, '')
    .normalize('NFC');
  if (value === '' || value.length > longestLocal || !/[\p{L}\p{Nd}]/u.test(value)) return null;
  return {
    value,
    from,
    international: /[^ -~]/.test(value),
    disguised: /[\ue000-\ue0ff]/.test(raw),
  };
}

/** Which signs may stand inside a local part; as decoration around one they end it. */
function continuesLocal(characters: string, index: number, at: number, disguisedAt: boolean): boolean {
  const character = characters[index] ?? '';
  if (character === '.' || character === '_' || character === '-' || character === '+') return true;
  const before = index > 0 && letterKind(characters.charCodeAt(index - 1)) !== 'none';
  const after = index + 1 < at && letterKind(characters.charCodeAt(index + 1)) !== 'none';
  if (character === "'" || character === '&' || character === '$') return before && after;
  return joinsLocal(character, disguisedAt) && before && after;
}

interface Label {
  value: string;
  from: number;
  to: number;
  /** How it was joined to the label before. */
  join: Dots;
}

const joinKinds = new Map<string, Dots>([
  ['.', 'plain'],
  ['。', 'plain'],
  [marker.dotInBrackets, 'brackets'],
  [marker.dotWord, 'word'],
  [marker.dotSpaced, 'spaced'],
  [marker.dotSlip, 'slip'],
  [marker.dotGlued, 'glued'],
]);

/** Endings spelled in the letters of the language around them: "точка ру", "닷컴". */
const spelledEndings = new Map<string, string>([
  ['ру', 'ru'],
  ['ком', 'com'],
  ['كوم', 'com'],
  ['קום', 'com'],
  ['컴', 'com'],
  ['コム', 'com'],
  ['こむ', 'com'],
]);

/** Weakest evidence last. */
const dotOrder: readonly Dots[] = ['plain', 'brackets', 'glued', 'word', 'spaced', 'slip'];

/** Reads the part behind the at-sign; null when no mail domain begins there. */
export function readDomain(text: FoldedText, start: number): ReadDomain | null {
  // Most at-signs are mentions: a look at what ends the first word spares them the rest.
  const end = endOfLabel(text.characters, start);
  if (!joinKinds.has(text.characters[end] ?? '')) return impliedGmail(text, start, end);
  const labels = readLabels(text, start);
  const readTo = labels.at(-1)?.to ?? start;
  if (labels.length < 2 || readTo - start < shortestDomain || readTo - start > longestDomain) return null;
  const whole = withoutProse(text, withoutSentence(labels));
  for (let count = whole.length; count >= 2; count -= 1) {
    const found = domainOf(text, count === whole.length ? whole : whole.slice(0, count));
    if (found) return { ...found, readTo, cut: found.cut || count < whole.length };
    const last = whole[count - 1];
    if (!last || !mayDrop(last, whole[count - 2])) break;
  }
  return null;
}

/** "zoe at gmail" has one meaning; the other houses have names in many countries, and "zoe@gmail" was cut off. */
function impliedGmail({ characters }: FoldedText, from: number, to: number): ReadDomain | null {
  if (characters[from - 1] === '@' || characters.slice(from, to).toLowerCase() !== 'gmail') return null;
  return { value: 'gmail.com', to, readTo: to, dots: 'implied', cut: false };
}

function readLabels(text: FoldedText, start: number): Label[] {
  const { characters } = text;
  const labels: Label[] = [];
  let join: Dots = 'plain';
  let from = start;
  while (from - start <= longestDomain) {
    const to = endOfLabel(characters, from);
    if (to === from) break;
    const written = characters.slice(from, to);
    const value = withoutTrailingHyphens(
      written.includes(marker.dash) ? written.replaceAll(marker.dash, '-') : written,
    );
    if (value === '' || value.startsWith('-')) break;
    const spelled = join === 'plain' || !labels.every(isLatin) ? undefined : spelledEndings.get(value);
    labels.push({ value: spelled ?? value, from, to: from + value.length, join });
    const next = joinKinds.get(characters[to] ?? '');
    if (!next || value.length < to - from || !mayJoin(characters, to, next, labels)) break;
    join = next;
    from = to + 1;
  }
  return labels;
}

const isLatin = ({ value }: Label): boolean => /^[ -~]+$/.test(value);

function withoutTrailingHyphens(label: string): string {
  let length = label.length;
  while (length > 0 && label[length - 1] === '-') length -= 1;
  return label.slice(0, length);
}

function endOfLabel(characters: string, from: number): number {
  let to = from;
  let script: LetterKind = 'none';
  while (to < characters.length && to - from <= longestDomain) {
    const kind = letterKind(characters.charCodeAt(to));
    if (kind === 'latin' || kind === 'other') {
      if (script !== 'none' && kind !== script) break;
      script = kind;
    } else if (kind === 'none') {
      const character = characters[to];
      const inside = to > from && letterKind(characters.charCodeAt(to + 1)) !== 'none';
      if (character !== '-' && !(character === marker.dash && inside)) break;
    }
    to += 1;
  }
  return to;
}

function mayJoin(characters: string, index: number, join: Dots, labels: readonly Label[]): boolean {
  const next = characters.charCodeAt(index + 1);
  // The ideographic full stop ends sentences too: only a Latin letter behind it makes it a dot.
  if (characters[index] === '。') return isAsciiLetterOrDigit(next);
  // "name@brand.com. De nada": a slip is believed before the first dot only.
  if ((join === 'slip' || join === 'spaced') && labels.length > 1) return false;
  return letterKind(next) !== 'none';
}

/** "cats@night.So cute", "zoe@brand.com.Madrid": a capitalised word behind small letters is one of the text. */
function withoutSentence(labels: Label[]): Label[] {
  const last = labels.at(-1);
  if (!last || !/^[A-Z][a-z]+$/.test(last.value)) return labels;
  if (last.value.length > 2 && !commonEndings.has(labels.at(-2)?.value ?? '')) return labels;
  const small = labels.slice(0, -1).every((label) => label.value === label.value.toLowerCase());
  return small ? labels.slice(0, -1) : labels;
}

/** "zoe@brand.com dot on the map": a dot in words behind a whole domain with real dots is prose. */
function withoutProse(text: FoldedText, labels: Label[]): Label[] {
  const firstWord = labels.findIndex(({ join }) => join === 'word');
  if (firstWord < 2 || labels[firstWord - 1]?.join !== 'plain') return labels;
  const before = labels.slice(0, firstWord);
  return domainOf(text, before) ? before : labels;
}

const mayDrop = (last: Label, previous: Label | undefined): boolean =>
  last.join !== 'plain' ||
  /^[A-Z]/.test(last.value) ||
  (last.value.length >= 2 && commonEndings.has(previous?.value.toLowerCase() ?? ''));

function domainOf(text: FoldedText, labels: Label[]): Omit<ReadDomain, 'readTo'> | null {
  const last = labels.at(-1);
  if (!last) return null;
  for (const length of possibleLengths(text, labels, last)) {
    const ending = last.value.slice(0, length);
    if (!isEnding(ending.toLowerCase())) continue;
    const joined = labels.map((label) => (label === last ? ending : label.value)).join('.');
    const value = joined.normalize('NFC').toLowerCase();
    if (!isMailDomain(value)) continue;
    let dots: Dots = 'plain';
    for (const { join } of labels) if (dotOrder.indexOf(join) > dotOrder.indexOf(dots)) dots = join;
    return { value, to: last.from + length, dots, cut: length < last.value.length };
  }
  return null;
}

const gluedWords =
  /^(?:https?$|www$|insta|ig$|twitter|tiktok|facebook|snap|whats|telegram|tel$|phone|mobile|youtube|yt$)/i;

const isSmall = (character: string): boolean => character >= 'a' && character <= 'z';
const isCapital = (character: string): boolean => character >= 'A' && character <= 'Z';

/** The last label, and where text may have been glued to it: "comInstagram", "com-Paris", "comhttps". */
function possibleLengths(text: FoldedText, labels: readonly Label[], last: Label): number[] {
  const lengths = [last.value.length];
  const [house] = labels;
  const mayBeMailbox = labels.length === 2 && house !== undefined && isMailboxName(house.value);
  for (let length = 2; length < last.value.length && length <= 24; length += 1) {
    const before = last.value[length - 1] ?? '';
    const after = last.value[length] ?? '';
    const isSeam =
      after === '-' ||
      (isSmall(before) && isCapital(after)) ||
      ('hwitfspy'.includes(after.toLowerCase()) && gluedWords.test(last.value.slice(length))) ||
      followsInvisible(text, last.from + length) ||
      (mayBeMailbox && isMailbox(`${house.value}.${last.value.slice(0, length)}`));
    if (isSeam) lengths.push(length);
  }
  return lengths;
}
