import type { Creator, CreatorFacts, Post, PostFacts } from '../domain/creator.ts';
import type { SearchMode, SearchResult } from '../domain/search.ts';
import type { ScrapeCreatorsCalls } from '../providers/scrapecreators.ts';

/** What a page function may use: a provider bound to this very step, so that each answer is kept and paid once. */
export interface ProviderContext {
  scrapeCreators: ScrapeCreatorsCalls;
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
}

/** What reading a profile gave: the facts, or why there are none. */
export type Profile =
  | { status: 'enriched'; creator: CreatorFacts }
  | { status: 'private' | 'deleted' | 'missing' };

export interface Mode {
  title: string;
  hint: string;
  examples: string[];
  /** The path part of the seeds' API: `/api/scraping/<legacyPath>`. */
  legacyPath: string;
  /** The provider's price, for the estimate on the form. */
  cost: { creatorsPerPage: number; creditsPerPage: number; creditsPerProfile: number };
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
  queries: string[];
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
  modes: Partial<Record<SearchMode, Mode>>;
  profile(creator: Pick<CreatorFacts, 'externalId' | 'handle'>, context: ProviderContext): Promise<Profile>;
  images: {
    /** Domains whose hosts and subdomains may be asked for images. */ hosts: string[];
    steps: ImageStep[];
  };
  exportColumns: ExportColumn[];
  /** A result in the shape of the seeds' API. */
  toLegacyCreator(result: SearchResult): unknown;
}
