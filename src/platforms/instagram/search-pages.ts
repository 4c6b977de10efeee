import type { Page } from '../platform.ts';
import { toOwnedPost } from './to-post.ts';

/** These searches are read off a search engine's result pages; the provider answers the twelfth with 400. */
const lastPage = 11;

/**
 * The pages are numbered from 1, and the number is the cursor. An empty page is the last; so is one that says so by a
 * cursor of null, where a search answers cursors at all.
 */
export function pageAfter(page: number, items: unknown[], answered?: unknown): string | null {
  return items.length === 0 || answered === null || page >= lastPage ? null : String(page + 1);
}

/** Posts and who wrote them. Whose owner can't be told is skipped; a post without identity still shows its owner. */
export function readPosts(items: unknown[]): Pick<Page, 'creators' | 'skipped'> {
  const creators = items.flatMap((item) => {
    const { owner, post } = toOwnedPost(item);
    return owner ? [{ creator: owner, post }] : [];
  });
  return { creators, skipped: items.length - creators.length };
}
