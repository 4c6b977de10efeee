import type { ReactNode } from 'react';
import { maximumQueries, type SearchMode } from '../../../domain/search.ts';
import { FieldNote } from '../../components/ui/field.tsx';
import { classes } from '../../lib/classes.ts';
import { AddingInput } from './adding-input.tsx';
import { addQueries, readQueries } from './queries-given.ts';
import type { QueryList, QueryListProps } from './use-query-list.ts';

const id = 'queries';
const once = 'is searched on its own; a creator found by several is listed once.';

const words: Record<SearchMode, { label: string; placeholder: string; hint: string }> = {
  keyword: {
    label: 'Keywords',
    placeholder: 'Type a keyword and press Enter, or paste a list',
    hint: `Each keyword ${once}`,
  },
  hashtag: {
    label: 'Hashtags',
    placeholder: 'Type a hashtag and press Enter, or paste a list',
    hint: `Each hashtag ${once}`,
  },
  similar: {
    label: 'Creators to start from',
    placeholder: '@handle, or the address of a profile',
    hint: `Up to ${maximumQueries}. With several, creators who are close to all of them rank first.`,
  },
};

/** Before a query of the mode, where it is shown alone. */
export const queryPrefixes: Record<SearchMode, string> = { keyword: '', hashtag: '#', similar: '@' };

interface QueryBoxProps extends QueryListProps {
  list: QueryList;
  /** Entries within the box, as chips are. */
  chips?: ReactNode;
  /** Entries below the box, as cards are. */
  cards?: ReactNode;
}

/** What is searched by: a box to type or paste into, and what was taken from it. */
export function QueryBox({ list, chips, cards, ...props }: QueryBoxProps) {
  const { mode, queries, draft, onDraft, error, examples } = props;
  const { label, placeholder, hint } = words[mode];
  const problems = [error, list.problem].filter((text) => text != null).join(' ');
  const left = examples.filter((example) => addQueries(mode, queries, example).duplicates.length === 0);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="font-medium text-13">
          {label}
        </label>
        <span className="figures text-ink-muted text-xs">
          {queries.length}/{maximumQueries}
        </span>
      </div>
      <div
        className={classes(
          'flex min-h-12 cursor-text flex-wrap items-center gap-1.5 rounded-lg border border-line-strong bg-raised p-2 transition-colors focus-within:border-accent-text focus-within:outline-1 focus-within:outline-accent-text hover:border-ink-faint',
          error !== undefined && 'border-bad focus-within:border-bad focus-within:outline-bad',
        )}
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          list.inputReference.current?.focus();
        }}
      >
        {chips}
        <AddingInput
          id={id}
          inputReference={list.inputReference}
          draft={draft}
          onDraft={onDraft}
          onAdd={list.add}
          onRemoveLast={() => {
            const last = queries.at(-1);
            if (last !== undefined) list.remove(last);
          }}
          // An address is whole as it is pasted; of words, only a list is.
          addsPasted={(text) => readQueries(mode, text).length > 1 || text.includes('/')}
          invalid={error !== undefined}
          placeholder={queries.length === 0 || mode === 'similar' ? placeholder : ''}
        />
      </div>
      {cards}
      <FieldNote id={id} error={problems === '' ? undefined : problems} hint={hint} />
      {left.length > 0 && queries.length < maximumQueries && (
        <Examples examples={left} prefix={queryPrefixes[mode]} onChoose={list.add} />
      )}
    </div>
  );
}

interface ExamplesProps {
  examples: string[];
  prefix: string;
  onChoose: (example: string) => void;
}

function Examples({ examples, prefix, onChoose }: ExamplesProps) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-13 text-ink-muted">
      For example
      {examples.map((example) => (
        <button
          key={example}
          type="button"
          onClick={() => onChoose(example)}
          className="h-6 max-w-full truncate rounded-full border px-2.5 text-ink text-xs transition-colors hover:border-line-strong hover:bg-hover"
        >
          {prefix}
          {example}
        </button>
      ))}
    </p>
  );
}
