import { type ReactNode, useEffect, useId, useState } from 'react';
import { Count, Toggle } from '../../components/pill.tsx';
import { classes } from '../../lib/classes.ts';
import { foldText } from '../../lib/filter-words.ts';
import { rangeText } from '../filter-phrases.ts';

interface Range {
  from?: number | undefined;
  to?: number | undefined;
}

interface RangeFieldProps {
  label: string;
  range: Range | undefined;
  presets: Range[];
  /** As it stands in the fields, and back; null for what is no number. */
  format: (value: number) => string;
  parse: (text: string) => number | null;
  /** What the numbers count, where that is not plain. */
  unit?: string;
  onChange: (range: Range | undefined) => void;
}

/** From-to: usual ranges at a click, own numbers in two fields. */
export function RangeField({ label, range, presets, format, parse, unit = '', onChange }: RangeFieldProps) {
  const change = (end: 'from' | 'to', value: number | undefined) => {
    const { [end]: _, ...other } = range ?? {};
    const next: Range = value === undefined ? other : { ...other, [end]: value };
    onChange(next.from === undefined && next.to === undefined ? undefined : inOrder(next));
  };
  return (
    <>
      <ul aria-label={`Usual: ${label}`} className="flex flex-wrap gap-1.5">
        {presets.map((preset) => {
          const pressed = preset.from === range?.from && preset.to === range?.to;
          return (
            <li key={rangeText(preset, format)}>
              <Toggle
                pressed={pressed}
                onToggle={() => onChange(pressed ? undefined : preset)}
                aria-label={rangeText(preset, format)}
                className="figures h-7 px-2"
              >
                {preset.to === undefined ? `${format(preset.from ?? 0)}+` : rangeText(preset, format)}
              </Toggle>
            </li>
          );
        })}
      </ul>
      <div className="mt-2 flex items-center gap-2">
        <NumberInput
          label={`${label} from`}
          placeholder={`From ${unit}`.trim()}
          value={range?.from}
          format={format}
          parse={parse}
          onChange={(value) => change('from', value)}
        />
        <span aria-hidden className="text-ink-faint">
          –
        </span>
        <NumberInput
          label={`${label} to`}
          placeholder={`To ${unit}`.trim()}
          value={range?.to}
          format={format}
          parse={parse}
          onChange={(value) => change('to', value)}
        />
      </div>
    </>
  );
}

/** Whoever writes them the wrong way round means the range between. */
function inOrder({ from, to }: Range): Range {
  return from !== undefined && to !== undefined && from > to ? { from: to, to: from } : { from, to };
}

interface NumberInputProps extends Pick<RangeFieldProps, 'format' | 'parse'> {
  label: string;
  placeholder: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function NumberInput({ label, placeholder, value, format, parse, onChange }: NumberInputProps) {
  const shown = value === undefined ? '' : format(value);
  const [draft, setDraft] = useState(shown);
  useEffect(() => setDraft(shown), [shown]);
  const number = parse(draft);
  const wrong = draft.trim() !== '' && number === null;
  const commit = () => {
    // What was not touched keeps its exact value, which the field shows rounded.
    if (wrong || draft === shown) return;
    onChange(number ?? undefined);
  };
  return (
    <input
      aria-label={label}
      aria-invalid={wrong}
      placeholder={placeholder}
      inputMode="text"
      autoComplete="off"
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      className="figures h-8 w-full min-w-0 rounded-md border border-line-strong bg-raised px-2 text-13 placeholder:text-ink-faint focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-bad"
    />
  );
}

interface Choice {
  value: string;
  count: number;
}

interface ChoicesFieldProps {
  label: string;
  choices: Choice[];
  chosen: string[];
  nameOf: (value: string) => string;
  onChange: (chosen: string[] | undefined) => void;
}

/** More are looked through by typing. */
const mostAtAGlance = 10;
/** As many as a query may name. */
const mostChosen = 30;

/** Any of several, each with how many it would leave. */
export function ChoicesField({ label, choices, chosen, nameOf, onChange }: ChoicesFieldProps) {
  const [text, setText] = useState('');
  // What is chosen stays in the list, though the other filters leave nobody of it.
  const absent = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...absent.map((value) => ({ value, count: 0 }))];
  const shown = all.filter(({ value }) => foldText(nameOf(value)).includes(foldText(text.trim())));
  if (all.length === 0) return <p className="text-ink-muted">Not known of anybody here yet.</p>;
  const toggle = (value: string, checked: boolean) => {
    const next = checked ? [...chosen, value] : chosen.filter((other) => other !== value);
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      {all.length > mostAtAGlance && (
        <input
          type="search"
          aria-label={`Find: ${label}`}
          placeholder="Find…"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mb-1.5 h-8 w-full rounded-md border border-line-strong bg-raised px-2 text-13 placeholder:text-ink-faint focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0"
        />
      )}
      <ul className="-mx-1 max-h-68 overflow-y-auto">
        {shown.map(({ value, count }) => (
          <li key={value}>
            <ChoiceRow
              type="checkbox"
              name={nameOf(value)}
              count={count}
              checked={chosen.includes(value)}
              disabled={chosen.length >= mostChosen && !chosen.includes(value)}
              onChange={(checked) => toggle(value, checked)}
            />
          </li>
        ))}
        {shown.length === 0 && <li className="px-1 py-1.5 text-ink-muted">Nothing of that name.</li>}
      </ul>
    </fieldset>
  );
}

interface OneOfFieldProps {
  label: string;
  /** What it is called when nothing is chosen. */
  anyTitle: string;
  options: { value: string; count: number }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** One of several, or any. */
export function OneOfField({ label, anyTitle, options, value, onChange }: OneOfFieldProps) {
  const group = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <ul className="-mx-1 max-h-68 overflow-y-auto">
        {[{ value: undefined, count: undefined }, ...options].map((option) => (
          <li key={option.value ?? ''}>
            <ChoiceRow
              type="radio"
              group={group}
              name={option.value ?? anyTitle}
              count={option.count}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface ChoiceRowProps {
  type: 'checkbox' | 'radio';
  /** Radios of one name exclude each other. */
  group?: string;
  name: string;
  count?: number | undefined;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function ChoiceRow({ type, group, name, count, checked, disabled = false, onChange }: ChoiceRowProps) {
  return (
    <label
      className={classes(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-1 hover:bg-hover',
        disabled && 'opacity-50',
      )}
    >
      <input
        type={type}
        {...(group === undefined ? {} : { name: group })}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
      {count !== undefined && <Count value={count} />}
    </label>
  );
}

export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t py-3 first:border-t-0 first:pt-0 last:pb-0">
      <h3 className="mb-2 font-medium text-ink-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}
