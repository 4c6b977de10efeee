import { type ColumnSizingState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo } from 'react';
import type { ResultSortKey } from '../../../domain/results-query.ts';
import { useNow } from '../../lib/use-now.ts';
import { type ColumnId, columns, features } from './columns.tsx';
import { ComingRow, ResultRow } from './result-row.tsx';
import type { RowsProps } from './results-source.ts';
import { ResultsTableHead } from './results-table-head.tsx';
import type { ResultsView } from './results-view.ts';
import { isSelected } from './selection.ts';
import {
  headerHeight,
  isColumnShown,
  rowHeights,
  TableLookContext,
  type TablePreferences,
} from './table-look.ts';
import { useGradualRows } from './use-gradual-rows.ts';
import { useRowWalk } from './use-row-walk.ts';

interface ResultsTableProps extends RowsProps {
  sort: Pick<ResultsView, 'sort' | 'order'>;
  onSort: (key: ResultSortKey) => void;
  preferences: TablePreferences;
  absentColumns: ColumnId[];
  manyNetworks: boolean;
  onWidths: (widths: ColumnSizingState) => void;
  onSelectAll: () => void;
}

const overscan = 4;

/** Rows of one height in a real table: those in view and a few around them; the rest is empty space. */
export function ResultsTable(props: ResultsTableProps) {
  const { rows, rowCount, activeCreatorId, selection, onOpen, onSelect, onShow, scroller } = props;
  const { preferences, absentColumns, manyNetworks, onWidths } = props;
  const { compact, widths } = preferences;
  const height = rowHeights[compact ? 'compact' : 'comfortable'];
  const now = useNow(true, 60_000);
  const look = useMemo(() => ({ compact, now, manyNetworks }), [compact, now, manyNetworks]);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller,
    estimateSize: () => height,
    overscan,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are asked anew when the height of a row changes
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  const { reachableIndex, step } = useRowWalk(rows, activeCreatorId, virtualizer.scrollToIndex);

  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  useEffect(() => {
    if (first !== undefined && last !== undefined) onShow(first.index, last.index);
  }, [onShow, first, last]);
  const shown = rows.slice(first?.index ?? 0, (last?.index ?? -1) + 1);
  const whole = useGradualRows(shown.map((result) => result.creator.id));
  const columnVisibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map(({ id = '' }) => [
          id,
          isColumnShown(preferences, id) && !absentColumns.some((absent) => absent === id),
        ]),
      ),
    [preferences, absentColumns],
  );
  const table = useTable({
    features,
    columns,
    data: shown,
    getRowId: (result) => result.creator.id,
    state: { columnVisibility, columnSizing: widths },
    onColumnSizingChange: (change) => onWidths(change instanceof Function ? change(widths) : change),
    columnResizeMode: 'onChange',
  });
  const tableRows = table.getRowModel().rows;
  const visibleColumns = table.getVisibleLeafColumns();
  const columnsKey = visibleColumns.map((column) => column.id).join();
  const inView = items.some((item) => item.index === reachableIndex);
  return (
    <TableLookContext value={look}>
      <table
        aria-label="Creators"
        aria-rowcount={rowCount + 1}
        className="min-w-full table-fixed border-separate border-spacing-0 text-13"
        style={{ width: table.getTotalSize() }}
      >
        <colgroup>
          {visibleColumns.map((column) => (
            <col key={column.id} style={{ width: column.getSize() }} />
          ))}
        </colgroup>
        <ResultsTableHead
          table={table}
          sort={props.sort}
          onSort={props.onSort}
          selection={selection}
          onSelectAll={props.onSelectAll}
        />
        <tbody>
          <Spacer
            height={first === undefined ? 0 : first.start - headerHeight}
            columns={visibleColumns.length}
          />
          {items.map((item) => {
            const row = tableRows[item.index - (first?.index ?? 0)];
            return row === undefined ? (
              <ComingRow key={item.key} height={height} columns={visibleColumns.length} />
            ) : (
              <ResultRow
                key={row.id}
                row={row}
                index={item.index}
                height={height}
                active={row.id === activeCreatorId}
                selected={isSelected(selection, row.id)}
                reachable={item.index === (inView ? reachableIndex : first?.index)}
                whole={whole.has(row.id)}
                columnsKey={columnsKey}
                onOpen={onOpen}
                onStep={step}
                onSelect={onSelect}
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
