import { type ReactNode, useState } from 'react';
import { Button } from '../components/ui/button.tsx';
import { classes } from '../lib/classes.ts';

export interface Column {
  title: string;
  className?: string;
}

interface DenseTableProps {
  label: string;
  columns: readonly Column[];
  /** Bodies: one, or one for each group of rows. */
  children: ReactNode;
}

/** Figures under heads. Columns come as the table has room; those on the right end at the edge. */
export function DenseTable({ label, columns, children }: DenseTableProps) {
  return (
    <table aria-label={label} className="w-full table-fixed border-separate border-spacing-0 text-13">
      <thead>
        <tr>
          {columns.map(({ title, className }) => (
            <th
              key={title}
              scope="col"
              className={classes('h-9 border-b px-3 text-left font-medium text-ink-muted text-xs', className)}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}

export const cellStyle = 'h-9 border-b px-3 py-1.5 align-top';
export const rowHeadStyle = classes(cellStyle, 'text-left font-medium');
export const figureStyle = 'figures whitespace-nowrap text-right';

const shownAtFirst = 20;

/** The first of a list that may be long, and the button that brings the rest. */
export function useFold<Item>(items: readonly Item[], name: string): [Item[], ReactNode] {
  const [whole, setWhole] = useState(false);
  if (whole || items.length <= shownAtFirst) return [[...items], null];
  return [
    items.slice(0, shownAtFirst),
    <Button key="rest" look="quiet" className="mt-2" onClick={() => setWhole(true)}>
      Show all {items.length} {name}
    </Button>,
  ];
}
