import { type ReactNode, useState } from 'react';
import { FieldNote, fieldNote } from '../../components/ui/field.tsx';
import { Input } from '../../components/ui/input.tsx';
import { countryName, languageName } from '../../lib/code-names.ts';
import { ChoiceRow } from '../results/filter-fields.tsx';
import { countryChoices, languageChoices } from './code-choices.ts';
import { CodesField } from './codes-field.tsx';
import type { FilterDraft, FilterErrors, FlagName, RangeDraft, RangeName } from './filter-draft.ts';
import { RangeField } from './range-field.tsx';

const ranges: { name: RangeName; title: string; unit?: string; placeholders: RangeDraft }[] = [
  { name: 'followers', title: 'Followers', placeholders: { from: '10k', to: '500k' } },
  { name: 'engagement', title: 'Engagement', unit: '%', placeholders: { from: '2', to: 'any' } },
  { name: 'views', title: 'Views a post', placeholders: { from: '5k', to: 'any' } },
];
const codes = [
  {
    name: 'languages',
    title: 'Language',
    anyTitle: 'Any language',
    choices: languageChoices,
    nameOf: languageName,
  },
  {
    name: 'countries',
    title: 'Country',
    anyTitle: 'Any country',
    choices: countryChoices,
    nameOf: countryName,
  },
] as const;

const flags: { name: FlagName; title: string }[] = [
  { name: 'hasEmail', title: 'Has an e-mail address' },
  { name: 'verified', title: 'Verified' },
  { name: 'notPrivate', title: 'Not private' },
  { name: 'notSeen', title: 'New to my searches' },
];

interface FilterFieldsProps {
  draft: FilterDraft;
  onChange: (draft: FilterDraft) => void;
  errors: FilterErrors;
}

export function FilterFields({ draft, onChange, errors }: FilterFieldsProps) {
  const set = (part: Partial<FilterDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-[120px_1fr]">
      {ranges.map(({ name, title, ...looks }) => (
        <Row key={name} id={idOf(name)} title={title}>
          <RangeField
            id={idOf(name)}
            label={title}
            {...looks}
            range={draft[name]}
            onChange={(range) => set({ [name]: range })}
            error={errors[name]}
          />
        </Row>
      ))}
      {codes.map(({ name, title, ...looks }) => (
        <Row key={name} id={idOf(name)} title={title}>
          <CodesField
            id={idOf(name)}
            label={title}
            {...looks}
            chosen={draft[name]}
            onChange={(chosen) => set({ [name]: chosen })}
          />
        </Row>
      ))}
      <Row id={idOf('postedWithinDays')} title="Last post">
        <DaysField
          days={draft.postedWithinDays}
          onChange={(postedWithinDays) => set({ postedWithinDays })}
          error={errors.postedWithinDays}
        />
      </Row>
      <fieldset className="-mx-1 grid gap-x-4 sm:col-start-2 sm:grid-cols-2">
        <legend className="sr-only">And only those who are or have</legend>
        {flags.map(({ name, title }) => (
          <ChoiceRow
            key={name}
            type="checkbox"
            name={title}
            checked={draft[name]}
            onChange={(checked) => set({ [name]: checked })}
          />
        ))}
      </fieldset>
    </div>
  );
}

function idOf(name: keyof FilterDraft): string {
  return `filter-${name}`;
}

function Row({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <>
      <label htmlFor={id} className="font-medium text-13 max-sm:-mb-1.5 sm:leading-9">
        {title}
      </label>
      {children}
    </>
  );
}

interface DaysFieldProps {
  days: string;
  onChange: (days: string) => void;
  error: string | undefined;
}

function DaysField({ days, onChange, error }: DaysFieldProps) {
  const [typing, setTyping] = useState(false);
  const id = idOf('postedWithinDays');
  const shownError = typing ? undefined : error;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2 text-13 text-ink-muted">
        within
        <Input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          placeholder="30"
          value={days}
          aria-invalid={shownError !== undefined}
          aria-describedby={fieldNote(id)}
          onChange={(event) => {
            setTyping(true);
            onChange(event.target.value);
          }}
          onBlur={() => setTyping(false)}
          className="figures h-9 w-20"
        />
        days
      </div>
      <FieldNote id={id} error={shownError} />
    </div>
  );
}
