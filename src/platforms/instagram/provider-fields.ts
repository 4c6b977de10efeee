import { z } from 'zod';

// The provider shows Instagram's accounts and posts as the website, the app and the search engine have them, so one thing
// goes by several names. The schemas know all of them, require only an identity, and make a strange field unknown.

/** The network's own number. */
export const identifier = z
  .union([z.string().regex(/^\d+$/), z.int().positive().transform(String)])
  .nullish()
  .catch(null);
export const text = z.string().nullish().catch(null);
export const flag = z.boolean().nullish().catch(null);
/** Hidden likes are -1. */
export const count = z.int().nonnegative().nullish().catch(null);
/** Views: 0 stands in profiles for "not told", beside 164,000 likes of the same reel. */
export const viewCount = z.int().positive().nullish().catch(null);
export const seconds = z.number().positive().nullish().catch(null);
export const edgeCount = z.object({ count }).nullish().catch(null);

/** A list whose strange items harm nobody else. */
export const list = z.array(z.unknown()).nullish().catch(null);
export const edges = z
  .object({ edges: z.array(z.object({ node: z.unknown().optional() }).nullish().catch(null)) })
  .nullish()
  .catch(null);

/** An empty text says nothing. */
export function known(value: string | null | undefined): string | null {
  return value === null || value === undefined || value.trim() === '' ? null : value;
}

export function firstKnown(...values: (string | null | undefined)[]): string | null {
  return values.map(known).find((value) => value !== null) ?? null;
}
