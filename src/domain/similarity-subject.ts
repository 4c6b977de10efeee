import type { SimilarProfile } from './similar-profile.ts';
import {
  hashtagsIn,
  isPlaceName,
  isTelling,
  joined,
  type Phrase,
  partsOfHashtag,
  phrasesOf,
  toWord,
} from './similarity-words.ts';

/** Something that a creator is about: a word, two words, or a whole hashtag. */
export interface Topic {
  key: string;
  /** As most often written, in lower case; a hashtag without "#". */
  text: string;
  kind: 'word' | 'pair' | 'hashtag';
  /** 0 to 1: how sure we are that the creator is about it. */
  weight: number;
  /** The keys of its words. */
  words: string[];
}

export interface Subject {
  topics: ReadonlyMap<string, Topic>;
  /** The words that the creator uses, to read others' hashtags with. */
  vocabulary: ReadonlySet<string>;
}

/**
 * How sure one place makes us. People say in bio and tags what they are about; what they call themselves is mostly a
 * name; a caption alone may be about anything, many captions are not.
 */
const certainty = {
  firstTags: 0.6,
  tags: 0.4,
  bio: 0.55,
  endOfBio: 0.25,
  name: 0.3,
  captions: 0.75,
  hashtags: 0.75,
};
const firstTags = 6;
/** The first lines of a long description are about the creator, the rest is links and thanks. */
const tellingLength = 300;
const placeShare = 0.3;
const nameShare = 0.2;
/** Of many posts none is about it: "parent of two" in a bio about dogs. */
const asideShare = 0.4;
const manyPosts = 4;
const labelLength = 6;
/** Posts that we do not know: one caption of one says less than ten of ten. */
const unseenPosts = 2;

/** What a creator is about, put together from all that it says. `known` are words to read its hashtags with. */
export function subjectOf(profile: SimilarProfile, known: ReadonlySet<string> = new Set()): Subject {
  const bio = profile.bio ?? '';
  const prose = {
    tags: profile.tags.map(phrasesOf),
    bio: phrasesOf(bio.slice(0, tellingLength)),
    endOfBio: phrasesOf(bio.slice(tellingLength, 10 * tellingLength)),
    name: phrasesOf(profile.name ?? ''),
    captions: profile.captions.map((caption) => phrasesOf(caption.slice(0, 2 * tellingLength))),
  };
  const vocabulary = new Set(known);
  const words = [...prose.tags, ...prose.captions, prose.bio, prose.name].flat(2);
  for (const word of words)
    if (word.key.length > 2 && isTelling(word)) vocabulary.add(word.key).add(word.written);

  const notes = new Notes();
  prose.tags.forEach((tag, at) => {
    notes.take(topicsIn(tag), at < firstTags ? certainty.firstTags : certainty.tags);
  });
  notePosts(notes, profile, prose.captions, vocabulary);
  const borneOut: ReadonlySet<string> = new Set(notes.topics.keys());
  notes.take(topicsIn(prose.bio), certainty.bio * density(prose.bio));
  notes.take(topicsIn(prose.endOfBio), certainty.endOfBio * density(prose.endOfBio));
  const bioHashtags = hashtagsIn(bio).flatMap((tag) => topicsOfHashtag(tag, vocabulary));
  notes.take(bioHashtags, certainty.bio);
  const nameTopics = topicsIn([...prose.name, ...handleWords(profile.handle, vocabulary)]);
  const isWellKnown = profile.captions.length >= manyPosts;
  return { topics: weighed(notes, nameTopics, borneOut, isWellKnown), vocabulary };
}

function notePosts(
  notes: Notes,
  profile: SimilarProfile,
  captions: Phrase[][],
  vocabulary: ReadonlySet<string>,
): void {
  const posts = captions.length + unseenPosts;
  notes.takeShares(captions.map(topicsIn), posts, certainty.captions);
  const hashtags = profile.hashtags.length > 0 ? profile.hashtags : profile.captions.flatMap(hashtagsIn);
  const topics = hashtags.map((tag) => topicsOfHashtag(tag, vocabulary));
  notes.takeShares(topics, Math.max(posts, mostOften(hashtags) + unseenPosts), certainty.hashtags);
}

/** "sourdough.with.lena" */
function handleWords(handle: string, vocabulary: ReadonlySet<string>): Phrase[] {
  const parts = handle.split(/[._\d-]+/).filter((part) => part.length > 2);
  return parts.map((part) => partsOfHashtag(part, vocabulary).filter(isTelling));
}

type Found = Omit<Topic, 'weight'>;

/** Words, and pairs of words that stand together, or are held together as in "pan de masa" and "art of cooking". */
function topicsIn(phrases: Phrase[]): Found[] {
  return phrases.flatMap((phrase) => {
    const found: Found[] = [];
    let before = -1;
    phrase.forEach((word, at) => {
      if (!isTelling(word)) return;
      found.push({ key: word.key, text: word.written, kind: 'word', words: [word.key] });
      if (before >= 0 && phrase.slice(before + 1, at).every(({ written }) => connectors.has(written)))
        found.push(pairOf(phrase.slice(before, at + 1)));
      before = at;
    });
    return found;
  });
}

const connectors = new Set(
  'of de da do dos das di del della dei des du la los las the à van von の な'.split(' '),
);

function pairOf(words: Phrase): Found {
  const [first, last] = [words[0]?.key ?? '', words.at(-1)?.key ?? ''];
  const text = words.map(({ written }) => written).reduce(joined);
  return { key: `${first} ${last}`, text, kind: 'pair', words: [first, last] };
}

/** Few words are a label ("Sourdough & slow bread"); of many, each is less likely the subject. */
function density(phrases: Phrase[]): number {
  const count = phrases.flat().filter(isTelling).length;
  return Math.min(1, Math.sqrt(labelLength / Math.max(1, count)));
}

function topicsOfHashtag(tag: string, vocabulary: ReadonlySet<string>): Found[] {
  const whole = toWord(tag.replaceAll('_', ''));
  if (!isTelling(whole)) return [];
  const parts = partsOfHashtag(tag, vocabulary);
  return [
    { key: `#${whole.key}`, text: whole.written, kind: 'hashtag', words: parts.map(({ key }) => key) },
    ...topicsIn([parts]),
  ];
}

/** What was found where. Places are taken as independent witnesses: two that are half sure are three quarters sure. */
class Notes {
  readonly topics = new Map<string, Found & { doubt: number }>();

  take(found: Found[], certainty: number): void {
    for (const topic of unique(found)) {
      const noted = this.topics.get(topic.key);
      if (noted === undefined) this.topics.set(topic.key, { ...topic, doubt: 1 - certainty });
      else noted.doubt *= 1 - certainty;
    }
  }

  /** The more of the posts have it, the surer. */
  takeShares(posts: Found[][], postCount: number, certainty: number): void {
    const counts = new Map<string, number>();
    const all = posts.flatMap(unique);
    for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const topic of unique(all)) {
      const share = Math.min(1, (counts.get(topic.key) ?? 0) / postCount);
      this.take([topic], certainty * share);
    }
  }
}

function unique(found: Found[]): Found[] {
  return [...new Map(found.map((topic) => [topic.key, topic])).values()];
}

function mostOften(texts: string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** A name's words are somebody's name until tags or posts bear them out; so are the same words in a bio ("I'm Maya"). */
function weighed(
  notes: Notes,
  nameTopics: Found[],
  borneOut: ReadonlySet<string>,
  isWellKnown: boolean,
): Map<string, Topic> {
  const bare = new Set(nameTopics.flatMap(({ words }) => words).filter((word) => !borneOut.has(word)));
  const topics = new Map<string, Topic>();
  for (const { doubt, ...topic } of notes.topics.values()) {
    const isPlace = topic.kind !== 'hashtag' && topic.words.every(isPlaceName);
    const isName = topic.words.some((word) => bare.has(word));
    const isAside = isWellKnown && !borneOut.has(topic.key);
    const share = (isPlace ? placeShare : 1) * (isName ? nameShare : 1) * (isAside ? asideShare : 1);
    topics.set(topic.key, { ...topic, weight: (1 - doubt) * share });
  }
  for (const topic of nameTopics)
    if (!topics.has(topic.key)) topics.set(topic.key, { ...topic, weight: certainty.name * nameShare });
  return topics;
}
