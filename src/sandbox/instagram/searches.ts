import { type Endpoint, type EndpointRequest, missing, nothingFound } from '../network-api.ts';
import { hashText, type Random, shaken } from '../random.ts';
import { remember } from '../remember.ts';
import type { Creator } from '../world/creator.ts';
import { createPost, publishedAt } from '../world/post.ts';
import { searchCreators } from '../world/search-creators.ts';
import { type FoundPost, searchPosts } from '../world/search-posts.ts';
import type { World } from '../world/world.ts';
import { indexedPages, lastPage, readPage } from './indexed-pages.ts';
import { mediaKind } from './media.ts';
import { wireFoundProfile } from './wire-found-profile.ts';
import { wireIndexedPost } from './wire-indexed-post.ts';

const rememberedSearches = 100;

const datePostedSeconds: Readonly<Record<string, number>> = {
  'last-hour': 3_600,
  'last-day': 86_400,
  'last-week': 7 * 86_400,
  'last-month': 31 * 86_400,
  'last-year': 366 * 86_400,
};

/** Undefined for a time that the provider does not know. */
function readDatePosted(query: EndpointRequest['query']): number | undefined {
  return query.date_posted ? datePostedSeconds[query.date_posted] : Number.POSITIVE_INFINITY;
}

function isWithin(world: World, { creator, number }: FoundPost, seconds: number): boolean {
  return publishedAt(creator, number) >= world.nowSeconds - seconds;
}

function inOrder<Item>(page: readonly Item[], jitter: Random | null): readonly Item[] {
  return jitter === null ? page : shaken(page, jitter);
}

const noReels = 'No scrapeable reels found for that query. You were not charged for this request.';

/** Reels that say it. */
export function reelsSearch(world: World): Endpoint {
  const pagesFor = remember(rememberedSearches, (key) => {
    const [words = '', seconds] = JSON.parse(key) as [string, number | null];
    const reels = searchPosts(world, words).filter(
      (found) =>
        mediaKind(found.creator, found.number) === 'reel' && isWithin(world, found, seconds ?? Infinity),
    );
    return indexedPages(reels, hashText(key));
  });
  return ({ query, jitter, nowSeconds }) => {
    const page = readPage(query.page);
    const seconds = readDatePosted(query);
    if (!query.query) return missing('a query');
    if (page === null) return missing(`a page from 1 to ${lastPage}`);
    if (seconds === undefined) return missing('a valid date_posted');
    const found = pagesFor(JSON.stringify([query.query, seconds]))[page - 1];
    if (found === undefined) return { kind: 'nothing-found', message: noReels };
    const reels = inOrder(found, jitter).map(({ creator, number }) =>
      wireIndexedPost(world, createPost(creator, number), nowSeconds),
    );
    return { kind: 'answer', payload: { reels }, credits: 1 };
  };
}

/** Posts that carry the hashtag. */
export function hashtagSearch(world: World): Endpoint {
  const pagesFor = remember(rememberedSearches, (key) => {
    const [hashtag = '', mediaType, seconds] = JSON.parse(key) as [string, string, number | null];
    const posts = searchPosts(world, hashtag).filter(
      (found) =>
        (mediaType === 'all' || mediaKind(found.creator, found.number) === 'reel') &&
        isWithin(world, found, seconds ?? Infinity) &&
        createPost(found.creator, found.number).hashtags.includes(hashtag),
    );
    return indexedPages(posts, hashText(key));
  });
  return ({ query, jitter, nowSeconds }) => {
    const hashtag = (query.hashtag ?? '').replace(/^#/, '').toLowerCase();
    const mediaType = query.media_type ?? 'all';
    const page = readPage(query.cursor);
    const seconds = readDatePosted(query);
    if (hashtag === '') return missing('a hashtag');
    if (page === null) return missing(`a cursor up to ${lastPage}`);
    if (seconds === undefined || !['all', 'reels'].includes(mediaType)) return missing('valid parameters');
    const pages = pagesFor(JSON.stringify([hashtag, mediaType, seconds]));
    const found = pages[page - 1];
    if (found === undefined) return nothingFound('posts');
    const posts = inOrder(found, jitter).map(({ creator, number }) =>
      wireIndexedPost(world, createPost(creator, number), nowSeconds),
    );
    const payload = { hashtag, media_type: mediaType, posts, cursor: nextCursor(page, pages.length) };
    return { kind: 'answer', payload, credits: 1 };
  };
}

/** Accounts by name first, then by what they are about: the one search that gives bios and counts. */
export function profileSearch(world: World): Endpoint {
  const pagesFor = remember(rememberedSearches, (words) => {
    const living = searchCreators(world, words).filter(({ state }) => state !== 'deactivated');
    return indexedPages<Creator>(living, hashText(words));
  });
  return ({ query, jitter, nowSeconds }) => {
    const page = readPage(query.cursor);
    const words = query.query;
    if (!words) return missing('a query');
    if (page === null) return missing(`a cursor up to ${lastPage}`);
    const pages = pagesFor(words);
    const found = pages[page - 1];
    if (found === undefined) return nothingFound('profiles');
    const profiles = inOrder(found, jitter).map((creator) =>
      wireFoundProfile(world, creator, words, nowSeconds),
    );
    const payload = { query: words, profiles, cursor: nextCursor(page, pages.length) };
    return { kind: 'answer', payload, credits: 1 };
  };
}

function nextCursor(page: number, pageCount: number): string | null {
  return page < pageCount ? String(page + 1) : null;
}
