import { describe, expect, it } from 'vitest';
import type { ImageStatisticsView } from '../../domain/image-statistics.ts';
import { barTick, groupSeries, scaleTop } from './group-series.ts';

/** Hours by the clock of this machine, as a viewer has them. */
function hoursFrom(start: Date, hours: number): ImageStatisticsView['series'] {
  return Array.from({ length: hours }, (_, index) => ({
    hour: new Date(start.getTime() + index * 3_600_000).toISOString(),
    served: { memory: 2, store: 0, 'not-modified': 0, network: 1, placeholder: 0 },
  }));
}

describe('groupSeries', () => {
  it('keeps the hours of a day apart', () => {
    const bars = groupSeries(hoursFrom(new Date(2026, 10, 20, 15), 24), 'day');
    expect(bars).toHaveLength(24);
    expect(bars.every(({ count, served }) => count === 3 && served.memory === 2)).toBe(true);
  });

  it('makes quarters of days, of which the first and the last may be short', () => {
    const bars = groupSeries(hoursFrom(new Date(2026, 10, 10, 4), 21), 'week');
    expect(bars.map(({ count }) => count / 3)).toEqual([2, 6, 6, 6, 1]);
    expect(bars.map(({ start }) => start.getHours())).toEqual([4, 6, 12, 18, 0]);
    expect(bars[0]?.end).toEqual(bars[1]?.start);
  });

  it("makes days of the viewer's clock", () => {
    const bars = groupSeries(hoursFrom(new Date(2026, 10, 10, 22), 28), 'month');
    expect(bars.map(({ count }) => count / 3)).toEqual([2, 24, 2]);
    expect(bars.map(({ start }) => start.getDate())).toEqual([10, 11, 12]);
  });
});

describe('scaleTop', () => {
  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [9, 10],
    [11, 20],
    [25, 30],
    [101, 200],
    [950, 1000],
    [1833, 2000],
    [22_700, 30_000],
  ])('%i ends at %i, whose half is whole', (largest, top) => {
    expect(scaleTop(largest)).toBe(top);
  });
});

describe('barTick', () => {
  it('names every sixth hour, every midnight, every fifth day', () => {
    const ticks = (hours: number, range: 'day' | 'week' | 'month') =>
      groupSeries(hoursFrom(new Date(2026, 10, 10, 0), hours), range).map((bar, index) =>
        barTick(bar, index, range),
      );
    expect(ticks(24, 'day').filter((tick) => tick !== null)).toEqual(['12 AM', '6 AM', '12 PM', '6 PM']);
    expect(ticks(48, 'week')).toEqual(['Tue', null, null, null, 'Wed', null, null, null]);
    expect(ticks(24 * 7, 'month')).toEqual(['Nov 10', null, null, null, null, 'Nov 15', null]);
  });
});
