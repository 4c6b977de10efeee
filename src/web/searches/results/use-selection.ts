import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import { everybody, nobody, type Selection, select } from './selection.ts';

/** Who of the rows is chosen; another view begins with nobody. */
export function useSelection(rows: ListedResult[], viewKey: string, scroller: HTMLElement | null) {
  const [{ selection, of }, setState] = useState({ selection: nobody, of: viewKey });
  if (of !== viewKey) setState({ selection: nobody, of: viewKey });
  const latestRows = useRef(rows);
  useEffect(() => {
    latestRows.current = rows;
  }, [rows]);
  const choose = useCallback(
    (change: (selection: Selection) => Selection) =>
      setState((current) => ({ ...current, selection: change(current.selection) })),
    [],
  );
  const onSelect = useCallback(
    (id: string, range: boolean) =>
      choose((current) => {
        const ids = latestRows.current.map((result) => result.creator.id);
        return select(current, ids, id, range);
      }),
    [choose],
  );
  const selectAll = useCallback(() => choose(() => everybody), [choose]);
  const clear = useCallback(() => choose(() => nobody), [choose]);
  useSelectionKeys(scroller, selectAll, clear);
  return { selection, onSelect, selectAll, clear };
}

/** Ctrl A chooses all who pass the filters, Escape lets go. */
function useSelectionKeys(scroller: HTMLElement | null, selectAll: () => void, clear: () => void): void {
  useEffect(() => {
    if (scroller === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') clear();
      if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      selectAll();
    };
    scroller.addEventListener('keydown', onKeyDown);
    return () => scroller.removeEventListener('keydown', onKeyDown);
  }, [scroller, selectAll, clear]);
}
