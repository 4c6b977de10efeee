import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImageStatisticsView } from '../../domain/image-statistics.ts';
import { Unknown } from '../components/figure.tsx';
import { classes } from '../lib/classes.ts';
import { formatExact, formatRate } from '../lib/format.ts';
import { usePhone } from '../lib/use-media-query.ts';
import { type Column, cellStyle, DenseTable, figureStyle, rowHeadStyle, useFold } from './dense-table.tsx';
import { formatMilliseconds } from './format-measures.ts';
import { failureInWords, hostTitle, strategyTitle } from './image-words.ts';
import { Section } from './section.tsx';

type Fetches = ImageStatisticsView['fetches'];
type Failures = ImageStatisticsView['failures'];

const fetchColumns = [
  { title: 'Host', className: 'w-2/5' },
  { title: 'How it was asked' },
  { title: 'Images', className: 'w-20 text-right' },
  { title: 'Of the host', className: 'hidden @2xl:table-cell w-36 text-right' },
  { title: 'Mean time', className: 'w-24 text-right' },
];

/** By which steps each host gave its images: a host that needs the later ones refuses the first. */
export function FetchTable({ fetches }: { fetches: Fetches }) {
  return (
    <HostTable
      title="Ways that worked"
      columns={fetchColumns}
      rows={fetches}
      otherwise="No network gave an image."
      cells={(row, ofHost) => (
        <>
          <td className={cellStyle}>{strategyTitle(row.strategy)}</td>
          <td className={classes(cellStyle, figureStyle)}>{formatExact(row.count)}</td>
          <td className={classes(cellStyle, figureStyle, 'hidden @2xl:table-cell')}>
            <Share value={row.count / ofHost} />
          </td>
          <td className={classes(cellStyle, figureStyle)}>
            <MeanTime value={row.meanMs} />
          </td>
        </>
      )}
    />
  );
}

const failureColumns = [
  { title: 'Host', className: 'w-1/3 @3xl:w-64' },
  { title: 'What happened', className: '@3xl:w-52' },
  { title: 'What to do', className: 'hidden @3xl:table-cell' },
  { title: 'Times', className: 'w-20 text-right' },
];

/** Why hosts gave no image, and what an admin can do about it. */
export function FailureTable({ failures }: { failures: Failures }) {
  return (
    <HostTable
      title="Failures and what to do"
      columns={failureColumns}
      rows={failures}
      otherwise={
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0 text-good" /> Nothing failed.
        </>
      }
      cells={({ reason, count }) => {
        const { title, advice } = failureInWords(reason);
        return (
          <>
            <td className={cellStyle}>
              {title}
              <span className="block text-ink-muted text-xs @3xl:hidden">{advice}</span>
            </td>
            <td className={classes(cellStyle, 'hidden text-ink-muted @3xl:table-cell')}>{advice}</td>
            <td className={classes(cellStyle, figureStyle)}>{formatExact(count)}</td>
          </>
        );
      }}
    />
  );
}

interface OfHost {
  host: string;
  count: number;
}

interface HostTableProps<Row extends OfHost> {
  title: string;
  /** The first is the host's. */
  columns: readonly Column[];
  rows: readonly Row[];
  /** What stands there when there are no rows. */
  otherwise: ReactNode;
  cells: (row: Row, countOfHost: number) => ReactNode;
}

/** Rows under their host, which is named once: in a column, or on a phone above them. */
function HostTable<Row extends OfHost>({ title, columns, rows, otherwise, cells }: HostTableProps<Row>) {
  const phone = usePhone();
  const [hosts, rest] = useFold(byHost(rows), 'hosts');
  if (hosts.length === 0) {
    return (
      <Section inner title={title}>
        <Nothing>{otherwise}</Nothing>
      </Section>
    );
  }
  const shownColumns = phone ? columns.slice(1) : columns;
  const hostCell = (host: string, span: { rowSpan: number } | { colSpan: number }) => (
    <th
      scope="rowgroup"
      {...span}
      className={classes(rowHeadStyle, 'wrap-anywhere', phone && 'h-auto border-b-0 pt-3 pb-0')}
    >
      {hostTitle(host)}
    </th>
  );
  return (
    <Section inner title={title}>
      <div className="@container">
        <DenseTable label={title} columns={shownColumns}>
          {hosts.map(({ host, rows, count }) => (
            <tbody key={host}>
              {phone && <tr>{hostCell(host, { colSpan: 2 })}</tr>}
              {rows.map((row, index) => (
                // The order stays: by how many, and then by name.
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a host have no name in common
                <tr key={index}>
                  {!phone && index === 0 && hostCell(host, { rowSpan: rows.length })}
                  {cells(row, count)}
                </tr>
              ))}
            </tbody>
          ))}
        </DenseTable>
        {rest}
      </div>
    </Section>
  );
}

function Share({ value }: { value: number }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1 w-14 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${value * 100}%` }} />
      </span>
      <span className="w-11">{formatRate(value)}</span>
    </span>
  );
}

export function MeanTime({ value }: { value: number | null }) {
  return value === null ? <Unknown what="nothing was timed" /> : formatMilliseconds(value);
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className="flex items-center gap-2 border-t py-3 text-13 text-ink-muted">{children}</p>;
}

interface HostGroup<Row> extends OfHost {
  rows: Row[];
}

/** Hosts with the most first, each with its rows together. */
function byHost<Row extends OfHost>(rows: readonly Row[]): HostGroup<Row>[] {
  const groups = new Map<string, HostGroup<Row>>();
  for (const row of rows) {
    const group = groups.get(row.host) ?? { host: row.host, rows: [], count: 0 };
    group.rows.push(row);
    group.count += row.count;
    groups.set(row.host, group);
  }
  return [...groups.values()].toSorted((one, other) => other.count - one.count);
}
