import type { Header, ReactTable } from '@tanstack/react-table';
import type { SearchResult } from '../../../domain/search.ts';
import { SortButton } from '../../components/sort-button.tsx';
import { classes } from '../../lib/classes.ts';
import type { features } from './columns.tsx';
import type { ResultsParameters, SortKey } from './results-parameters.ts';
import { headerHeight } from './table-look.ts';

interface ResultsTableHeadProps {
  table: ReactTable<typeof features, SearchResult>;
  sort: Pick<ResultsParameters, 'sort' | 'order'>;
  onSort: (key: SortKey) => void;
}

export function ResultsTableHead({ table, sort, onSort }: ResultsTableHeadProps) {
  return (
    <thead className="sticky top-0 z-10">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map((header, index) => (
            <HeadCell key={header.id} header={header} first={index === 0} sort={sort} onSort={onSort} />
          ))}
        </tr>
      ))}
    </thead>
  );
}

interface HeadCellProps extends Pick<ResultsTableHeadProps, 'sort' | 'onSort'> {
  header: Header<typeof features, SearchResult>;
  first: boolean;
}

function HeadCell({ header, first, sort, onSort }: HeadCellProps) {
  const meta = header.column.columnDef.meta;
  const sortKey = meta?.sortKey;
  const sorted = sortKey !== undefined && sort.sort === sortKey;
  const ascending = sort.order === 'ascending';
  return (
    <th
      scope="col"
      {...(sortKey === undefined
        ? {}
        : { 'aria-sort': sorted ? (ascending ? 'ascending' : 'descending') : 'none' })}
      className={classes(
        'group/head relative border-b bg-surface px-3 py-0 text-left font-medium text-ink-muted text-xs',
        meta?.align === 'right' && 'text-right',
        first && 'sticky left-0 z-1 border-r pl-4 md:pl-6',
      )}
      style={{ height: headerHeight }}
    >
      {sortKey === undefined ? (
        meta?.title
      ) : (
        <SortButton sorted={sorted} ascending={ascending} onClick={() => onSort(sortKey)}>
          {meta?.title}
        </SortButton>
      )}
      {/* Widths are for the pointer: nothing is lost without them, every text is whole in the drawer. */}
      <div
        aria-hidden
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => header.column.resetSize()}
        className={classes(
          'absolute top-1.5 right-0 bottom-1.5 w-1.5 cursor-col-resize touch-none select-none rounded-full opacity-0 transition-opacity hover:bg-accent-line hover:opacity-100 group-hover/head:opacity-100',
          header.column.getIsResizing() ? 'bg-accent opacity-100' : 'bg-line-strong',
        )}
      />
    </th>
  );
}
