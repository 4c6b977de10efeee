import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import { everybody, nobody, type Selection, select } from './selection.ts';

/** Who of the rows is chosen; another view begins with nobody. */
export function useSelection(rows: ListedResult[], viewKey: string) {
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
  return { selection, onSelect, selectAll, clear };
}
