import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from '../../lib/classes.ts';

interface SegmentedControlProps<Value extends string> {
  /** What is chosen, for those who do not see it. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: { value: Value; content: ReactNode; label?: string }[];
  size?: 'small' | 'medium' | 'large';
  className?: string;
}

/** One of a few, all in view. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, onChange, options, size = 'medium', className } = props;
  return (
    <RadioGroup.Root
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={classes('inline-flex gap-0.5 rounded-lg border bg-sunken p-0.5', className)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          {...(option.label === undefined ? {} : { 'aria-label': option.label })}
          className={classes(
            'inline-flex items-center justify-center gap-2 rounded-md font-medium text-ink-muted text-13 transition-colors hover:text-ink',
            'data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-[0_0_0_1px_var(--line-strong)]',
            { small: 'h-6 px-1.5', medium: 'h-7 px-2.5', large: 'h-9 flex-1 px-4 text-sm' }[size],
          )}
        >
          {option.content}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
