const units = [
  { name: 'B', size: 1_000_000_000 },
  { name: 'M', size: 1_000_000 },
  { name: 'K', size: 1_000 },
] as const;

/**
 * A count as the network shows it, "10.3M", and the number that the provider reads out of it. Product of a decimal
 * fraction, it may be a hair beside the whole: 16399999.999999998 was recorded.
 */
export function shortCount(count: number): { text: string; count: number } {
  const unit = units.find(({ size }) => count >= size);
  if (unit === undefined) return { text: String(count), count };
  const shown = Number((count / unit.size).toPrecision(3));
  return { text: `${shown}${unit.name}`, count: shown * unit.size };
}
