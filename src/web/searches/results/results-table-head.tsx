import type { Header, ReactTable } from '@tanstack/react-table';
import type { ListedResult, ResultSortKey } from '../../../domain/results-query.ts';
import { SortButton } from '../../components/sort-button.tsx';
import { classes } from '../../lib/classes.ts';
import type { features } from './columns.tsx';
import type { ResultsView } from './results-view.ts';
import { SelectBox } from './select-box.tsx';
import type { Selection } from './selection.ts';
import { headerHeight } from './table-look.ts';

interface ResultsTableHeadProps {
  table: ReactTable<typeof features, ListedResult>;
  sort: Pick<ResultsView, 'sort' | 'order'>;
  onSort: (key: ResultSortKey) => void;
  selection: Selection;
  onSelectAll: () => void;
}

export function ResultsTableHead({ table, ...rest }: ResultsTableHeadProps) {
  return (
    <thead className="sticky top-0 z-10">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map((header, index) => (
            <HeadCell key={header.id} header={header} first={index === 0} {...rest} />
          ))}
        </tr>
      ))}
    </thead>
  );
}

interface HeadCellProps extends Omit<ResultsTableHeadProps, 'table'> {
  header: Header<typeof features, ListedResult>;
  first: boolean;
}

function HeadCell({ header, first, sort, onSort, selection, onSelectAll }: HeadCellProps) {
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
      <div className={classes('flex items-center gap-3', meta?.align === 'right' && 'justify-end')}>
        {first && (
          <SelectBox
            label="Select all who pass the filters"
            checked={selection.all}
            partly={!selection.all && selection.ids.size > 0}
            onSelect={onSelectAll}
          />
        )}
        {sortKey === undefined ? (
          meta?.title
        ) : (
          <SortButton
            sorted={sorted}
            ascending={ascending}
            arrowLast={meta?.align !== 'right'}
            onClick={() => onSort(sortKey)}
          >
            {meta?.title}
          </SortButton>
        )}
      </div>
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
