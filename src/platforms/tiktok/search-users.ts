import { z } from 'zod';
import type { Page, ProviderContext } from '../platform.ts';
import { authorSchema, toFoundAuthor } from './to-creator.ts';

const pageSchema = z.object({
  cursor: z.union([z.number(), z.string()]).nullish().catch(null),
  users: z.array(z.unknown()).nullish(),
});

/** An item is the account itself when trimmed, else it wraps it. */
const itemSchema = z.union([
  z.object({ user_info: authorSchema }).transform((item) => item.user_info),
  authorSchema,
]);

/** Accounts whose name or handle has the words, without bio or posts. Nothing but an empty page says that it is the last. */
export async function searchUsers(
  query: string,
  cursor: string,
  { scrapeCreators }: ProviderContext,
): Promise<Page> {
  const answer = await scrapeCreators.get('/v1/tiktok/search/users', { query, cursor }, pageSchema);
  const items = answer.users ?? [];
  const users = items.flatMap((item) => itemSchema.safeParse(item).data ?? []);
  const next = answer.cursor ?? null;
  return {
    creators: users.map((user) => ({ creator: toFoundAuthor(user), post: null })),
    next: items.length === 0 || next === null || String(next) === cursor ? null : String(next),
    skipped: items.length - users.length,
  };
}
