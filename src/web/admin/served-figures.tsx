import type { ReactNode } from 'react';
import type { ImageStatisticsView } from '../../domain/image-statistics.ts';
import { Figure, Unknown } from '../components/figure.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { classes } from '../lib/classes.ts';
import { formatCounted, formatExact, formatPercent, formatRate } from '../lib/format.ts';
import { formatBytes, formatMilliseconds } from './format-measures.ts';

/** The figures that say whether images are well. */
export function ServedFigures({ view }: { view: ImageStatisticsView }) {
  const { served, store, waitingRetries } = view;
  const network = served.bySource.find(({ source }) => source === 'network')?.meanMs ?? null;
  const failed = sumOf(view.failures);
  const asked = failed + sumOf(view.fetches);
  return (
    <Frame>
      <Box
        title="Without asking a network"
        note="From memory, the store or the browser’s copy"
        figure={served.hitRate === null ? <Unknown /> : formatRate(served.hitRate)}
      />
      <Box
        title="Answered"
        note={`${formatCounted(countOf(view, 'placeholder'), 'coloured initial')} among them`}
        figure={<Figure value={served.count} />}
      />
      <Box
        title="Mean time"
        note={
          network === null
            ? 'None came from a network'
            : `${formatMilliseconds(network)} with a network asked`
        }
        figure={served.meanMs === null ? <Unknown /> : formatMilliseconds(served.meanMs)}
      />
      <Box
        title="Failed at a network"
        note={failureNote(failed, asked, waitingRetries)}
        figure={<Figure value={failed} />}
      />
      <Box
        title="Store"
        className="col-span-2 @4xl:col-span-1"
        note={`${formatPercent(store.bytes / store.limitBytes)} of ${formatBytes(store.limitBytes)}, ${formatCounted(store.files, 'file')}`}
        figure={<span data-hover={`${formatExact(store.bytes)} bytes`}>{formatBytes(store.bytes)}</span>}
      >
        <StoreBar used={Math.min(1, store.bytes / store.limitBytes)} />
      </Box>
    </Frame>
  );
}

/** What happened beside the answers; nothing is said of what did not happen. */
export function SideNotes({ view: { warmed, evicted, waitingRetries } }: { view: ImageStatisticsView }) {
  const notes = [
    warmed > 0 && `${formatCounted(warmed, 'image')} fetched before anybody asked.`,
    evicted > 0 && `${formatCounted(evicted, 'file')} given up to keep the store below its limit.`,
    waitingRetries > 0 && `${formatCounted(waitingRetries, 'image')} to be asked for again later.`,
  ].filter((note) => note !== false);
  return notes.length > 0 && <p className="mt-3 text-13 text-ink-muted">{notes.join(' ')}</p>;
}

function failureNote(failed: number, asked: number, waiting: number): string {
  if (asked === 0)
    return waiting > 0 ? `${formatExact(waiting)} wait for another try` : 'No network was asked';
  return `${formatRate(failed / asked)} of ${formatCounted(asked, 'fetch', 'fetches')}`;
}

function countOf({ served }: ImageStatisticsView, wanted: 'placeholder'): number {
  return served.bySource.find(({ source }) => source === wanted)?.count ?? 0;
}

function sumOf(counted: { count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}

/** Full is well for a store: it gives up the oldest files by itself. So no colour warns. */
function StoreBar({ used }: { used: number }) {
  return (
    <span aria-hidden className="mt-1.5 mb-0.5 block h-1 overflow-hidden rounded-full bg-line">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${used * 100}%` }} />
    </span>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line @4xl:grid-cols-5">
        {children}
      </dl>
    </div>
  );
}

interface BoxProps {
  title: string;
  figure: ReactNode;
  note: ReactNode;
  className?: string;
  children?: ReactNode;
}

function Box({ title, figure, note, className, children }: BoxProps) {
  return (
    <div className={classes('min-w-0 bg-surface px-3 py-3 sm:px-4', className)}>
      <dt className="truncate text-ink-muted text-xs">{title}</dt>
      <dd>
        <span className="figures block font-semibold text-title tracking-[-0.01em]">{figure}</span>
        {children}
        <span className="figures block text-ink-muted text-xs">{note}</span>
      </dd>
    </div>
  );
}

export function FiguresSkeleton() {
  return (
    <Frame>
      {['Without asking a network', 'Answered', 'Mean time', 'Failed at a network', 'Store'].map((title) => (
        <Box
          key={title}
          title={title}
          figure={<Skeleton className="my-2 w-16" />}
          note={<Skeleton className="my-1 w-28 max-w-full" />}
          {...(title === 'Store' ? { className: 'col-span-2 @4xl:col-span-1' } : {})}
        />
      ))}
    </Frame>
  );
}
