import type { Candidate, SimilarityReason, SimilarProfile } from './similar-profile.ts';
import { nearestSize } from './similarity-context.ts';
import type { Topic } from './similarity-subject.ts';

/** A candidate beside one seed. */
export interface Comparison {
  seed: SimilarProfile;
  nearness: number;
  /** What both are about, most telling first, with its part in the nearness. */
  shared: { topic: Topic; evidence: number }[];
}

/** Nobody reads more. */
const mostReasons = 5;
const mostDetails = 6;
/** Words in common below this are chance; a hashtag in common never is. */
const leastEvidence = 0.01;

const tiers: [from: number, name: string][] = [
  [0, 'under 1k'],
  [1_000, '1k-10k'],
  [10_000, '10k-50k'],
  [50_000, '50k-200k'],
  [200_000, '200k-1M'],
  [1_000_000, '1M-10M'],
  [10_000_000, 'over 10M'],
];

/** What the candidate has in common with all of the seeds, or with most of them; most telling first. */
export function sharedReasons(comparisons: Comparison[], candidate: Candidate): SimilarityReason[] {
  const seeds = comparisons.map(({ seed }) => seed);
  const both = seeds.length === 1 ? 'both' : 'all';
  const reasons = [
    hashtagReason(sharedByMost(comparisons, ({ kind }) => kind === 'hashtag')),
    topicReason(
      sharedByMost(comparisons, ({ kind }) => kind !== 'hashtag'),
      seeds.length,
    ),
  ];
  // What most of the evidence came from goes first.
  reasons.sort((a, b) => (b?.evidence ?? 0) - (a?.evidence ?? 0));
  return [
    ...reasons.flatMap((reason) => reason?.reason ?? []),
    ...relationReason(candidate.distance),
    ...agreed(
      seeds,
      ({ category }) => category,
      candidate.category,
      (category) => reason('category', `same category: ${category}`),
    ),
    ...agreed(
      seeds,
      ({ language }) => language,
      candidate.language,
      (language) => reason('language', `${both} in ${languageName(language)}`),
    ),
    ...sizeReason(seeds, candidate),
    ...agreed(
      seeds,
      ({ country }) => country,
      candidate.country,
      (country) => reason('country', `${both} in ${countryName(country)}`),
    ),
    ...engagementReason(seeds, candidate),
  ].slice(0, mostReasons);
}

function reason(kind: SimilarityReason['kind'], text: string, details: string[] = []): SimilarityReason {
  return { kind, text, details };
}

interface SharedTopic {
  topic: Topic;
  evidence: number;
  /** The seeds that share it. */
  count: number;
}

/** Of more seeds than one: what more than half of them have. */
function sharedByMost(comparisons: Comparison[], wanted: (topic: Topic) => boolean): SharedTopic[] {
  const found = new Map<string, SharedTopic>();
  for (const { topic, evidence } of comparisons.flatMap(({ shared }) => shared)) {
    if (!wanted(topic) || (topic.kind !== 'hashtag' && evidence < leastEvidence)) continue;
    const known = found.get(topic.key) ?? { topic, evidence: 0, count: 0 };
    found.set(topic.key, { topic, evidence: known.evidence + evidence, count: known.count + 1 });
  }
  return [...found.values()]
    .filter(({ count }) => count > comparisons.length / 2)
    .sort((a, b) => b.evidence - a.evidence);
}

function hashtagReason(shared: SharedTopic[]) {
  if (shared.length === 0) return null;
  const details = shared.slice(0, mostDetails).map(({ topic }) => `#${topic.text}`);
  const text = shared.length === 1 ? '1 shared hashtag' : `${shared.length} shared hashtags`;
  return { reason: reason('hashtags', text, details), evidence: total(shared) };
}

/** A word is not named again beside a pair that has it. */
function topicReason(shared: SharedTopic[], seedCount: number) {
  const named: SharedTopic[] = [];
  const pairs = shared.filter(({ topic }) => topic.kind === 'pair');
  for (const one of shared) {
    const isInPair = pairs.some(
      ({ topic, evidence }) =>
        topic !== one.topic && topic.words.includes(one.topic.key) && evidence > one.evidence / 3,
    );
    if (!isInPair) named.push(one);
  }
  const [first] = named;
  if (first === undefined) return null;
  const who = seedCount === 1 ? 'both' : first.count === seedCount ? 'all' : 'most';
  const details = named.slice(0, mostDetails).map(({ topic }) => topic.text);
  return {
    reason: reason('topics', `${who} write about ${first.topic.text}`, details),
    evidence: total(shared),
  };
}

function total(shared: SharedTopic[]): number {
  return shared.reduce((sum, { evidence }) => sum + evidence, 0);
}

function relationReason(distance: number | null): SimilarityReason[] {
  if (distance === null) return [];
  return [reason('relation', distance <= 1 ? 'related by the network' : `related over ${distance} steps`)];
}

/** When the candidate's is that of all seeds. */
function agreed(
  seeds: SimilarProfile[],
  of: (seed: SimilarProfile) => string | null,
  value: string | null,
  toReason: (value: string) => SimilarityReason,
): SimilarityReason[] {
  if (value === null || seeds.length === 0) return [];
  const isSame = seeds.every((seed) => of(seed)?.toLowerCase() === value.toLowerCase());
  return isSame ? [toReason(value)] : [];
}

function sizeReason(seeds: SimilarProfile[], { followerCount }: Candidate): SimilarityReason[] {
  const tier = tierOf(followerCount);
  if (tier === null || seeds.length === 0) return [];
  if (seeds.every((seed) => tierOf(seed.followerCount) === tier))
    return [reason('size', `same follower tier (${tier})`)];
  const isNear = seeds.every(
    (seed) => seed.followerCount !== null && nearestSize(seed.followerCount, followerCount) > 0.8,
  );
  return isNear ? [reason('size', 'about as many followers')] : [];
}

function tierOf(followerCount: number | null): string | null {
  if (followerCount === null) return null;
  return tiers.findLast(([from]) => followerCount >= from)?.[1] ?? null;
}

/** Within a fifth of every seed's. */
function engagementReason(seeds: SimilarProfile[], { engagementRate }: Candidate): SimilarityReason[] {
  if (engagementRate === null || engagementRate === 0 || seeds.length === 0) return [];
  const isNear = seeds.every(
    (seed) => seed.engagementRate !== null && Math.abs(seed.engagementRate / engagementRate - 1) <= 0.2,
  );
  return isNear ? [reason('engagement', `similar engagement (${(100 * engagementRate).toFixed(1)} %)`)] : [];
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const countryNames = new Intl.DisplayNames('en', { type: 'region' });

function languageName(code: string): string {
  return nameOf(languageNames, code);
}

function countryName(code: string): string {
  return nameOf(countryNames, code);
}

/** Networks have been seen to answer with codes that are none. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
