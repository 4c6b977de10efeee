import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  SearchX,
  TriangleAlert,
} from 'lucide-react';
import type { Search } from '../../domain/search.ts';
import { classes } from '../lib/classes.ts';

type State = Search['status'] | 'part_failed' | 'nothing_found';

const looks: Record<State, { word: string; style: string; Icon: typeof Clock | null }> = {
  pending: { word: 'Starting', style: 'bg-accent-soft text-accent-text', Icon: CircleDashed },
  processing: { word: 'Searching', style: 'bg-accent-soft text-accent-text', Icon: null },
  completed: { word: 'Complete', style: 'bg-good-soft text-good', Icon: CircleCheck },
  part_failed: { word: 'Partly done', style: 'bg-warn-soft text-warn', Icon: TriangleAlert },
  nothing_found: { word: 'Nobody found', style: 'bg-sunken text-ink-muted', Icon: SearchX },
  error: { word: 'Failed', style: 'bg-bad-soft text-bad', Icon: CircleAlert },
  timeout: { word: 'Out of time', style: 'bg-warn-soft text-warn', Icon: Clock },
  cancelled: { word: 'Cancelled', style: 'bg-sunken text-ink-muted', Icon: CircleSlash },
};

/** How a search stands: a mark and a word, never colour alone. */
export function SearchState({ search }: { search: Pick<Search, 'status' | 'ending'> }) {
  const { status, ending } = search;
  const special = status === 'completed' && (ending === 'part_failed' || ending === 'nothing_found');
  const { word, style, Icon } = looks[special ? ending : status];
  return (
    <span
      className={classes(
        'inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs',
        style,
      )}
    >
      {Icon === null ? <Pulse /> : <Icon aria-hidden className="size-3.5" />}
      {word}
    </span>
  );
}

function Pulse() {
  return (
    <span aria-hidden className="relative mx-0.5 flex size-2">
      <span className="absolute inset-0 animate-ping rounded-full bg-accent-text opacity-60" />
      <span className="relative size-2 rounded-full bg-accent-text" />
    </span>
  );
}
