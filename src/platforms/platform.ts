import type { Creator, CreatorFacts, EngagementFormula, Post, PostFacts } from '../domain/creator.ts';
import type { SearchMode, SearchResult } from '../domain/search.ts';
import type { ScrapeCreatorsCalls } from '../providers/scrapecreators.ts';

/** What a page function may use: a provider bound to this very step, so that each answer is kept and paid once. */
export interface ProviderContext {
  scrapeCreators: ScrapeCreatorsCalls;
  /** How old a profile may be that the provider answers from its own cache, which is free; 0 asks for a new one. */
  profileMaximumAgeDays: number;
}

/** Somebody on a page of answers, with the post that matched where the mode searches posts. */
export interface FoundCreator {
  creator: CreatorFacts;
  post: PostFacts | null;
}

export interface Page {
  creators: FoundCreator[];
  /** Where the next page starts; null when the network has no more. All that is needed to resume. */
  next: string | null;
  /** Items that could not be read: counted and shown, never dropped in silence. */
  skipped: number;
  /** The first page of a similar search reads the seed itself. */
  seed?: SeedProfile;
  /** Lists that this page opens: each is walked on its own by the same page function, from its cursor on. */
  lists?: FurtherList[];
}

/** Who the seed of a similar search is; or why it leads to nobody. */
export type SeedProfile =
  | { status: 'enriched'; creator: CreatorFacts; posts: PostFacts[] }
  | { status: 'private' | 'deleted' | 'missing' };

export interface FurtherList {
  /** What is searched, as shown to people. */
  text: string;
  /** How telling it is of the seed, 0 to 1: who is found by a telling word is read first. */
  weight: number;
  /** Where the list starts: what the page function gets with `text`. */
  cursor: string;
}

/** What reading a profile gave: the facts, or why there are none. */
export type Profile =
  | {
      status: 'enriched';
      creator: CreatorFacts;
      /** Recent posts that came with it. */
      posts: PostFacts[];
      /** Accounts that the network itself relates to it: where a similar search goes on. */
      related: CreatorFacts[];
    }
  | { status: 'private' | 'deleted' | 'missing' };

export interface Mode {
  title: string;
  hint: string;
  examples: string[];
  /** The path part of the seeds' API: `/api/scraping/<legacyPath>`. */
  legacyPath: string;
  /** The provider's price, for the estimate on the form. */
  cost: {
    creatorsPerPage: number;
    creditsPerPage: number;
    creditsPerProfile: number;
    /** What reading a seed takes at most, where a mode has seeds. */
    creditsForSeed?: number;
  };
  /** Columns that this mode's files have behind the network's own. */
  exportColumns?: ExportColumn[];
  page(query: string, cursor: string | null, context: ProviderContext): Promise<Page>;
}

/** What a file shows of a result: neither pictures nor ids of ours. To read no more than this halves an export's time. */
export interface ExportRow {
  creator: Pick<
    Creator,
    'handle' | 'name' | 'bio' | 'emails' | 'links' | 'followerCount' | 'verified' | 'private'
  >;
  post: Pick<
    Post,
    | 'url'
    | 'caption'
    | 'publishedAt'
    | 'durationSeconds'
    | 'viewCount'
    | 'likeCount'
    | 'commentCount'
    | 'shareCount'
    | 'hashtags'
  > | null;
  /** Of a similar search: the seeds. */
  queries: string[];
  /** As in "hashtag". */
  mode: SearchMode;
  score: number | null;
}

export interface ExportColumn {
  header: string;
  value(row: ExportRow): string | number | null;
}

/** A way to ask a CDN for an image; the next is tried when one is refused. */
export interface ImageStep {
  /** For the response header `X-Image-Fetch-Strategy`. */
  name: string;
  headers: Record<string, string>;
  /** Another address to ask instead: without its query, on another host. */
  rewrite?(url: URL): URL;
}

/** A social network: it describes itself, and everything else asks the registry. Capability is presence. */
export interface Platform {
  id: string;
  name: string;
  /** Path data of a 24 x 24 icon, and a CSS colour for the small dot. */
  icon: { path: string; color: string };
  profileUrl(handle: string): string;
  /** The handle (or id) that a pasted profile address, "@handle" or bare handle means; null for anything else. */
  readHandle(text: string): string | null;
  /** How the engagement rate is found here. */
  engagementFormula: EngagementFormula;
  modes: Partial<Record<SearchMode, Mode>>;
  profile(creator: Pick<CreatorFacts, 'externalId' | 'handle'>, context: ProviderContext): Promise<Profile>;
  images: {
    /** Domains whose hosts and subdomains may be asked for images. */
    hosts: string[];
    steps: ImageStep[];
    /** What names a picture in its address, whatever the size, format, host and signature: else the path. */
    identity?(url: URL): string;
  };
  exportColumns: ExportColumn[];
  /** A result in the shape of the seeds' API. */
  toLegacyCreator(result: SearchResult): unknown;
}
