import { classes } from '../lib/classes.ts';
import { formatCompact, formatExact } from '../lib/format.ts';

/** What is not known is neither 0 nor empty. */
export function Unknown({ what = 'unknown' }: { what?: string }) {
  return (
    <span data-hover={what} className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">{what}</span>
    </span>
  );
}

/** 1.2M, exact on hover. */
export function Figure({ value, className }: { value: number | null; className?: string }) {
  if (value === null) return <Unknown />;
  return (
    <span
      data-hover={value >= 1000 ? formatExact(value) : undefined}
      className={classes('figures', className)}
    >
      {formatCompact(value)}
    </span>
  );
}
