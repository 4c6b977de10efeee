import { useCallback, useState } from 'react';
import type { useResults } from './use-results.ts';

/** How many creators came while somebody reads further down, or wait for their place. */
export function useNews(results: ReturnType<typeof useResults>, running: boolean, scrolled: boolean) {
  const { appending, waitingCount, newest } = results;
  const total = newest?.total ?? 0;
  const [seenTotal, setSeenTotal] = useState(total);
  // At the top one sees that rows come: the scroll bar says it, nothing has to be announced.
  if ((!scrolled || !running) && seenTotal !== total) setSeenTotal(total);
  const newCount = appending ? Math.max(0, total - seenTotal) : waitingCount;
  return { newCount, markSeen: useCallback(() => setSeenTotal(total), [total]) };
}
