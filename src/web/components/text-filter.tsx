import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const typingRestMs = 120;

interface TextFilterProps {
  label: string;
  /** What is filtered by now; empty for nothing. */
  text: string;
  onChange: (text: string) => void;
}

/** Narrows a list to what has these words. */
export function TextFilter({ label, text, onChange }: TextFilterProps) {
  const [draft, setDraft] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address can change without typing: a filter lifted, a step back.
  useEffect(() => setDraft(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: string, delayMs: number) => {
    setDraft(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), delayMs);
  };
  return (
    <div className="relative w-full sm:w-48">
      <Search aria-hidden className="absolute top-2 left-2.5 size-4 text-ink-faint" />
      <input
        type="search"
        dir="auto"
        value={draft}
        aria-label={label}
        placeholder="Filter…"
        onChange={(event) => change(event.target.value, typingRestMs)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || draft === '') return;
          event.stopPropagation();
          change('', 0);
        }}
        className="h-8 w-full rounded-md border border-line-strong bg-raised pr-7 [&::-webkit-search-cancel-button]:hidden pl-8 text-13 placeholder:text-ink-faint hover:border-ink-faint focus-visible:border-accent-text focus-visible:outline-1 focus-visible:outline-offset-0"
      />
      {draft !== '' && (
        <button
          type="button"
          aria-label="Clear the filter"
          onClick={() => change('', 0)}
          className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-sm text-ink-muted hover:bg-hover"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}
