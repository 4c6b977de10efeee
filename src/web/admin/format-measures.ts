const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** "980 B", "1.2 GB": in thousands, as disks are sold. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), byteUnits.length - 1);
  return `${oneDecimal.format(bytes / 1000 ** power)} ${byteUnits[power]}`;
}

/** "0.4 ms", "143 ms", "1.4 s": as exact as it matters. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 9.95) return `${oneDecimal.format(milliseconds)} ms`;
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  return `${oneDecimal.format(milliseconds / 1000)} s`;
}
