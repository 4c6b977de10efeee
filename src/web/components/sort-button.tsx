import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../lib/classes.ts';

interface SortButtonProps {
  /** Whether the list is sorted by this column. */
  sorted: boolean;
  ascending: boolean;
  /** Where the title stands at the left, the arrow follows it. */
  arrowLast?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** The title of a column that sorts by it. */
export function SortButton({ sorted, ascending, arrowLast = false, onClick, children }: SortButtonProps) {
  const Icon = sorted && ascending ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={onClick}
      className={classes(
        'group/sort -mx-1.5 inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 hover:bg-hover hover:text-ink',
        arrowLast && 'flex-row-reverse',
        sorted && 'text-ink',
      )}
    >
      <Icon
        aria-hidden
        className={classes(
          'size-3 shrink-0',
          !sorted && 'opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60',
        )}
      />
      {children}
    </button>
  );
}
