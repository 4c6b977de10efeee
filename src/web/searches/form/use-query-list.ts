import { useRef, useState } from 'react';
import type { SearchMode } from '../../../domain/search.ts';
import { addQueries } from './queries-given.ts';

export interface QueryListProps {
  mode: SearchMode;
  queries: string[];
  onChange: (queries: string[]) => void;
  /** What is typed and not yet a query. */
  draft: string;
  onDraft: (draft: string) => void;
  error: string | undefined;
  examples: string[];
}

/** Adding to the queries and taking away from them, with a word on what was not taken. */
export function useQueryList({ mode, queries, onChange, onDraft }: QueryListProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const inputReference = useRef<HTMLInputElement>(null);
  const listReference = useRef<HTMLUListElement>(null);
  const shakeEntry = (query: string) => shake(listReference.current?.children[queries.indexOf(query)]);
  const without = (query: string) => queries.filter((other) => other !== query);
  return {
    problem,
    inputReference,
    listReference,
    add(text: string) {
      const added = addQueries(mode, queries, text);
      onChange(added.queries);
      onDraft('');
      setProblem(added.problem);
      added.duplicates.forEach(shakeEntry);
    },
    remove(query: string) {
      onChange(without(query));
      setProblem(null);
      inputReference.current?.focus();
    },
    /** A query turned out to mean the same as an earlier one, which stays. */
    removeTwin(query: string, earlier: string, why: string) {
      onChange(without(query));
      setProblem(why);
      shakeEntry(earlier);
    },
  };
}

export type QueryList = ReturnType<typeof useQueryList>;

/** Once, on what is there already. */
function shake(element: Element | undefined): void {
  if (!(element instanceof HTMLElement) || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const shift = (pixels: number) => ({ transform: `translateX(${pixels}px)` });
  element.animate([shift(0), shift(-4), shift(4), shift(-3), shift(0)], { duration: 180 });
}
