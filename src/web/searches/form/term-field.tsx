import { X } from 'lucide-react';
import { QueryBox, queryPrefixes } from './query-box.tsx';
import { type QueryListProps, useQueryList } from './use-query-list.ts';

/** Keywords or hashtags as chips: Enter or a comma makes one, a pasted list makes many, Backspace takes the last away. */
export function TermField(props: QueryListProps) {
  const list = useQueryList(props);
  const chips = (
    <ul ref={list.listReference} aria-label="Chosen" className="contents">
      {props.queries.map((term) => (
        <TermChip
          key={term}
          term={`${queryPrefixes[props.mode]}${term}`}
          onRemove={() => list.remove(term)}
        />
      ))}
    </ul>
  );
  return <QueryBox {...props} list={list} chips={chips} />;
}

function TermChip({ term, onRemove }: { term: string; onRemove: () => void }) {
  return (
    <li className="flex h-7 max-w-full animate-in items-center gap-0.5 rounded-md bg-accent-soft pr-0.5 pl-2 font-medium text-13 text-accent-text duration-120 fade-in-0 zoom-in-95">
      <span dir="auto" className="truncate">
        {term}
      </span>
      <button
        type="button"
        aria-label={`Remove ${term}`}
        onClick={onRemove}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' || event.key === 'Delete') onRemove();
        }}
        className="flex size-6 items-center justify-center rounded-sm opacity-70 hover:opacity-100"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </li>
  );
}
