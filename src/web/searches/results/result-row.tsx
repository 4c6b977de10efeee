import type { Row } from '@tanstack/react-table';
import { flexRender } from '@tanstack/react-table/flex-render';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { SearchResult } from '../../../domain/search.ts';
import { classes } from '../../lib/classes.ts';
import type { features } from './columns.tsx';

interface ResultRowProps {
  row: Row<typeof features, SearchResult>;
  index: number;
  height: number;
  /** Whether its drawer is open. */
  active: boolean;
  /** One row only is reached by the tab key; the arrow keys walk on from there. */
  reachable: boolean;
  /** Rushing past, a row is a sketch: who it is, and how large. */
  whole: boolean;
  /** Changes when columns are shown or hidden. */
  columnsKey: string;
  onOpen: (creatorId: string) => void;
  onStep: (index: number, by: 1 | -1) => void;
}

export function rowElementId(creatorId: string): string {
  return `creator-${creatorId}`;
}

function ResultRowElement(props: ResultRowProps) {
  const { row, index, height, active, reachable, whole, onOpen, onStep } = props;
  const { creator } = row.original;
  const onClick = (event: MouseEvent) => {
    const inControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    // Somebody who marks text wants to copy it.
    const marking = getSelection()?.isCollapsed === false;
    if (!inControl && !marking) onOpen(creator.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' || event.key === ' ') onOpen(creator.id);
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
    >
      {row.getVisibleCells().map((cell, cellIndex) => (
        <td
          key={cell.id}
          className={classes(
            'overflow-hidden border-b px-3 py-0 align-middle group-hover/row:bg-hover group-focus-visible/row:bg-accent-soft group-data-active/row:bg-accent-soft',
            cellIndex === 0 &&
              'sticky left-0 z-1 border-r bg-surface pl-4 group-focus-visible/row:shadow-[inset_2px_0_0_var(--accent-text)] group-data-active/row:shadow-[inset_2px_0_0_var(--accent-text)] md:pl-6',
            cell.column.columnDef.meta?.align === 'right' && 'text-right',
          )}
          style={{ maxHeight: height }}
        >
          {whole
            ? flexRender(cell.column.columnDef.cell, cell.getContext())
            : cell.column.columnDef.meta?.sketch?.(row.original)}
        </td>
      ))}
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
    one.reachable === other.reachable &&
    one.whole === other.whole &&
    one.columnsKey === other.columnsKey &&
    one.onOpen === other.onOpen &&
    one.onStep === other.onStep,
);
