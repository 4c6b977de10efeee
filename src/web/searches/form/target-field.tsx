import { useState } from 'react';
import { maximumTarget } from '../../../domain/search.ts';
import { FieldNote, fieldNote } from '../../components/ui/field.tsx';
import { Input } from '../../components/ui/input.tsx';
import { SegmentedControl } from '../../components/ui/segmented-control.tsx';
import { formatCounted, formatExact } from '../../lib/format.ts';
import { type ModeCost, searchCost } from './search-cost.ts';

const offered = [100, 500, 1000];
const own = 'own';
const id = 'target';

interface TargetFieldProps {
  /** NaN while an own number is being typed and is none. */
  target: number;
  onChange: (target: number) => void;
  cost: ModeCost | undefined;
  error: string | undefined;
}

export function TargetField({ target, onChange, cost, error }: TargetFieldProps) {
  const [typing, setTyping] = useState(!offered.includes(target));
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-13">How many creators</span>
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedControl
          label="How many creators"
          size="large"
          value={typing ? own : String(target)}
          onChange={(value) => {
            setTyping(value === own);
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
            autoFocus
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
      <FieldNote id={id} error={error} hint={cost && costSentence(cost, target)} />
    </div>
  );
}

function costSentence(cost: ModeCost, target: number): string | undefined {
  if (!Number.isInteger(target) || target < 1 || target > maximumTarget) return undefined;
  const { credits, pages } = searchCost(cost, target);
  const parts = `${formatCounted(pages, 'page')} of posts and ${formatCounted(target, 'profile')}`;
  return `Up to ${formatCounted(credits, 'credit')} (${parts}); less when there are fewer creators.`;
}
