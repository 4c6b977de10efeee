import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import { rowElementId } from './result-row.tsx';

/** The arrow keys walk the rows; the row whose drawer is open is kept in view. */
export function useRowWalk(
  rows: ListedResult[],
  activeCreatorId: string | undefined,
  scrollToIndex: (index: number, options: { align: 'auto' }) => void,
) {
  const [steppedTo, setSteppedTo] = useState(0);
  const activeIndex =
    activeCreatorId === undefined ? -1 : rows.findIndex((result) => result.creator.id === activeCreatorId);
  // Rows come all the time: a function that changed with them would have every row drawn again.
  const latestRows = useRef(rows);
  useEffect(() => {
    latestRows.current = rows;
  }, [rows]);
  // Where the walk is while the row itself is still to be drawn: a key held down is faster than that.
  const underWay = useRef<number | null>(null);
  const step = useCallback(
    (index: number, by: 1 | -1) => {
      const next = (underWay.current ?? index) + by;
      const target = latestRows.current[next];
      if (target === undefined) return;
      underWay.current = next;
      setSteppedTo(next);
      scrollToIndex(next, { align: 'auto' });
      requestAnimationFrame(() => {
        document.getElementById(rowElementId(target.creator.id))?.focus({ preventScroll: true });
        if (underWay.current === next) underWay.current = null;
      });
    },
    [scrollToIndex],
  );
  useEffect(() => {
    if (activeIndex >= 0) scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, scrollToIndex]);
  return { reachableIndex: activeIndex >= 0 ? activeIndex : steppedTo, step };
}
