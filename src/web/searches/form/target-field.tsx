import { useState } from 'react';
import { maximumTarget } from '../../../domain/search.ts';
import { FieldNote, fieldNote } from '../../components/ui/field.tsx';
import { Input } from '../../components/ui/input.tsx';
import { SegmentedControl } from '../../components/ui/segmented-control.tsx';
import { formatExact } from '../../lib/format.ts';

const offered = [100, 500, 1000];
const own = 'own';
const id = 'target';

interface TargetFieldProps {
  /** NaN while an own number is being typed and is none. */
  target: number;
  onChange: (target: number) => void;
  error: string | undefined;
}

export function TargetField({ target, onChange, error }: TargetFieldProps) {
  const [typing, setTyping] = useState(!offered.includes(target));
  /** A number that the address gave is not to take the focus. */
  const [chosen, setChosen] = useState(false);
  return (
    <div className="flex flex-col gap-1.5 max-sm:w-full">
      <span aria-hidden className="font-medium text-13">
        How many creators
      </span>
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          label="How many creators"
          size="large"
          className="max-sm:flex max-sm:w-full"
          value={typing ? own : String(target)}
          onChange={(value) => {
            setTyping(value === own);
            setChosen(true);
            if (value !== own) onChange(Number(value));
          }}
          options={[
            ...offered.map((count) => ({ value: String(count), content: formatExact(count) })),
            { value: own, content: 'Other' },
          ]}
        />
        {typing && (
          <Input
            id={id}
            type="number"
            inputMode="numeric"
            min={1}
            max={maximumTarget}
            step={1}
            autoFocus={chosen}
            onFocus={(event) => event.target.select()}
            value={Number.isNaN(target) ? '' : target}
            aria-label="Number of creators"
            aria-invalid={error !== undefined}
            aria-describedby={fieldNote(id)}
            onChange={(event) => onChange(event.target.valueAsNumber)}
            className="figures w-28"
          />
        )}
      </div>
      <FieldNote id={id} error={error} />
    </div>
  );
}
