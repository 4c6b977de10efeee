import { useMemo, useState } from 'react';
import type { SearchResult } from '../../../domain/search.ts';
import { type HeldOrder, holdOrder } from './hold-order.ts';

interface Reading {
  /** Rows may still come. */
  running: boolean;
  /** Rows stand in another order than the one in which they come. */
  sorted: boolean;
  /** Somebody has moved away from the first row. */
  scrolled: boolean;
  /** Names the filters and the order: another one is a new beginning. */
  viewKey: string;
}

/** Keeps the rows in place while somebody reads; `release` shows them as they would stand now. */
export function useHeldRows(arranged: SearchResult[], reading: Reading): HeldOrder & { release: () => void } {
  const { running, sorted, scrolled, viewKey } = reading;
  const [held, setHeld] = useState<{ viewKey: string; ids: string[] } | null>(null);
  const current = held?.viewKey === viewKey ? held.ids : null;
  // Once the search is over, what waits may still wait until the reader is back at the top.
  const holding = running ? scrolled || sorted : scrolled && current !== null;
  const capture = () => setHeld({ viewKey, ids: arranged.map((result) => result.creator.id) });
  if (holding && current === null) capture();
  if (!holding && held !== null) setHeld(null);
  const order = useMemo(() => holdOrder(arranged, holding ? current : null), [arranged, holding, current]);
  return { ...order, release: capture };
}
