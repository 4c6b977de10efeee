import type { ComponentProps } from 'react';
import { classes } from '../../lib/classes.ts';

const inputStyle = [
  'w-full rounded-md border border-line-strong bg-raised px-3 text-sm text-ink placeholder:text-ink-faint',
  'transition-colors hover:border-ink-faint focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0',
  'aria-invalid:border-bad aria-invalid:outline-bad disabled:opacity-60',
].join(' ');

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classes(inputStyle, 'h-10', className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={classes(inputStyle, 'min-h-20 resize-y py-2', className)} {...rest} />;
}
