import type { CreatorFacts, PostFacts } from '../../src/domain/creator.ts';
import { creatorFigures } from '../../src/domain/engagement.ts';
import { languageOf } from '../../src/domain/language-of-text.ts';
import {
  promiseOf,
  type SimilarProfile,
  scoreSimilarity,
  type WordBackground,
} from '../../src/domain/similarity.ts';
import type {
  FoundCreator,
  FurtherList,
  Page,
  Platform,
  ProviderContext,
} from '../../src/platforms/platform.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';

/** Somebody that lists or relations led to, and what is known of it before its profile is read. */
interface Candidate {
  creator: CreatorFacts;
  posts: PostFacts[];
  promise: number;
  distance: number | null;
}

/** As the engine gathers them: so many times the target, before any profile is read. */
const gathered = 3;
/** The best, whose relations come next. */
const ringSize = 5;
const noBackground: WordBackground = { documentCount: 0, documentFrequency: new Map() };

/** A similar search in memory, in the order of the engine's steps: the external ids that it finds, nearest first. */
export async function findSimilar(
  platform: Platform,
  handle: string,
  target: number,
  context: ProviderContext,
): Promise<string[]> {
  const mode = platform.modes.similar;
  if (mode === undefined) throw new Error(`${platform.id} has no similar mode.`);
  const first = await mode.page(handle, null, context);
  if (first.seed?.status !== 'enriched') throw new Error(`The seed ${handle} cannot be read.`);
  const seed = toProfile(platform, first.seed.creator, first.seed.posts);
  const candidates = new Map<string, Candidate>();
  note(candidates, first.creators, 1, 0, 1);
  await walkLists(first.lists ?? [], target * gathered, candidates, (list, cursor) =>
    orNothing(mode.page(list.text, cursor, context)),
  );
  candidates.delete(seed.externalId);
  return readNearest(platform, seed, target, candidates, context);
}

/** The first page of each list, then on in turn until there is enough to choose from. */
async function walkLists(
  lists: FurtherList[],
  wanted: number,
  candidates: Map<string, Candidate>,
  ask: (list: FurtherList, cursor: string) => Promise<Page>,
): Promise<void> {
  let open = lists.map((list) => ({ list, cursor: list.cursor, place: 0 }));
  for (let round = 0; open.length > 0 && (round === 0 || candidates.size < wanted); round += 1) {
    const pages = await Promise.all(open.map(({ list, cursor }) => ask(list, cursor)));
    open = open.flatMap(({ list, place }, at) => {
      const page = pages[at];
      if (page === undefined) return [];
      note(candidates, page.creators, list.weight, place, null);
      return page.next === null ? [] : [{ list, cursor: page.next, place: place + page.creators.length }];
    });
  }
}

function note(
  candidates: Map<string, Candidate>,
  found: FoundCreator[],
  weight: number,
  place: number,
  distance: number | null,
): void {
  found.forEach(({ creator, post }, at) => {
    const known = candidates.get(creator.externalId) ?? { creator, posts: [], promise: 0, distance };
    known.promise += promiseOf(weight, place + at);
    if (post !== null && !known.posts.some(({ externalId }) => externalId === post.externalId))
      known.posts.push(post);
    candidates.set(creator.externalId, known);
  });
}

/** Reads the most promising until the target is reached, follows the relations of the best, and sorts by score. */
async function readNearest(
  platform: Platform,
  seed: SimilarProfile,
  target: number,
  candidates: Map<string, Candidate>,
  context: ProviderContext,
): Promise<string[]> {
  const scored: { id: string; score: number; related: CreatorFacts[]; distance: number | null }[] = [];
  const waiting = new Map(candidates);
  for (;;) {
    const due = [...waiting.values()].sort((a, b) => b.promise - a.promise).slice(0, target - scored.length);
    for (const candidate of due) waiting.delete(candidate.creator.externalId);
    const profiles = await Promise.all(
      due.map(({ creator }) => orMissing(platform.profile(creator, context))),
    );
    due.forEach(({ creator, posts, distance }, at) => {
      const profile = profiles[at];
      if (profile?.status !== 'enriched') return;
      const read = toProfile(platform, profile.creator, [...profile.posts, ...posts]);
      const { score } = scoreSimilarity([seed], { ...read, distance }, noBackground);
      scored.push({ id: creator.externalId, score, related: profile.related, distance });
    });
    scored.sort((a, b) => b.score - a.score);
    if (scored.length >= target) break;
    if (waiting.size > 0) continue;
    const ring = scored.filter(({ related }) => related.length > 0).slice(0, ringSize);
    if (ring.length === 0) break;
    for (const best of ring) {
      const fresh = best.related.filter(
        ({ externalId }) => !candidates.has(externalId) && externalId !== seed.externalId,
      );
      const next = (best.distance ?? 1) + 1;
      note(
        waiting,
        fresh.map((creator) => ({ creator, post: null })),
        best.score / 100,
        0,
        next,
      );
      best.related = [];
    }
    for (const [id, candidate] of waiting) candidates.set(id, candidate);
  }
  return scored.map(({ id }) => id);
}

function toProfile(platform: Platform, creator: CreatorFacts, posts: PostFacts[]): SimilarProfile {
  const distinct = [...new Map(posts.map((post) => [post.externalId, post])).values()];
  const captions = distinct.flatMap(({ caption }) => caption ?? []);
  return {
    ...creator,
    language: creator.language ?? languageOf([creator.bio ?? '', ...captions].join('\n')),
    captions,
    hashtags: distinct.flatMap(({ hashtags }) => hashtags),
    engagementRate: creatorFigures(platform.engagementFormula, creator.followerCount, distinct, new Date())
      .engagementRate,
  };
}

async function orNothing(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'nothing_found')
      return { creators: [], next: null, skipped: 0 };
    throw error;
  }
}

async function orMissing(profile: Promise<Profile>): Promise<Profile> {
  try {
    return await profile;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'nothing_found') return { status: 'missing' };
    throw error;
  }
}

/** The first page of the first telling word that the seed says about itself, in the provider's order. */
export async function findNaively(
  platform: Platform,
  keyword: string,
  target: number,
  context: ProviderContext,
): Promise<string[]> {
  const found = new Set<string>();
  let cursor: string | null = null;
  do {
    const asked: Promise<Page> | undefined = platform.modes.keyword?.page(keyword, cursor, context);
    const page = asked && (await orNothing(asked));
    const before = found.size;
    for (const { creator } of page?.creators ?? []) found.add(creator.externalId);
    cursor = found.size > before ? (page?.next ?? null) : null;
  } while (cursor !== null && found.size < target);
  return [...found].slice(0, target);
}
