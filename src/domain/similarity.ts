import type { Candidate, SimilarityReason, SimilarProfile, WordBackground } from './similar-profile.ts';
import { contextOf, languageShare } from './similarity-context.ts';
import { type Comparison, sharedReasons } from './similarity-reasons.ts';
import { type Subject, subjectOf, type Topic } from './similarity-subject.ts';
import { isTelling, phrasesOf } from './similarity-words.ts';

/** The telling words of a text, as they are compared. */
export function wordsOf(text: string): string[] {
  return phrasesOf(text)
    .flat()
    .filter(isTelling)
    .map(({ key }) => key);
}

/** The words whose document frequency the scoring of these seeds wants. */
export function wordsToCount(seeds: SimilarProfile[]): string[] {
  const topics = seeds.flatMap((seed) => [...subjectOfSeed(seed).topics.values()]);
  return [...new Set(topics.filter(({ kind }) => kind === 'word').map(({ key }) => key))];
}

/** Places below the first count less and less: reciprocal rank fusion, with the constant it is mostly used with. */
const rankConstant = 60;

/** Before a profile is read: what one place (from 0) in one list promises. Places in several lists add up. */
export function promiseOf(listWeight: number, place: number): number {
  return (listWeight * rankConstant) / (rankConstant + place);
}

/** How near a candidate is to all of the seeds, 0 to 100, and why. */
export function scoreSimilarity(
  seeds: SimilarProfile[],
  candidate: Candidate,
  background: WordBackground,
): { score: number; reasons: SimilarityReason[] } {
  const comparisons = seeds.map((seed) => compare(seed, candidate, background));
  const logarithms = comparisons.reduce((sum, { nearness }) => sum + Math.log(Math.max(nearness, 0.01)), 0);
  const nearness = seeds.length === 0 ? 0 : Math.exp(logarithms / seeds.length);
  return { score: Math.round(100 * Math.min(1, nearness)), reasons: sharedReasons(comparisons, candidate) };
}

const subjectWeight = 0.8;

function compare(seed: SimilarProfile, candidate: Candidate, background: WordBackground): Comparison {
  const { closeness, shared } = compareSubjects(seed, candidate, background);
  const related = 1 - (1 - closeness) * (1 - relatedness(candidate.distance));
  const subject = related * languageShare(seed, candidate);
  return { seed, shared, nearness: subjectWeight * subject + contextOf(seed, candidate) };
}

/** The network's own relations are about who follows whom: worth something, also where the words are few. */
function relatedness(distance: number | null): number {
  return distance === null ? 0 : 0.3 / Math.max(1, distance);
}

const kindShare = { word: 1, pair: 0.7, hashtag: 0.7 };
/** This part of the seed's strongest topics, shared, makes a closeness of 1 - 1/e. */
const enough = 0.6;
const strongTopics = 2;
/** Of a seed that says hardly anything a chance word must not be all. */
const leastWeight = 0.2;
/** The part of the closeness that wants the candidate to be about little else. */
const focusWeight = 0.25;

/**
 * TF-IDF as evidence, not as an angle: a candidate of whom only a bio is known would never be near by an angle. What
 * both are about adds up by how sure it is of either and how rare the word is, measured by the seed's strongest topics.
 */
function compareSubjects(seed: SimilarProfile, candidate: Candidate, background: WordBackground) {
  const wanted = subjectOfSeed(seed);
  const subject = subjectOf(candidate, wanted.vocabulary);
  const shared: Comparison['shared'] = [];
  const own: number[] = [];
  for (const topic of wanted.topics.values()) {
    const value = topic.weight * kindShare[topic.kind] * rarity(topic, background);
    own.push(value * topic.weight);
    const other = subject.topics.get(topic.key);
    if (other !== undefined) shared.push({ topic, evidence: value * other.weight });
  }
  const strongest = own.sort((a, b) => b - a).slice(0, strongTopics);
  const whole = Math.max(leastWeight, sum(strongest));
  const evidence = sum(shared.map((one) => one.evidence));
  const closeness = 1 - Math.exp(-evidence / (enough * whole));
  shared.sort((a, b) => b.evidence - a.evidence);
  return { closeness: closeness * (1 - focusWeight * (1 - focusOf(subject, wanted))), shared };
}

/** How much of what the candidate is about the seed is about as well. */
function focusOf(subject: Subject, wanted: Subject): number {
  const words = [...subject.topics.values()].filter(({ kind }) => kind === 'word');
  const common = words.filter(({ key }) => wanted.topics.has(key));
  const squares = (topics: Topic[]) => sum(topics.map(({ weight }) => weight ** 2));
  return words.length === 0 ? 0 : squares(common) / squares(words);
}

/** Without a background words are taken to be as telling as one that six in a hundred use. */
const assumedRarity = 0.6;
/** As many creators as the assumption is worth. */
const assumedCount = 50;

/** 1 for what one creator in a hundred has or fewer, 0.5 for one in ten. A pair is as rare as its rarer word. */
function rarity({ words }: Topic, { documentCount, documentFrequency }: WordBackground): number {
  const counts = words.map((word) => documentFrequency.get(word) ?? 0);
  const share = (Math.min(...counts) + 1) / (documentCount + 1);
  const measured = Math.min(1, Math.max(0.05, -Math.log(share) / Math.log(100)));
  return (documentCount * measured + assumedCount * assumedRarity) / (documentCount + assumedCount);
}

const subjects = new WeakMap<SimilarProfile, Subject>();

/** A seed is compared with hundreds. */
function subjectOfSeed(seed: SimilarProfile): Subject {
  const known = subjects.get(seed) ?? subjectOf(seed);
  subjects.set(seed, known);
  return known;
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
