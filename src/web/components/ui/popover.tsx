import { Popover as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from '../../lib/classes.ts';

interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactNode;
  /** What it is, for those who do not see it. */
  label: string;
  align?: 'start' | 'end';
  className?: string;
  children: ReactNode;
}

/** A small panel beside its button, for what is more than a menu. */
export function Popover({ trigger, label, align = 'start', className, children }: PopoverProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={classes(
            'z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border bg-raised p-3 text-13 shadow-float outline-none duration-120',
            'data-[state=open]:animate-in data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98',
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
