import type { ComponentProps } from 'react';
import { classes } from '../lib/classes.ts';
import { formatExact } from '../lib/format.ts';

/** The look of something that narrows or chooses; pressed, it does. */
export function pillStyle(pressed: boolean): string {
  return classes(
    'inline-flex h-8 max-w-full items-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 font-medium text-13 transition-colors',
    pressed
      ? 'border-accent-line bg-accent-soft text-accent-text'
      : 'border-line text-ink-muted hover:border-line-strong hover:text-ink',
  );
}

interface ToggleProps extends Omit<ComponentProps<'button'>, 'onClick'> {
  pressed: boolean;
  onToggle: () => void;
}

export function Toggle({ pressed, onToggle, className, ...rest }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onToggle}
      className={classes(pillStyle(pressed), className)}
      {...rest}
    />
  );
}

/** How many a choice would leave. */
export function Count({ value, className }: { value: number; className?: string }) {
  return (
    <span className={classes('figures font-normal text-ink-muted', className)}>{formatExact(value)}</span>
  );
}
