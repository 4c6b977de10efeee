import { type ComponentProps, useEffect, useRef } from 'react';
import { classes } from '../../lib/classes.ts';

interface SelectBoxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'onSelect'> {
  label: string;
  /** Some of several are chosen. */
  partly?: boolean;
  onSelect: (range: boolean) => void;
}

/** Chooses somebody; with shift, all from the one chosen before. */
export function SelectBox({ label, partly = false, onSelect, className, ...rest }: SelectBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = partly;
  }, [partly]);
  return (
    // The target is as large as a finger; the box itself stays small.
    <label className={classes('-m-2 flex shrink-0 cursor-pointer p-2', className)}>
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        className="size-4 cursor-pointer accent-accent"
        onChange={(event) =>
          onSelect(event.nativeEvent instanceof PointerEvent && event.nativeEvent.shiftKey)
        }
        {...rest}
      />
    </label>
  );
}
