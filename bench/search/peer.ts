import PQueue from 'p-queue';
import { z } from 'zod';

const pageSchema = z.object({
  cursor: z.number(),
  search_item_list: z.array(
    z.object({ aweme_info: z.object({ author: z.object({ uid: z.string(), unique_id: z.string() }) }) }),
  ),
});

/**
 * What is left of a search without a database, a queue and an API: a pool of fetches that asks for the same pages and
 * profiles, page after page with the profiles as they come. Answers the time that it took, in milliseconds.
 */
export async function runPeer(
  sandboxUrl: string,
  { keyword, target, concurrency }: { keyword: string; target: number; concurrency: number },
): Promise<number> {
  const startedAt = performance.now();
  const pool = new PQueue({ concurrency });
  const found = new Set<string>();
  for (let cursor = 0; found.size < target; ) {
    const page = await pool.add(
      async () =>
        pageSchema.parse(await ask(sandboxUrl, 'search/keyword', { query: keyword, cursor: String(cursor) })),
      { priority: 1 },
    );
    for (const { aweme_info } of page.search_item_list) {
      const { uid, unique_id: handle } = aweme_info.author;
      if (found.has(uid) || found.size === target) continue;
      found.add(uid);
      void pool.add(() => ask(sandboxUrl, 'profile', { handle }));
    }
    cursor = page.cursor;
  }
  await pool.onIdle();
  return performance.now() - startedAt;
}

async function ask(sandboxUrl: string, path: string, parameters: Record<string, string>): Promise<unknown> {
  const answer = await fetch(new URL(`/v1/tiktok/${path}?${new URLSearchParams(parameters)}`, sandboxUrl), {
    headers: { 'x-api-key': 'bench' },
  });
  return answer.json();
}
