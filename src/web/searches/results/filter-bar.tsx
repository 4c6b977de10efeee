import { ChevronDown, Mail, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Count, pillStyle, Toggle } from '../../components/pill.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { Popover } from '../../components/ui/popover.tsx';
import { classes } from '../../lib/classes.ts';
import { usePhone } from '../../lib/use-media-query.ts';
import { filterPhrase, filterTitles, liftFilter, type NarrowingName } from '../filter-phrases.ts';
import { FilterControl, type FilterProps } from './filter-controls.tsx';
import { FieldGroup } from './filter-fields.tsx';

/** Those that most people reach for have a place of their own; the others get one once they are set. */
const alwaysThere: NarrowingName[] = ['followers', 'languages', 'keyword'];
const withPanels: NarrowingName[] = [
  'followers',
  'engagement',
  'views',
  'languages',
  'countries',
  'keyword',
  'postedWithinDays',
];
const flags = ['verified', 'notPrivate', 'notSeen'] as const;

interface FilterBarProps extends FilterProps {
  /** The filters that are set. */
  set: NarrowingName[];
  /** How many keywords there are to choose from. */
  keywordCount: number;
}

/** Everything that narrows what is shown; what is set can be lifted where it stands. */
export function FilterBar({ view, counts, onChange, set, keywordCount }: FilterBarProps) {
  const phone = usePhone();
  const offered = (name: NarrowingName) => name !== 'keyword' || keywordCount > 1 || set.includes(name);
  const lift = (name: NarrowingName) =>
    onChange({ keyword: undefined, text: undefined, ...liftFilter(view, name) });
  const hasEmail = view.filters.hasEmail === true;
  const inBar = withPanels.filter(
    (name) => set.includes(name) || (!phone && alwaysThere.includes(name) && offered(name)),
  );
  return (
    <>
      <TextFilter
        label="Filter the creators"
        text={view.text ?? ''}
        onChange={(text) => onChange({ text: text === '' ? undefined : text })}
      />
      <Toggle
        pressed={hasEmail}
        onToggle={() =>
          hasEmail ? lift('hasEmail') : onChange({ filters: { ...view.filters, hasEmail: true } })
        }
      >
        <Mail aria-hidden className="size-3.5" /> Has e-mail
        {counts !== undefined && <Count value={counts.hasEmail} className={hasEmail ? 'text-inherit' : ''} />}
      </Toggle>
      {inBar.map((name) => (
        <FilterPill
          key={name}
          name={name}
          phrase={set.includes(name) ? filterPhrase(name, view) : null}
          onLift={() => lift(name)}
        >
          <FilterControl name={name} view={view} counts={counts} onChange={onChange} />
        </FilterPill>
      ))}
      {flags
        .filter((name) => set.includes(name))
        .map((name) => (
          <span key={name} className={classes(pillStyle(true), 'pr-0')}>
            {filterTitles[name]}
            <LiftButton what={filterTitles[name]} onLift={() => lift(name)} />
          </span>
        ))}
      <Popover
        label="Filters"
        className="w-80 p-4"
        trigger={
          <button type="button" className={classes(pillStyle(false), 'border-dashed')}>
            <Plus aria-hidden className="size-3.5" /> Filter
          </button>
        }
      >
        {withPanels
          .filter((name) => offered(name) && !inBar.includes(name))
          .map((name) => (
            <FieldGroup key={name} title={filterTitles[name]}>
              <FilterControl name={name} view={view} counts={counts} onChange={onChange} />
            </FieldGroup>
          ))}
        <FieldGroup title="Only those who are">
          <div className="-mx-1">
            {flags.map((name) => (
              <FilterControl key={name} name={name} view={view} counts={counts} onChange={onChange} />
            ))}
          </div>
        </FieldGroup>
      </Popover>
    </>
  );
}

interface FilterPillProps {
  name: NarrowingName;
  /** What it is set to, in words; null when it is not. */
  phrase: string | null;
  onLift: () => void;
  children: ReactNode;
}

function FilterPill({ name, phrase, onLift, children }: FilterPillProps) {
  const title = filterTitles[name];
  return (
    <span className={classes(pillStyle(phrase !== null), 'gap-0 px-0')}>
      <Popover
        label={title}
        trigger={
          <button
            type="button"
            className={classes(
              'inline-flex h-full min-w-0 items-center gap-1.5 rounded-md pl-2.5',
              phrase === null ? 'pr-2' : 'pr-1',
            )}
          >
            <bdi className="max-w-52 truncate">{phrase ?? title}</bdi>
            {phrase === null && <ChevronDown aria-hidden className="size-3.5" />}
          </button>
        }
      >
        {children}
      </Popover>
      {phrase !== null && <LiftButton what={phrase} onLift={onLift} />}
    </span>
  );
}

function LiftButton({ what, onLift }: { what: string; onLift: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Lift the filter: ${what}`}
      onClick={onLift}
      className="flex h-full w-7 items-center justify-center rounded-md hover:bg-accent-line/40"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
