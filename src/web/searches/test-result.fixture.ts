import type { ListedResult } from '../../domain/results-query.ts';
import type { Search } from '../../domain/search.ts';

interface ResultTraits {
  emails?: string[];
  followerCount?: number | null;
  viewCount?: number | null;
  name?: string;
  bio?: string;
  caption?: string;
  hashtags?: string[];
  queries?: string[];
  revision?: number;
}

/** A result for tests: found at `position`, with the traits that matter there. */
export function testResult(position: number, traits: ResultTraits = {}): ListedResult {
  return {
    searchId: 'search',
    position,
    revision: traits.revision ?? position,
    enrichment: 'enriched',
    enrichmentError: null,
    matchedPostCount: 1,
    queries: traits.queries ?? ['keyword'],
    score: null,
    reasons: [],
    seenIn: [],
    creator: {
      id: `creator-${position}`,
      platform: 'one',
      externalId: `${position}`,
      handle: `handle${position}`,
      name: traits.name ?? null,
      bio: traits.bio ?? null,
      emails: (traits.emails ?? []).map((address) => ({
        address,
        foundIn: 'bio',
        form: 'plain',
        writtenAs: address,
        confidence: 1,
      })),
      links: [],
      avatarUrl: null,
      followerCount: traits.followerCount ?? null,
      followingCount: null,
      postCount: null,
      verified: null,
      private: null,
      category: null,
      country: null,
      language: null,
      tags: [],
      engagementRate: null,
      engagement: null,
      averageViewCount: null,
      lastPostAt: null,
      profileUrl: 'https://network.example/creator',
      profileReadAt: null,
      countsReadAt: '2026-06-15T12:00:00Z',
    },
    post: {
      id: `post-${position}`,
      url: null,
      caption: traits.caption ?? null,
      publishedAt: null,
      durationSeconds: null,
      viewCount: traits.viewCount ?? null,
      likeCount: null,
      commentCount: null,
      shareCount: null,
      hashtags: traits.hashtags ?? [],
      thumbnailUrl: null,
    },
  };
}

export function testQuery(
  text: string,
  traits: Partial<Search['queries'][number]> = {},
): Search['queries'][number] {
  return {
    id: text,
    text,
    parentId: null,
    seed: null,
    status: 'done',
    foundCount: 0,
    pageCount: 1,
    error: null,
    ...traits,
  };
}

/** A search for tests. */
export function testSearch(traits: Partial<Search> = {}): Search {
  return {
    id: 'search',
    campaignId: 'campaign',
    platform: 'one',
    mode: 'keyword',
    queries: [testQuery('vegan skincare')],
    target: 500,
    status: 'completed',
    ending: null,
    error: null,
    progress: 100,
    counts: {
      found: 312,
      settled: 312,
      enriched: 300,
      notEnriched: 12,
      withBio: 241,
      withEmail: 96,
      skipped: 0,
      leftOut: 0,
      leftOutBy: {},
      fromCache: 0,
    },
    filters: {},
    creditLimit: null,
    credits: 402,
    providerCalls: 402,
    sandbox: true,
    createdAt: '2026-06-15T12:00:00Z',
    startedAt: '2026-06-15T12:00:00Z',
    finishedAt: '2026-06-15T12:00:14Z',
    deadlineAt: '2026-06-15T13:00:00Z',
    ...traits,
  };
}
