/**
 * Letters as people dress them up (full-width, mathematical, circled, small capitals, look-alikes) brought
 * back to plain ones, invisible characters dropped, with the way back to the original kept for each character.
 * Full NFKC is not used: it turns "①name@" into another person's "1name@" and "ℹ️name@" into "iname@".
 */
export interface FoldedText {
  original: string;
  characters: string;
  /** Where in the original each folded character began; one more for the end. */
  starts: Uint32Array;
}

const dropped = -1;
const kept = 0;
const separator = 0x2022;
const keycap = 0x20e3;
const emojiStyle = 0xfe0f;

const lookAlikes = new Map<number, number>();
const raisedDigits = new Map<number, number>();
const cyrillicAndGreekTwins = new Map<number, number>();

function addPairs(map: Map<number, number>, from: string, to: string): void {
  const targets = [...to];
  [...from].forEach((character, index) => {
    map.set(character.codePointAt(0) ?? 0, targets[index]?.codePointAt(0) ?? 0);
  });
}

addPairs(lookAlikes, 'ᴀʙᴄᴅᴇꜰғɢʜɪᴊᴋʟᴍɴᴏᴘǫꞯʀꜱᴛᴜᴠᴡʏᴢ', 'abcdeffghijklmnopqqrstuvwyz');
addPairs(lookAlikes, 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ', 'abcdefghijklmnoprstuvwxyz');
addPairs(lookAlikes, 'ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ', 'ABDEGHIJKLMNOPRTUVW');
addPairs(lookAlikes, 'ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴⅅⅆⅇⅈⅉ', 'CgHHHhIILlNPQRRRZZBCeEFMoDdeij');
addPairs(lookAlikes, '․﹒｡﹫‐‑‘’ʼ“”„İ', '..。@--\'\'\'"""I');
addPairs(lookAlikes, '【】〔〕「」『』〈〉《》‹›«»⟨⟩❨❩〖〗', '[][][][][][][][][][][]');
addPairs(raisedDigits, '⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉', '01234567890123456789');
addPairs(cyrillicAndGreekTwins, 'аеорсухіјѕһԁԛԝοναι', 'aeopcyxijshdqwovai');
addPairs(cyrillicAndGreekTwins, 'АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEKMHOPCTYXIJSABEZHIKMNOPTYX');

/** From U+FB00. */
const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** Ranges of dressed-up letters that run through the alphabet. */
const alphabets: readonly (readonly [from: number, to: number, first: number, length: number])[] = [
  [0x249c, 0x24b5, 0x61, 26],
  [0x24b6, 0x24cf, 0x41, 26],
  [0x24d0, 0x24e9, 0x61, 26],
  [0x1f110, 0x1f129, 0x41, 26],
  [0x1f130, 0x1f149, 0x41, 26],
  [0x1f150, 0x1f169, 0x41, 26],
  [0x1f170, 0x1f189, 0x41, 26],
  [0x1d7ce, 0x1d7ff, 0x30, 10],
];

const isInvisible = (code: number): boolean =>
  code === 0xad ||
  code === 0x34f ||
  code === 0x61c ||
  code === 0x180e ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff ||
  // Lines drawn under and through letters by "text style" generators.
  code === 0x305 ||
  (code >= 0x332 && code <= 0x338);

const isSpace = (code: number): boolean =>
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

const isEnclosed = (code: number): boolean =>
  (code >= 0x249c && code <= 0x24e9) || (code >= 0x1f110 && code <= 0x1f189);

/** "Ⓐ", "ⓐ", "🅐". */
const circledAs = new Set([0x24b6, 0x24d0, 0x1f150]);

/** The plain character for a dressed-up one, or whether to keep or drop it. */
function foldCodePoint(code: number, next: number): number {
  // Most of what is written in East Asia; the few small capitals above it are looked up.
  if (code >= 0x3100 && code <= 0xd7ff && (code < 0xa700 || code >= 0xac00)) return kept;
  // Emoji.
  if (code > 0x1f189) return kept;
  if (isInvisible(code)) return dropped;
  if (isSpace(code)) return 0x20;
  if (code === 0x85 || code === 0x2028 || code === 0x2029) return 0x0a;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  if (code >= 0x1d400 && code <= 0x1d6a3) {
    const letter = (code - 0x1d400) % 52;
    return letter < 26 ? 0x41 + letter : 0x61 + letter - 26;
  }
  if (code >= 0x249c) {
    // "Ⓜ️" and "🅰️" with the emoji style are pictures, not letters.
    if (isEnclosed(code) && next === emojiStyle) return separator;
    for (const [from, to, first, length] of alphabets) {
      if (code >= from && code <= to) return first + ((code - from) % length);
    }
  }
  // Our own markers live here; a text must not be able to write them.
  if (code >= 0xe000 && code <= 0xe0ff) return separator;
  return lookAlikes.get(code) ?? kept;
}

/** What stands for one character but is written with several, folded so that disguises are read in one place. */
const entities: readonly (readonly [written: string, folded: string])[] = [
  ['&#64;', '[@]'],
  ['&#064;', '[@]'],
  ['&#x40;', '[@]'],
  ['&commat;', '[@]'],
  ['&#46;', '[.]'],
  ['&#x2e;', '[.]'],
  ['&period;', '[.]'],
  ['&amp;', '&'],
  ['%40', '[@]'],
];

const entityAt = (text: string, index: number) =>
  '#cpa4'.includes(text[index + 1] ?? ' ')
    ? entities.find(([written]) => text.startsWith(written, index))
    : undefined;

class Folder {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  length = 0;

  /** An isolated "ⓐ" grows to three characters, nothing to more. */
  constructor(text: string) {
    this.units = new Uint16Array(text.length * 3);
    this.starts = new Uint32Array(text.length * 3 + 1);
  }

  write(unit: number, start: number): void {
    this.starts[this.length] = start;
    this.units[this.length] = unit;
    this.length += 1;
  }

  writeAll(characters: string, start: number): void {
    for (let index = 0; index < characters.length; index += 1)
      this.write(characters.charCodeAt(index), start);
  }
}

const isLatinUnit = (unit: number | undefined): boolean =>
  unit !== undefined && ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a));

const isLatinOrDigit = (unit: number | undefined): boolean =>
  isLatinUnit(unit) || (unit !== undefined && unit >= 0x30 && unit <= 0x39);

const isCyrillicOrGreek = (unit: number): boolean => unit >= 0x370 && unit <= 0x52f;

/** "zоe" with a Cyrillic "о" is one Latin word; "почтаzoe" is two words without a space. */
const longestTwinRun = 3;

function foldTwins(folder: Folder): void {
  let index = 0;
  while (index < folder.length) {
    if (!isCyrillicOrGreek(folder.units[index] ?? 0)) {
      index += 1;
      continue;
    }
    const from = index;
    let allTwins = true;
    while (index < folder.length && isCyrillicOrGreek(folder.units[index] ?? 0)) {
      allTwins &&= cyrillicAndGreekTwins.has(folder.units[index] ?? 0);
      index += 1;
    }
    const besideLatin = isLatinUnit(folder.units[from - 1]) || isLatinUnit(folder.units[index]);
    if (!allTwins || !besideLatin || index - from > longestTwinRun) continue;
    for (let twin = from; twin < index; twin += 1) {
      folder.units[twin] = cyrillicAndGreekTwins.get(folder.units[twin] ?? 0) ?? 0;
    }
  }
}

/** ASCII, the letters from Greek to Ethiopic (but "ғ", worn as a small capital), Chinese and Korean ones: nothing to look up. */
const isOrdinary = (unit: number): boolean =>
  unit < 0x80 ||
  (unit >= 0x370 && unit < 0x1680 && unit !== 0x493 && unit !== 0x61c) ||
  (unit >= 0x3400 && unit < 0xa000) ||
  (unit >= 0xac00 && unit < 0xd7a4);

export function foldText(original: string): FoldedText {
  const folder = new Folder(original);
  let previous = 0;
  let index = 0;
  while (index < original.length) {
    const unit = original.charCodeAt(index);
    const entity = unit === 0x26 || unit === 0x25 ? entityAt(original, index) : undefined;
    if (entity) {
      folder.writeAll(entity[1], index);
      index += entity[0].length;
      previous = unit;
      continue;
    }
    if (isOrdinary(unit)) {
      folder.write(unit === 0x09 ? 0x20 : unit === 0x0d ? 0x0a : unit, index);
      index += 1;
      previous = unit;
      continue;
    }
    const code = original.codePointAt(index) ?? unit;
    const width = code > 0xffff ? 2 : 1;
    foldOther(folder, original, index, code, previous);
    if (!isInvisible(code)) previous = code;
    index += width;
  }
  foldTwins(folder);
  folder.starts[folder.length] = original.length;
  return {
    original,
    characters: new TextDecoder('utf-16le').decode(folder.units.subarray(0, folder.length)),
    starts: folder.starts.subarray(0, folder.length + 1),
  };
}

function foldOther(folder: Folder, original: string, index: number, code: number, previous: number): void {
  const width = code > 0xffff ? 2 : 1;
  if (code === keycap) {
    // "1️⃣name@": the digit before belongs to the picture.
    if (folder.length > 0) folder.units[folder.length - 1] = separator;
    return;
  }
  const ligature = code >= 0xfb00 && code <= 0xfb06 ? ligatures[code - 0xfb00] : undefined;
  if (ligature) {
    folder.writeAll(ligature, index);
    return;
  }
  const digit = code < 0x3000 ? raisedDigits.get(code) : undefined;
  if (digit && isLatinOrDigit(folder.units[folder.length - 1])) {
    folder.write(digit, index);
    return;
  }
  const next = original.codePointAt(index + width) ?? 0;
  const letter = foldCodePoint(code, next);
  if (letter === dropped) return;
  // A lone circled "a" among ordinary letters stands for the at-sign.
  if (circledAs.has(code) && letter !== separator && !isEnclosed(previous) && !isEnclosed(next)) {
    folder.writeAll('(a)', index);
    return;
  }
  if (letter !== kept) {
    folder.write(letter, index);
    return;
  }
  for (let offset = 0; offset < width; offset += 1) {
    folder.write(original.charCodeAt(index + offset), index + offset);
  }
}

/** Whether something invisible stood just before this folded character. */
export function followsInvisible(text: FoldedText, index: number): boolean {
  const start = text.starts[index] ?? 0;
  return start > 0 && isInvisible(text.original.charCodeAt(start - 1));
}

/** The words as they stood in the text, from one folded character to another. */
export function writtenBetween(text: FoldedText, from: number, to: number): string {
  let end = text.starts[to] ?? text.original.length;
  const start = text.starts[from] ?? 0;
  while (end > start && isInvisible(text.original.charCodeAt(end - 1))) end -= 1;
  return text.original.slice(start, end);
}
