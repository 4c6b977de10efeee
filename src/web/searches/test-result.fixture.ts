import type { Search, SearchResult } from '../../domain/search.ts';

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
export function testResult(position: number, traits: ResultTraits = {}): SearchResult {
  return {
    position,
    revision: traits.revision ?? position,
    enrichment: 'enriched',
    enrichmentError: null,
    matchedPostCount: 1,
    queries: traits.queries ?? ['keyword'],
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
      profileUrl: 'https://network.example/creator',
      profileReadAt: null,
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

/** A search for tests. */
export function testSearch(traits: Partial<Search> = {}): Search {
  return {
    id: 'search',
    campaignId: 'campaign',
    platform: 'one',
    mode: 'keyword',
    queries: [{ text: 'vegan skincare', status: 'done', foundCount: 0, pageCount: 1, error: null }],
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
    },
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
