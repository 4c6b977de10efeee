import { X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { maximumQueries, splitQueries } from '../../../domain/search.ts';
import { FieldNote, fieldNote } from '../../components/ui/field.tsx';
import { addKeywords } from './keywords.ts';

const id = 'keywords';

interface KeywordFieldProps {
  keywords: string[];
  onChange: (keywords: string[]) => void;
  /** What is typed and not yet a keyword. */
  draft: string;
  onDraft: (draft: string) => void;
  error: string | undefined;
  examples: string[];
}

/** Keywords as chips: Enter or a comma makes one, a pasted list makes many, Backspace takes the last away. */
export function KeywordField({ keywords, onChange, draft, onDraft, error, examples }: KeywordFieldProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const inputReference = useRef<HTMLInputElement>(null);
  const listReference = useRef<HTMLUListElement>(null);

  const add = (text: string) => {
    const added = addKeywords(keywords, splitQueries(text));
    onChange(added.keywords);
    onDraft('');
    setProblem(added.problem);
    for (const duplicate of added.duplicates) shake(listReference, keywords.indexOf(duplicate));
  };
  const remove = (keyword: string) => {
    onChange(keywords.filter((other) => other !== keyword));
    setProblem(null);
    inputReference.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && draft.trim() !== '') {
      event.preventDefault();
      add(draft);
    } else if (event.key === 'Backspace' && draft === '') {
      const last = keywords.at(-1);
      if (last !== undefined) remove(last);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (splitQueries(text).length < 2) return;
    event.preventDefault();
    add(`${draft}${text}`);
  };
  const left = examples.filter((example) => !keywords.includes(example));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between">
        <label htmlFor={id} className="font-medium text-13">
          Keywords
        </label>
        <span className="figures text-ink-muted text-xs">
          {keywords.length}/{maximumQueries}
        </span>
      </div>
      <div
        className="flex min-h-12 cursor-text flex-wrap items-center gap-1.5 rounded-lg border border-line-strong bg-raised p-2 transition-colors focus-within:border-accent-text focus-within:outline-1 focus-within:outline-accent-text hover:border-ink-faint"
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          inputReference.current?.focus();
        }}
      >
        <ul ref={listReference} aria-label="Keywords chosen" className="contents">
          {keywords.map((keyword) => (
            <KeywordChip key={keyword} keyword={keyword} onRemove={() => remove(keyword)} />
          ))}
        </ul>
        <input
          ref={inputReference}
          id={id}
          dir="auto"
          value={draft}
          autoComplete="off"
          enterKeyHint="done"
          aria-invalid={error !== undefined}
          aria-describedby={fieldNote(id)}
          placeholder={keywords.length === 0 ? 'Type a keyword and press Enter, or paste a list' : ''}
          className="h-7 min-w-32 flex-1 bg-transparent px-1 text-sm outline-none placeholder:text-ink-faint"
          onChange={(event) => {
            const text = event.target.value;
            if (/[,;，、،；]/u.test(text)) add(text);
            else onDraft(text);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
      <FieldNote
        id={id}
        error={problem ?? error}
        hint="Each keyword is searched on its own; a creator found by several is listed once."
      />
      {left.length > 0 && <Examples examples={left} onChoose={add} />}
    </div>
  );
}

function KeywordChip({ keyword, onRemove }: { keyword: string; onRemove: () => void }) {
  return (
    <li className="flex h-7 max-w-full animate-in items-center gap-0.5 rounded-md bg-accent-soft pr-0.5 pl-2 font-medium text-13 text-accent-text duration-120 fade-in-0 zoom-in-95">
      <span dir="auto" className="truncate">
        {keyword}
      </span>
      <button
        type="button"
        aria-label={`Remove ${keyword}`}
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

function Examples({ examples, onChoose }: { examples: string[]; onChoose: (example: string) => void }) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-13 text-ink-muted">
      For example
      {examples.map((example) => (
        <button
          key={example}
          type="button"
          onClick={() => onChoose(example)}
          className="h-6 rounded-full border px-2.5 text-ink text-xs transition-colors hover:border-line-strong hover:bg-hover"
        >
          {example}
        </button>
      ))}
    </p>
  );
}

/** Once, on the chip that is there already. */
function shake(list: RefObject<HTMLUListElement | null>, index: number): void {
  const chip = list.current?.children[index];
  if (!(chip instanceof HTMLElement) || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const shift = (pixels: number) => ({ transform: `translateX(${pixels}px)` });
  chip.animate([shift(0), shift(-4), shift(4), shift(-3), shift(0)], { duration: 180 });
}
