import { ambiguousWords, foreignFunctionWords, functionWords } from './function-words.ts';
import { emptyWords, placeNames } from './similarity-empty-words.ts';

/** A word as it is compared, and as somebody wrote it. */
export interface Word {
  key: string;
  written: string;
  /** Of a word that may be one or not: whether it is one here. */
  isFunctionWord?: true;
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

/** What comes later in a text tells nothing new. */
const longestText = 3_000;

/** Words of a text, phrase by phrase, without addresses, mentions, hashtags and whereabouts. */
export function phrasesOf(text: string): Phrase[] {
  return text
    .slice(0, longestText)
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
    .filter((phrase) => phrase.length > 0)
    .map(withFunctionWords);
}

/** "Das hat man nicht" beside "hat shop": the German words are known by their company. */
function withFunctionWords(phrase: Phrase): Phrase {
  if (!phrase.some(({ written }) => foreignFunctionWords.has(written))) return phrase;
  return phrase.map((word) => (ambiguousWords.has(word.written) ? { ...word, isFunctionWord: true } : word));
}

/** Hashtags of a text, without "#", as written. */
export function hashtagsIn(text: string): string[] {
  return [...text.slice(0, longestText).normalize('NFKC').matchAll(hashtag)].map(([, tag = '']) => tag);
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
export function isTelling({ key, written, isFunctionWord }: Word): boolean {
  if (isFunctionWord || functionWords.has(written) || emptyWords.has(key)) return false;
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
  const written = tag.split(/_+|(?<=\p{Ll})(?=\p{Lu})/u).filter((part) => part !== '');
  if (written.length > 1) return written.map(toWord).filter(isTelling);
  const whole = tag.toLowerCase();
  const subject = whole.replace(hangers, '');
  const parts = splitByKnown(subject.length >= 3 ? subject : whole, known)
    .map(toWord)
    .filter(isTelling);
  return parts.length === 0 ? [toWord(whole)] : parts;
}

/** Longer ones are jokes, not words. */
const longestHashtag = 60;

/** Known words from end to end, or one long known word at either end with a word's length left over; else uncut. */
function splitByKnown(text: string, known: ReadonlySet<string>): string[] {
  if (text.length > longestHashtag || known.has(text)) return [text];
  if (unspacedScripts.test(text)) return spellingsOf(text);
  const whole = splitWhole(text, known);
  if (whole !== null) return whole;
  for (let length = text.length - 4; length >= 5; length--) {
    for (const at of [length, text.length - length]) {
      const parts = [text.slice(0, at), text.slice(at)];
      if (known.has(parts[at === length ? 0 : 1] ?? '')) return parts;
    }
  }
  return [text];
}

/** Position by position, each with the longest known word that ends there: no text makes it slow. */
function splitWhole(text: string, known: ReadonlySet<string>): string[] | null {
  const upTo: (string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    upTo[end] = null;
    for (let start = 0; start <= end - 3; start++) {
      const before = upTo[start];
      const word = text.slice(start, end);
      if (!before || !known.has(word)) continue;
      upTo[end] = [...before, word];
      break;
    }
  }
  return upTo[text.length] ?? null;
}
