import { mix } from '../random.ts';

/** The provider reads an index of the web, which stops here; asking for more is refused. */
export const lastPage = 11;
const smallestPage = 10;
const largestPage = 20;

/**
 * Items in pages of 10 to 20. From the second page on, one to three of them stood on an earlier page. When the items or
 * the pages are used up, there are no more.
 */
export function indexedPages<Item>(items: readonly Item[], salt: number): Item[][] {
  const pages: Item[][] = [];
  let taken = 0;
  while (pages.length < lastPage && taken < items.length) {
    const drawn = mix(salt, pages.length);
    const size = smallestPage + (drawn % (largestPage - smallestPage + 1));
    const repeated = repeatedItems(items.slice(0, taken), drawn);
    const fresh = items.slice(taken, taken + size - repeated.length);
    taken += fresh.length;
    pages.push([...fresh.slice(0, 3), ...repeated, ...fresh.slice(3)]);
  }
  return pages;
}

function repeatedItems<Item>(earlier: readonly Item[], drawn: number): Item[] {
  if (earlier.length === 0) return [];
  const count = 1 + ((drawn >>> 8) % 3);
  const places = new Set(Array.from({ length: count }, (_, at) => mix(drawn, at) % earlier.length));
  return earlier.filter((_, at) => places.has(at));
}

/** Pages are counted from 1, which is also what no page means; null for what is refused. */
export function readPage(text: string | undefined): number | null {
  const page = text === undefined || text === '' ? 1 : /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return page >= 1 && page <= lastPage ? page : null;
}
