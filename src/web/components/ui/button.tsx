import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { classes } from '../../lib/classes.ts';

const buttonStyle = cva(
  [
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium',
    'transition-colors duration-150 disabled:opacity-50 aria-disabled:opacity-50',
    '[&_svg]:pointer-events-none [&_svg]:shrink-0',
  ],
  {
    variants: {
      look: {
        primary: 'bg-accent text-white hover:bg-accent-hover',
        secondary: 'border bg-raised text-ink hover:border-line-strong hover:bg-hover',
        quiet: 'text-ink-muted hover:bg-hover hover:text-ink',
        danger: 'bg-bad text-white hover:opacity-90 dark:text-ground',
      },
      size: {
        small: 'h-7 px-2 text-13 [&_svg]:size-3.5',
        medium: 'h-8 px-3 text-13 [&_svg]:size-4',
        large: 'h-10 px-4 text-sm [&_svg]:size-4',
        icon: 'size-8 [&_svg]:size-4',
        smallIcon: 'size-7 [&_svg]:size-3.5',
      },
    },
    defaultVariants: { look: 'secondary', size: 'medium' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyle> {
  /** Gives the look to the child, such as a link, instead of drawing a button. */
  asChild?: boolean;
}

export function Button({ look, size, asChild = false, className, ...rest }: ButtonProps) {
  const Component = asChild ? Slot.Root : 'button';
  return (
    <Component
      {...(asChild ? {} : { type: 'button' })}
      className={classes(buttonStyle({ look, size }), className)}
      {...rest}
    />
  );
}
