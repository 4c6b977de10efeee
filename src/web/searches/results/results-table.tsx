import { type ColumnSizingState, type ColumnVisibilityState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchResult } from '../../../domain/search.ts';
import { useNow } from '../../lib/use-now.ts';
import { columns, features } from './columns.tsx';
import { ResultRow, rowElementId } from './result-row.tsx';
import type { ResultsParameters, SortKey } from './results-parameters.ts';
import { ResultsTableHead } from './results-table-head.tsx';
import { headerHeight, rowHeights, TableLookContext } from './table-look.ts';
import { useGradualRows } from './use-gradual-rows.ts';

/** How this browser's person likes the table. */
export interface TablePreferences {
  compact: boolean;
  hidden: ColumnVisibilityState;
  widths: ColumnSizingState;
}

interface ResultsTableProps {
  rows: SearchResult[];
  sort: Pick<ResultsParameters, 'sort' | 'order'>;
  onSort: (key: SortKey) => void;
  activeCreatorId: string | undefined;
  onOpen: (creatorId: string) => void;
  preferences: TablePreferences;
  onWidths: (widths: ColumnSizingState) => void;
  /** The element that scrolls the table. */
  scroller: HTMLDivElement | null;
}

const overscan = 4;

/** Rows of one height in a real table: those in view and a few around them; the rest is empty space. */
export function ResultsTable(props: ResultsTableProps) {
  const { rows, sort, onSort, activeCreatorId, onOpen, preferences, onWidths, scroller } = props;
  const { compact, hidden, widths } = preferences;
  const height = rowHeights[compact ? 'compact' : 'comfortable'];
  const now = useNow(true, 60_000);
  const look = useMemo(() => ({ compact, now }), [compact, now]);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (result) => result.creator.id,
    state: { columnVisibility: hidden, columnSizing: widths },
    onColumnSizingChange: (change) => onWidths(change instanceof Function ? change(widths) : change),
    columnResizeMode: 'onChange',
  });
  const tableRows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    overscan,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are asked anew when the height of a row changes
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  const { reachableIndex, step } = useRowWalk(rows, activeCreatorId, virtualizer.scrollToIndex);

  const shown = virtualizer.getVirtualItems();
  const first = shown[0];
  const last = shown.at(-1);
  const inView = shown.some((item) => item.index === reachableIndex);
  const whole = useGradualRows(shown.flatMap((item) => tableRows[item.index]?.id ?? []));
  const visibleColumns = table.getVisibleLeafColumns();
  const columnsKey = visibleColumns.map((column) => column.id).join();
  return (
    <TableLookContext value={look}>
      <table
        aria-label="Creators"
        aria-rowcount={rows.length + 1}
        className="min-w-full table-fixed border-separate border-spacing-0 text-13"
        style={{ width: table.getTotalSize() }}
      >
        <colgroup>
          {visibleColumns.map((column) => (
            <col key={column.id} style={{ width: column.getSize() }} />
          ))}
        </colgroup>
        <ResultsTableHead table={table} sort={sort} onSort={onSort} />
        <tbody>
          <Spacer
            height={first === undefined ? 0 : first.start - headerHeight}
            columns={visibleColumns.length}
          />
          {shown.map((item) => {
            const row = tableRows[item.index];
            return row === undefined ? null : (
              <ResultRow
                key={row.id}
                row={row}
                index={item.index}
                height={height}
                active={row.id === activeCreatorId}
                reachable={item.index === (inView ? reachableIndex : first?.index)}
                whole={whole.has(row.id)}
                columnsKey={columnsKey}
                onOpen={onOpen}
                onStep={step}
              />
            );
          })}
          <Spacer
            height={last === undefined ? 0 : virtualizer.getTotalSize() - last.end}
            columns={visibleColumns.length}
          />
        </tbody>
      </table>
    </TableLookContext>
  );
}

function Spacer({ height, columns: span }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} className="p-0" style={{ height }} />
    </tr>
  );
}

/** The arrow keys walk the rows; the row whose drawer is open is kept in view. */
function useRowWalk(
  rows: SearchResult[],
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
