import { ChevronDown, Mail } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Search } from '../../../domain/search.ts';
import { TextFilter } from '../../components/text-filter.tsx';
import { Menu, MenuRadioGroup, MenuRadioItem } from '../../components/ui/menu.tsx';
import { classes } from '../../lib/classes.ts';
import { formatExact } from '../../lib/format.ts';
import { usePhone } from '../../lib/use-media-query.ts';
import type { ResultsParameters } from './results-parameters.ts';
import type { useResultsView } from './use-results-view.ts';

interface ResultsFiltersProps {
  search: Search;
  view: ResultsParameters;
  onChange: ReturnType<typeof useResultsView>['change'];
}

/** Text, has-e-mail, keyword: narrow what is shown. */
export function ResultsFilters({ search, view, onChange }: ResultsFiltersProps) {
  return (
    <>
      <TextFilter
        label="Filter the creators"
        text={view.q ?? ''}
        onChange={(q) => onChange({ q: q === '' ? undefined : q })}
      />
      <Toggle
        pressed={view.email === true}
        onToggle={() => onChange({ email: view.email === true ? undefined : true })}
      >
        <Mail aria-hidden className="size-3.5" /> Has e-mail
        <Count value={search.counts.withEmail} />
      </Toggle>
      {search.queries.length > 1 && (
        <KeywordFilter
          queries={search.queries}
          keyword={view.keyword}
          onChange={(keyword) => onChange({ keyword })}
        />
      )}
    </>
  );
}

interface KeywordFilterProps {
  queries: Search['queries'];
  keyword: string | undefined;
  onChange: (keyword: string | undefined) => void;
}

/** More do not fit in a line beside the other filters. */
const mostToggles = 3;

function KeywordFilter({ queries, keyword, onChange }: KeywordFilterProps) {
  const phone = usePhone();
  if (phone || queries.length > mostToggles) {
    return <KeywordMenu queries={queries} keyword={keyword} onChange={onChange} />;
  }
  return (
    <ul aria-label="Keywords" className="contents">
      {queries.map((query) => (
        <li key={query.text} className="min-w-0">
          <Toggle
            pressed={keyword === query.text}
            onToggle={() => onChange(keyword === query.text ? undefined : query.text)}
          >
            <KeywordName query={query} />
          </Toggle>
        </li>
      ))}
    </ul>
  );
}

const allKeywords = '';

function KeywordMenu({ queries, keyword, onChange }: KeywordFilterProps) {
  return (
    <Menu
      align="start"
      className="max-w-[min(360px,90vw)]"
      trigger={
        <button type="button" className={toggleStyle(keyword !== undefined)}>
          <span dir="auto" className="max-w-40 truncate">
            {keyword ?? `${queries.length} keywords`}
          </span>
          <ChevronDown aria-hidden className="size-3.5" />
        </button>
      }
    >
      <MenuRadioGroup
        value={keyword ?? allKeywords}
        onValueChange={(value) => onChange(value === allKeywords ? undefined : value)}
      >
        <MenuRadioItem value={allKeywords}>All keywords</MenuRadioItem>
        {queries.map((query) => (
          <MenuRadioItem key={query.text} value={query.text}>
            <KeywordName query={query} />
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}

function KeywordName({ query: { text, status, foundCount } }: { query: Search['queries'][number] }) {
  return (
    <>
      <span dir="auto" className={classes('max-w-56 truncate', status === 'failed' && 'text-bad')}>
        {text}
      </span>
      {status === 'failed' && <span className="sr-only">(failed)</span>}
      <Count value={foundCount} />
    </>
  );
}

interface ToggleProps {
  pressed: boolean;
  onToggle: () => void;
  children: ReactNode;
}

function Toggle({ pressed, onToggle, children }: ToggleProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onToggle} className={toggleStyle(pressed)}>
      {children}
    </button>
  );
}

function toggleStyle(pressed: boolean): string {
  return classes(
    'inline-flex h-8 max-w-full items-center gap-1.5 rounded-md border px-2.5 font-medium text-13 transition-colors',
    pressed
      ? 'border-accent-line bg-accent-soft text-accent-text'
      : 'border-line text-ink-muted hover:border-line-strong hover:text-ink',
  );
}

function Count({ value }: { value: number }) {
  return <span className="figures font-normal">{formatExact(value)}</span>;
}
