import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  SearchX,
  TriangleAlert,
  UserX,
  Wallet,
} from 'lucide-react';
import type { Search } from '../../domain/search.ts';
import { classes } from '../lib/classes.ts';

/** Endings that say more than the state does. */
const telling = [
  'part_failed',
  'nothing_found',
  'budget_reached',
  'out_of_credits',
  'seed_unusable',
] as const;
type State = Search['status'] | (typeof telling)[number];

const looks: Record<State, { word: string; style: string; Icon: typeof Clock | null }> = {
  pending: { word: 'Starting', style: 'bg-accent-soft text-accent-text', Icon: CircleDashed },
  processing: { word: 'Searching', style: 'bg-accent-soft text-accent-text', Icon: null },
  completed: { word: 'Complete', style: 'bg-good-soft text-good', Icon: CircleCheck },
  part_failed: { word: 'Partly done', style: 'bg-warn-soft text-warn', Icon: TriangleAlert },
  nothing_found: { word: 'Nobody found', style: 'bg-sunken text-ink-muted', Icon: SearchX },
  budget_reached: { word: 'Budget spent', style: 'bg-warn-soft text-warn', Icon: Wallet },
  out_of_credits: { word: 'Out of credits', style: 'bg-warn-soft text-warn', Icon: Wallet },
  seed_unusable: { word: 'Can’t start', style: 'bg-warn-soft text-warn', Icon: UserX },
  error: { word: 'Failed', style: 'bg-bad-soft text-bad', Icon: CircleAlert },
  timeout: { word: 'Out of time', style: 'bg-warn-soft text-warn', Icon: Clock },
  cancelled: { word: 'Cancelled', style: 'bg-sunken text-ink-muted', Icon: CircleSlash },
};

/** How a search stands: a mark and a word, never colour alone. */
export function SearchState({ search }: { search: Pick<Search, 'status' | 'ending'> }) {
  const { status, ending } = search;
  const { word, style, Icon } = looks[telling.find((name) => name === ending) ?? status];
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
