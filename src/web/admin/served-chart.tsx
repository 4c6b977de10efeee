import { useState } from 'react';
import { type ImageSource, type ImageStatisticsView, imageSources } from '../../domain/image-statistics.ts';
import { SegmentedControl } from '../components/ui/segmented-control.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { classes } from '../lib/classes.ts';
import { formatCompact, formatCounted, formatExact, formatPercent } from '../lib/format.ts';
import { cellStyle, DenseTable, figureStyle, rowHeadStyle } from './dense-table.tsx';
import { barTick, barTitle, groupSeries, type ServedBar, scaleTop } from './group-series.ts';
import { sourceTitles } from './image-words.ts';
import type { ImageRange } from './images-parameters.ts';
import { Section } from './section.tsx';

/** What did not ask a network is of one colour in three depths; asking is neutral, and an initial stands out. */
const sourceColors: Record<ImageSource, string> = {
  memory: 'bg-accent-text',
  store: 'bg-[color-mix(in_oklab,var(--accent-text)_72%,var(--surface))] dark:bg-accent',
  'not-modified': 'bg-[color-mix(in_oklab,var(--accent-text)_48%,var(--surface))] dark:bg-accent-line',
  network: 'bg-[color-mix(in_oklab,var(--ink-faint)_75%,var(--surface))]',
  placeholder: 'bg-warn',
};

const barSpans: Record<ImageRange, string> = { day: 'hour', week: 'six hours', month: 'day' };

interface ServedChartProps {
  view: ImageStatisticsView;
  range: ImageRange;
}

/** Where answers came from, in the course of the hours or days. */
export function ServedChart({ view, range }: ServedChartProps) {
  const [form, setForm] = useState<'chart' | 'table'>('chart');
  const bars = groupSeries(view.series, range);
  const title = `Where images came from, per ${barSpans[range]}`;
  return (
    <Section
      title={title}
      tools={
        <SegmentedControl
          label="Show the answers as"
          size="small"
          value={form}
          onChange={setForm}
          options={[
            { value: 'chart', content: 'Chart' },
            { value: 'table', content: 'Table' },
          ]}
        />
      }
    >
      {form === 'chart' ? (
        <>
          <Legend served={view.served} />
          <Bars bars={bars} range={range} label={`${title}: ${formatCounted(view.served.count, 'answer')}`} />
        </>
      ) : (
        <BarTable bars={bars} range={range} label={title} />
      )}
    </Section>
  );
}

function Legend({ served }: { served: ImageStatisticsView['served'] }) {
  return (
    <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-13">
      {served.bySource.map(({ source, count }) => (
        <li key={source} className="flex items-center gap-1.5" data-hover={formatCounted(count, 'answer')}>
          <Swatch source={source} />
          {sourceTitles[source]}
          <span className="figures text-ink-muted">
            {served.count === 0 ? '–' : formatPercent(count / served.count)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Swatch({ source }: { source: ImageSource }) {
  return <span aria-hidden className={classes('size-2.5 shrink-0 rounded-[3px]', sourceColors[source])} />;
}

function Bars({ bars, range, label }: { bars: ServedBar[]; range: ImageRange; label: string }) {
  const top = scaleTop(Math.max(...bars.map(({ count }) => count)));
  return (
    <div role="img" aria-label={`${label}. The same figures stand in the table.`} className="relative pl-10">
      <Grid top={top} />
      <div className="relative flex h-44 items-stretch gap-px border-b border-line-strong sm:gap-[3px]">
        {bars.map((bar) => (
          <Bar key={bar.start.toISOString()} bar={bar} top={top} range={range} />
        ))}
      </div>
      <div aria-hidden className="relative flex h-6 gap-px sm:gap-[3px]">
        {bars.map((bar, index) => (
          <span key={bar.start.toISOString()} className="relative min-w-0 flex-1">
            {bars.length - index >= roomForTick && <Tick text={barTick(bar, index, range)} />}
          </span>
        ))}
      </div>
    </div>
  );
}

function Grid({ top }: { top: number }) {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-44">
      {[1, 0.5, 0].map((share) => (
        <div
          key={share}
          className={classes('absolute inset-x-0', share > 0 && 'border-t')}
          style={{ bottom: `${share * 100}%` }}
        >
          <span className="figures absolute -top-2 left-0 bg-surface pr-2 text-ink-muted text-xs">
            {formatCompact(top * share)}
          </span>
        </div>
      ))}
    </div>
  );
}

function Bar({ bar, top, range }: { bar: ServedBar; top: number; range: ImageRange }) {
  const present = imageSources.filter((source) => bar.served[source] > 0);
  const parts = present.map((source) => `${sourceTitles[source]}: ${formatExact(bar.served[source])}`);
  return (
    <div
      className="flex min-w-0 flex-1 flex-col-reverse rounded-t-sm hover:bg-line/60"
      data-hover={[`${barTitle(bar, range)}: ${formatCounted(bar.count, 'answer')}`, ...parts].join('\n')}
    >
      {present.map((source) => (
        <span
          key={source}
          className={classes('mt-px block min-h-px shrink last:rounded-t-sm', sourceColors[source])}
          style={{ height: `${(bar.served[source] / top) * 100}%` }}
        />
      ))}
    </div>
  );
}

/** In bars, to the end of the axis: a label is wider than its bar. */
const roomForTick = 3;

/** Wider than its bar, and never asking for room. */
function Tick({ text }: { text: string | null }) {
  return (
    text !== null && (
      <span className="absolute top-1.5 left-0 whitespace-nowrap text-ink-muted text-xs">{text}</span>
    )
  );
}

const tableColumns = [
  { title: 'Time' },
  { title: 'Answered', className: 'w-24 text-right' },
  ...imageSources.map((source) => ({
    title: sourceTitles[source],
    className: 'w-28 text-right hidden @3xl:table-cell',
  })),
];

/** The latest first, and without the hours in which nothing was asked for. */
function BarTable({ bars, range, label }: { bars: ServedBar[]; range: ImageRange; label: string }) {
  return (
    <div className="@container">
      <DenseTable label={label} columns={tableColumns}>
        <tbody>
          {bars
            .filter(({ count }) => count > 0)
            .toReversed()
            .map((bar) => (
              <tr key={bar.start.toISOString()}>
                <th scope="row" className={rowHeadStyle}>
                  {barTitle(bar, range)}
                  <span className="block font-normal text-ink-muted text-xs @3xl:hidden">
                    {imageSources
                      .filter((source) => bar.served[source] > 0)
                      .map((source) => `${sourceTitles[source]} ${formatExact(bar.served[source])}`)
                      .join(' · ')}
                  </span>
                </th>
                <td className={classes(cellStyle, figureStyle)}>{formatExact(bar.count)}</td>
                {imageSources.map((source) => (
                  <td key={source} className={classes(cellStyle, figureStyle, 'hidden @3xl:table-cell')}>
                    {formatExact(bar.served[source])}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </DenseTable>
    </div>
  );
}

export function ChartSkeleton() {
  return (
    <div className="mt-8">
      <Skeleton className="mb-6 w-64 max-w-full" />
      <div className="flex h-44 items-end gap-1 border-b pl-10">
        {[40, 55, 35, 60, 75, 70, 50, 65, 80, 45, 30, 55].map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing but their place tells them apart
          <div key={index} className="shimmer flex-1 rounded-t-sm" style={{ height: `${height}%` }} />
        ))}
      </div>
    </div>
  );
}
