import type { SimilarProfile } from './similar-profile.ts';
import { type Subject, subjectOf, type Topic } from './similarity-subject.ts';

export interface SearchTerm {
  text: string;
  /** 0 to 1; the best has 1. */
  weight: number;
}

const mostTerms = 8;
/** Below this share of the best term's weight a list is mostly about something else. */
const leastShare = 0.2;
/** Two words say more than one where the creator uses both as often; whole hashtags find who uses the same. */
const formFactor = { pair: 1.25, hashtag: 0.9 };
const pairedShare = 0.7;
/** Of a term whose words were asked for already: its list is mostly the same people again. */
const repeatedShare = 0.45;

/** What to look for to find others like this one: best first, at most eight, each saying something new. */
export function searchTerms(seed: SimilarProfile): SearchTerm[] {
  const strongest = searchable(subjectOf(seed));
  const left = [...strongest];
  const chosen: SearchTerm[] = [];
  const asked = new Set<string>();
  while (chosen.length < mostTerms) {
    const [best] = left
      .map((topic) => ({ topic, weight: worth(topic, strongest) * freshness(topic, asked) }))
      .sort((a, b) => b.weight - a.weight || b.topic.text.length - a.topic.text.length);
    if (best === undefined || best.weight < leastShare * (chosen[0]?.weight ?? 0)) break;
    chosen.push({ text: best.topic.text, weight: best.weight });
    for (const word of best.topic.words) asked.add(word);
    left.splice(left.indexOf(best.topic), 1);
  }
  const most = chosen[0]?.weight ?? 1;
  return chosen.map(({ text, weight }) => ({ text, weight: Math.round((weight / most) * 1000) / 1000 }));
}

function searchable({ topics }: Subject): Topic[] {
  const strongest = [...topics.values()].sort((a, b) => b.weight - a.weight).slice(0, 60);
  const texts = new Set<string>();
  // A hashtag of one plain word is that word.
  return strongest.filter(({ text, kind }) => {
    if (text.length > 60 || (kind === 'hashtag' && topics.has(text))) return false;
    return !texts.has(text) && texts.add(text);
  });
}

/** A word that mostly stands in a pair means the pair: "training" of "dog training" finds runners. */
function worth({ key, weight, kind }: Topic, topics: Topic[]): number {
  if (kind !== 'word') return weight * formFactor[kind];
  const inPairs = Math.max(
    0,
    ...topics.filter((pair) => pair.kind === 'pair' && pair.words.includes(key)).map((pair) => pair.weight),
  );
  return weight * (1 - (1 - pairedShare) * Math.min(1, inPairs / weight));
}

function freshness({ words }: Topic, asked: ReadonlySet<string>): number {
  const repeated = words.filter((word) => asked.has(word)).length / words.length;
  return 1 - (1 - repeatedShare) * repeated;
}
