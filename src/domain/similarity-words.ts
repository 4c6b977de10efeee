import { functionWords } from './function-words.ts';
import { emptyWords, placeNames } from './similarity-empty-words.ts';

/** A word as it is compared, and as somebody wrote it. */
export interface Word {
  key: string;
  written: string;
}

/** Words that stand together: no sign, emoji or line break between them. */
export type Phrase = Word[];

const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

const addresses = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|@[\p{L}\p{N}_.]+/giu;
const hashtag = /[#＃]([\p{L}\p{M}\p{N}_]+)/gu;
/** Where somebody lives is no subject: what follows a pin or "based in", up to the next sign, is left out. */
const whereabouts =
  /(?:[📍🗺🏠🌍🌎🌏]\uFE0F?|\b(?:based|living|live|born|located) in\b)[^\n|•·,;.!?\p{Extended_Pictographic}]*/giu;

/** Words of a text, phrase by phrase, without addresses, mentions, hashtags and whereabouts. */
export function phrasesOf(text: string): Phrase[] {
  return text
    .normalize('NFKC')
    .replace(addresses, '\n')
    .replace(hashtag, '\n')
    .replace(whereabouts, '\n')
    .split(/[^\p{L}\p{M}\p{N}'’ \u00a0-]+/u)
    .map((part) =>
      part
        .split(/[ \u00a0-]+/)
        .flatMap(spellingsOf)
        .map(toWord),
    )
    .filter((phrase) => phrase.length > 0);
}

/** Hashtags of a text, without "#", as written. */
export function hashtagsIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(hashtag)].map(([, tag = '']) => tag);
}

/** French and Italian glue articles on ("l'éducation"), English verbs and owners on ("you'll", "baker's"). */
function spellingsOf(chunk: string): string[] {
  const bare = chunk
    .replace(/^['’]+|['’]+$/g, '')
    .replace(/^\p{L}{1,5}['’](?=\p{L}{3})/u, '')
    .replace(/['’](?:s|ll|re|ve|m|d)$/i, '');
  if (bare === '') return [];
  if (!unspacedScripts.test(bare)) return [bare.replace(/['’]/g, '')];
  return [...segmenter.segment(bare)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

export function toWord(written: string): Word {
  return { key: keyOf(written), written: written.toLowerCase() };
}

/** Alike for "Maratón" and "maraton", "recipes" and "recipe", "식물을" and "식물", "النباتات" and "نباتات". */
export function keyOf(word: string): string {
  const lower = word.toLowerCase();
  if (/^\p{Script=Latin}/u.test(lower)) {
    // "uña" is no "una": an ñ is a letter of its own.
    const plain = lower
      .normalize('NFD')
      .replaceAll('n\u0303', 'ñ')
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss');
    return plain.length > 3 ? plain.replace(/(?<![sui])s$/, '') : plain;
  }
  if (/^\p{Script=Hangul}{3,}$/u.test(lower))
    return lower.replace(/(?:에서|으로|[을를은는의에와과도])$/u, '');
  if (/^\p{Script=Arabic}{5,}$/u.test(lower))
    return lower.replace(/\p{M}/gu, '').replace(/^(?:وال|بال|لل|ال)/u, '');
  return lower;
}

/** Whether a word can tell anything of a subject. */
export function isTelling({ key, written }: Word): boolean {
  if (functionWords.has(written) || emptyWords.has(key)) return false;
  if (/\d/.test(key) && !/^\p{L}.*\p{L}/u.test(key)) return false;
  return unspacedScripts.test(key) ? !/^\p{Script=Hiragana}{1,2}$/u.test(key) : key.length > 1;
}

/** Of two words that stand together: in scripts without spaces they are one. */
export function joined(first: string, second: string): string {
  return unspacedScripts.test(first) && unspacedScripts.test(second) ? first + second : `${first} ${second}`;
}

export function isPlaceName(key: string): boolean {
  return placeNames.has(key);
}

/** What people hang on a subject to make it a hashtag: "breadtok", "catsofinstagram", "skincaretips". */
const hangers =
  /(?:of|on|for)?(?:tiktok|instagram|youtube|insta)$|(?:sta)?gram$|tok$|tips$|ideas$|hacks?$|inspo$|inspiration$|lovers?$|addict$|goals$|life$|love$|daily$|community$|tutorials?$|101$|challenge$|check$|time$|shorts?$|vlogs?$|reels?$/;

/**
 * The words in a hashtag: as its capitals or underscores part it ("SourdoughBread"), as what is often hung on parts it,
 * or as words that are known anyway do ("sourdoughbread", where the bio has "sourdough"). Itself alone where none does.
 */
export function partsOfHashtag(tag: string, known: ReadonlySet<string>): Word[] {
  const written = tag
    .split(/_+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((part) => part !== '')
    .map(toWord);
  if (written.length > 1) return written.filter(isTelling);
  const whole = tag.toLowerCase();
  const subject = whole.replace(hangers, '');
  const rest = subject.length >= 3 ? subject : whole;
  const parts = splitByKnown(rest, known).map(toWord).filter(isTelling);
  return parts.length === 0 ? [toWord(whole)] : parts;
}

/** Longer ones are jokes, not words. */
const longestHashtag = 60;

/** Longest known word at either end first; what is left over is split on. */
function splitByKnown(text: string, known: ReadonlySet<string>): string[] {
  if (text.length < 6 || text.length > longestHashtag || known.has(text)) return [text];
  for (let length = text.length - 3; length >= 3; length--) {
    const [head, tail] = [text.slice(0, length), text.slice(length)];
    if (known.has(head)) return [head, ...splitByKnown(tail, known)];
    const [front, end] = [text.slice(0, -length), text.slice(-length)];
    if (known.has(end)) return [...splitByKnown(front, known), end];
  }
  return [text];
}
