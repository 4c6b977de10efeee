import type { Row } from '@tanstack/react-table';
import { flexRender } from '@tanstack/react-table/flex-render';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { classes } from '../../lib/classes.ts';
import type { features } from './columns.tsx';
import { SelectBox } from './select-box.tsx';

interface ResultRowProps {
  row: Row<typeof features, ListedResult>;
  index: number;
  height: number;
  /** Whether its drawer is open. */
  active: boolean;
  selected: boolean;
  /** One row only is reached by the tab key; the arrow keys walk on from there. */
  reachable: boolean;
  /** Rushing past, a row is a sketch: who it is, and how large. */
  whole: boolean;
  /** Changes when columns are shown or hidden. */
  columnsKey: string;
  onOpen: (creatorId: string) => void;
  onStep: (index: number, by: 1 | -1) => void;
  onSelect: (creatorId: string, range: boolean) => void;
}

export function rowElementId(creatorId: string): string {
  return `creator-${creatorId}`;
}

/** Sticks to the left edge while the rest scrolls below it. */
const firstCellStyle = 'sticky left-0 z-1 border-r bg-surface pl-4 md:pl-6';

function ResultRowElement(props: ResultRowProps) {
  const { row, index, height, active, selected, reachable, whole, onOpen, onStep, onSelect } = props;
  const { creator } = row.original;
  const onClick = (event: MouseEvent) => {
    const inControl = event.target instanceof Element && event.target.closest('a, button, label') !== null;
    // Somebody who marks text wants to copy it.
    const marking = getSelection()?.isCollapsed === false;
    if (!inControl && !marking) onOpen(creator.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen(creator.id);
    else if (event.key === ' ') onSelect(creator.id, event.shiftKey);
    else if (event.key === 'ArrowDown') onStep(index, 1);
    else if (event.key === 'ArrowUp') onStep(index, -1);
    else return;
    event.preventDefault();
  };
  return (
    <tr
      id={rowElementId(creator.id)}
      aria-rowindex={index + 2}
      tabIndex={reachable ? 0 : -1}
      onClick={onClick}
      onKeyDown={onKeyDown}
      className="group/row cursor-pointer outline-none"
      style={{ height }}
      data-active={active || undefined}
      data-selected={selected || undefined}
    >
      {row.getVisibleCells().map((cell, cellIndex) => {
        const content = whole
          ? flexRender(cell.column.columnDef.cell, cell.getContext())
          : cell.column.columnDef.meta?.sketch?.(row.original);
        return (
          <td
            key={cell.id}
            className={classes(
              'overflow-hidden border-b px-3 py-0 align-middle group-hover/row:bg-hover group-focus-visible/row:bg-accent-soft group-data-active/row:bg-accent-soft group-data-selected/row:bg-accent-soft',
              cellIndex === 0 && firstCellStyle,
              cellIndex === 0 &&
                'group-focus-visible/row:shadow-[inset_2px_0_0_var(--accent-text)] group-data-active/row:shadow-[inset_2px_0_0_var(--accent-text)]',
              cell.column.columnDef.meta?.align === 'right' && 'text-right',
            )}
            style={{ maxHeight: height }}
          >
            {cellIndex === 0 ? (
              <div className="flex min-w-0 items-center gap-3">
                <SelectBox
                  label={`Select ${creator.name ?? creator.handle}`}
                  checked={selected}
                  tabIndex={-1}
                  onSelect={(range) => onSelect(creator.id, range)}
                />
                <div className="min-w-0 flex-1">{content}</div>
              </div>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The table makes new row objects with every change; what is drawn depends on the result alone. */
export const ResultRow = memo(
  ResultRowElement,
  (one, other) =>
    one.row.original === other.row.original &&
    one.index === other.index &&
    one.height === other.height &&
    one.active === other.active &&
    one.selected === other.selected &&
    one.reachable === other.reachable &&
    one.whole === other.whole &&
    one.columnsKey === other.columnsKey &&
    one.onOpen === other.onOpen &&
    one.onStep === other.onStep &&
    one.onSelect === other.onSelect,
);

/** A row that is on its way. */
export function ComingRow({ height, columns: span }: { height: number; columns: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td className={classes(firstCellStyle, 'overflow-hidden border-b px-3 py-0')}>
        <div className="flex items-center gap-3">
          <span className="size-4" />
          <Skeleton className="size-8 shrink-0 rounded-full" />
          <Skeleton className="w-28" />
        </div>
      </td>
      <td colSpan={span - 1} className="border-b px-3 py-0">
        <Skeleton className="w-64" />
      </td>
    </tr>
  );
}
