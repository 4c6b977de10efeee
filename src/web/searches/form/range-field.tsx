import { type FocusEvent, Fragment, useState } from 'react';
import { FieldNote, fieldNote } from '../../components/ui/field.tsx';
import { Input } from '../../components/ui/input.tsx';
import type { RangeDraft } from './filter-draft.ts';

interface RangeFieldProps {
  /** Of the first of the two fields. */
  id: string;
  label: string;
  /** Behind the numbers, as "%". */
  unit?: string;
  placeholders: RangeDraft;
  range: RangeDraft;
  onChange: (range: RangeDraft) => void;
  error: string | undefined;
}

const ends = ['from', 'to'] as const;

/** From-to. What is wrong is said once one has left the two fields: while it is typed it may be half there. */
export function RangeField({ id, label, unit, placeholders, range, onChange, error }: RangeFieldProps) {
  const [typing, setTyping] = useState(false);
  const shownError = typing ? undefined : error;
  const onBlur = (event: FocusEvent<HTMLFieldSetElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setTyping(false);
  };
  return (
    <fieldset className="min-w-0" onBlur={onBlur}>
      <legend className="sr-only">{label}</legend>
      <div className="flex items-center gap-2 text-13 text-ink-muted">
        {ends.map((end) => (
          <Fragment key={end}>
            {end === 'to' && <span aria-hidden>to</span>}
            <Input
              {...(end === 'from' ? { id } : {})}
              autoComplete="off"
              aria-label={`${label} ${end}`}
              placeholder={placeholders[end]}
              value={range[end]}
              aria-invalid={shownError !== undefined}
              aria-describedby={fieldNote(id)}
              onChange={(event) => {
                setTyping(true);
                onChange({ ...range, [end]: event.target.value });
              }}
              className="figures h-9 min-w-0 sm:w-28"
            />
          </Fragment>
        ))}
        {unit !== undefined && <span>{unit}</span>}
      </div>
      <div className="mt-1 empty:hidden">
        <FieldNote id={id} error={shownError} />
      </div>
    </fieldset>
  );
}
