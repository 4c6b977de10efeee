/** The middle of several measurements; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

/** The smallest measurement that at least this share of all does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is no percentile of nothing.');
  return value;
}

/** A median with the smallest and the largest: `25.6 (25.4-26.1)`. */
export function spread(values: readonly number[], digits: number): string {
  const show = (value: number) => value.toFixed(digits);
  if (values.length === 1) return show(median(values));
  return `${show(median(values))} (${show(Math.min(...values))}-${show(Math.max(...values))})`;
}
