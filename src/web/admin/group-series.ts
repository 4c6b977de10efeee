import { type ImageSource, type ImageStatisticsView, imageSources } from '../../domain/image-statistics.ts';
import type { ImageRange } from './images-parameters.ts';

/** One bar of the chart: an hour, a quarter of a day or a day, as the viewer's clock has them. */
export interface ServedBar {
  start: Date;
  end: Date;
  served: Record<ImageSource, number>;
  count: number;
}

const hourMs = 3_600_000;

/** Some thirty bars, whatever the range. */
export function groupSeries(series: ImageStatisticsView['series'], range: ImageRange): ServedBar[] {
  const bars: (ServedBar & { name: string })[] = [];
  for (const { hour, served } of series) {
    const start = new Date(hour);
    const name = barName(start, range);
    let bar = bars.at(-1);
    if (bar?.name !== name) {
      bar = { name, start, end: start, served: nothing(), count: 0 };
      bars.push(bar);
    }
    bar.end = new Date(start.getTime() + hourMs);
    for (const source of imageSources) {
      bar.served[source] += served[source];
      bar.count += served[source];
    }
  }
  return bars.map(({ name: _, ...bar }) => bar);
}

function barName(start: Date, range: ImageRange): string {
  if (range === 'day') return start.toISOString();
  const day = start.toDateString();
  return range === 'month' ? day : `${day} ${Math.floor(start.getHours() / 6)}`;
}

function nothing(): Record<ImageSource, number> {
  return { memory: 0, store: 0, 'not-modified': 0, network: 0, placeholder: 0 };
}

/** The next round number, where the scale ends; its half, which stands there too, is a whole one. */
export function scaleTop(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  const tops = [1, 2, 3, 4, 5, 6, 8, 10].map((multiple) => multiple * power);
  return tops.find((top) => top >= largest && top % 2 === 0) ?? 10 * power;
}

/** "Nov 21, 2 – 3 PM", or the day alone. */
export function barTitle({ start, end }: Pick<ServedBar, 'start' | 'end'>, range: ImageRange): string {
  return range === 'month' ? dayTitle.format(start) : hoursTitle.formatRange(start, end);
}

/** Below the bars that have one: every sixth hour, every midnight, every fifth day. */
export function barTick(
  { start }: Pick<ServedBar, 'start'>,
  index: number,
  range: ImageRange,
): string | null {
  if (range === 'day') return start.getHours() % 6 === 0 ? hourTick.format(start) : null;
  if (range === 'week') return start.getHours() === 0 ? weekdayTick.format(start) : null;
  return index % 5 === 0 ? dayTick.format(start) : null;
}

const dayTitle = new Intl.DateTimeFormat('en', { weekday: 'short', month: 'short', day: 'numeric' });
const hoursTitle = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', hour: 'numeric' });
const hourTick = new Intl.DateTimeFormat('en', { hour: 'numeric' });
const weekdayTick = new Intl.DateTimeFormat('en', { weekday: 'short' });
const dayTick = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });
