import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Popover } from '../../components/ui/popover.tsx';
import { classes } from '../../lib/classes.ts';
import { foldText } from '../../lib/filter-words.ts';
import { formatExact } from '../../lib/format.ts';
import { ChoiceRow } from '../results/filter-fields.tsx';
import type { CodeChoice } from './code-choices.ts';

interface CodesFieldProps {
  id: string;
  label: string;
  /** What is said when nothing is chosen, as in "Any language". */
  anyTitle: string;
  /** Made only when the list is opened. */
  choices: () => CodeChoice[];
  nameOf: (code: string) => string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** As many as a search may name. */
const mostChosen = 30;
const mostNamed = 3;

/** Any of many, found by typing. */
export function CodesField({ id, label, anyTitle, choices, nameOf, chosen, onChange }: CodesFieldProps) {
  const named = chosen.slice(0, mostNamed).map(nameOf).join(', ');
  const more = chosen.length - mostNamed;
  return (
    <Popover
      label={label}
      className="w-80"
      trigger={
        <button
          type="button"
          id={id}
          className="flex h-9 w-full items-center gap-2 rounded-md border border-line-strong bg-raised pr-2 pl-3 text-left text-sm transition-colors hover:border-ink-faint"
        >
          <span className="sr-only">{label}: </span>
          <span className={classes('min-w-0 flex-1 truncate', chosen.length === 0 && 'text-ink-faint')}>
            {chosen.length === 0 ? anyTitle : named}
            {more > 0 && <span className="text-ink-muted"> + {formatExact(more)}</span>}
          </span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
        </button>
      }
    >
      <ChoiceList label={label} choices={choices} chosen={chosen} onChange={onChange} />
    </Popover>
  );
}

/** Those chosen before it was opened stand first; none moves while one chooses. */
function ChoiceList({
  label,
  choices,
  chosen,
  onChange,
}: Pick<CodesFieldProps, 'label' | 'choices' | 'chosen' | 'onChange'>) {
  const [text, setText] = useState('');
  const [all] = useState(() => {
    const list = choices();
    const isFirst = ({ code }: CodeChoice) => chosen.includes(code);
    return [...list.filter(isFirst), ...list.filter((choice) => !isFirst(choice))];
  });
  const wanted = foldText(text.trim());
  const shown = all.filter(({ code, name }) => foldText(name).includes(wanted) || foldText(code) === wanted);
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="mb-1.5 flex items-center gap-2">
        <input
          type="search"
          aria-label={`Find: ${label}`}
          placeholder="Find…"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-8 w-full min-w-0 rounded-md border border-line-strong bg-raised px-2 text-13 placeholder:text-ink-faint focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0"
        />
        {chosen.length > 0 && (
          <button
            type="button"
            onClick={() => onChange([])}
            className="h-8 shrink-0 rounded-md px-2 text-ink-muted hover:bg-hover hover:text-ink"
          >
            Clear
          </button>
        )}
      </div>
      <ul className="-mx-1 max-h-68 overflow-y-auto">
        {shown.map(({ code, name }) => (
          <li key={code}>
            <ChoiceRow
              type="checkbox"
              name={name}
              checked={chosen.includes(code)}
              disabled={chosen.length >= mostChosen && !chosen.includes(code)}
              onChange={(checked) =>
                onChange(checked ? [...chosen, code] : chosen.filter((other) => other !== code))
              }
            />
          </li>
        ))}
        {shown.length === 0 && <li className="px-1 py-1.5 text-ink-muted">Nothing of that name.</li>}
      </ul>
    </fieldset>
  );
}
