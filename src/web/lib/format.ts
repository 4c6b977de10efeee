const language = 'en';

const compactNumber = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
const exactNumber = new Intl.NumberFormat(language);
const percentNumber = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const smallPercentNumber = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
const ratePercentNumber = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const exactMoment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const exactDay = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
const longRelative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
const narrowRelative = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'narrow' });

/** 1,234,567 as "1.2M". */
export function formatCompact(value: number): string {
  return compactNumber.format(value);
}

export function formatExact(value: number): string {
  return exactNumber.format(value);
}

/** "1 creator", "1,034 creators". */
export function formatCounted(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatExact(value)} ${value === 1 ? singular : plural}`;
}

export function formatPercent(share: number): string {
  return percentNumber.format(share);
}

/** A rate, such as engagement: "3.4%", small ones finer: "0.42%". */
export function formatRate(share: number): string {
  return (share < 0.01 ? smallPercentNumber : ratePercentNumber).format(share);
}

export function formatMoment(moment: string): string {
  return exactMoment.format(new Date(moment));
}

export function formatDay(moment: string): string {
  return exactDay.format(new Date(moment));
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "2 hours ago", or narrow "2h ago"; anything within a minute is "just now". */
export function formatRelative(moment: string, now: number, style: 'long' | 'narrow' = 'long'): string {
  const elapsedMs = new Date(moment).getTime() - now;
  const formatter = style === 'long' ? longRelative : narrowRelative;
  for (const [unit, unitMs] of units) {
    if (Math.abs(elapsedMs) >= unitMs) return formatter.format(Math.trunc(elapsedMs / unitMs), unit);
  }
  return 'just now';
}

/** "14 s", "2 min 5 s", "1 h 4 min". */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "Ada", "Ada and Bo", "Ada, Bo, and Cy". */
export function formatList(parts: string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
