import { Field, fieldNote } from '../../components/ui/field.tsx';
import { Input } from '../../components/ui/input.tsx';

interface CreditLimitFieldProps {
  creditLimit: string;
  onChange: (creditLimit: string) => void;
  error: string | undefined;
}

const id = 'credit-limit';

export function CreditLimitField({ creditLimit, onChange, error }: CreditLimitFieldProps) {
  return (
    <Field id={id} label="Stop at" optional error={error}>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          placeholder="No limit"
          value={creditLimit}
          aria-invalid={error !== undefined}
          aria-describedby={`${fieldNote(id)} cost`}
          onChange={(event) => onChange(event.target.value)}
          className="figures w-28"
        />
        <span className="text-13 text-ink-muted">credits</span>
      </div>
    </Field>
  );
}
