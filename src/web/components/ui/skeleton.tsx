import { classes } from '../../lib/classes.ts';

/** Stands where something will be. Hidden from screen readers: the list around it says that it is loading. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('shimmer block h-3 rounded-sm', className)} />;
}
