import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, Clock } from 'lucide-react';
import type { SearchStatus } from '../../domain/search.ts';
import { classes } from '../lib/classes.ts';

const words: Record<SearchStatus, string> = {
  pending: 'Starting',
  processing: 'Searching',
  completed: 'Complete',
  error: 'Failed',
  timeout: 'Out of time',
  cancelled: 'Cancelled',
};

/** How a search stands: a mark and a word, never colour alone. */
export function SearchState({ status, className }: { status: SearchStatus; className?: string }) {
  return (
    <span
      className={classes(
        'inline-flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs',
        {
          pending: 'bg-accent-soft text-accent-text',
          processing: 'bg-accent-soft text-accent-text',
          completed: 'bg-good-soft text-good',
          error: 'bg-bad-soft text-bad',
          timeout: 'bg-warn-soft text-warn',
          cancelled: 'bg-sunken text-ink-muted',
        }[status],
        className,
      )}
    >
      <StateMark status={status} />
      {words[status]}
    </span>
  );
}

function StateMark({ status }: { status: SearchStatus }) {
  switch (status) {
    case 'processing':
      return (
        <span aria-hidden className="relative flex size-2">
          <span className="absolute inset-0 animate-ping rounded-full bg-accent-text opacity-60" />
          <span className="relative size-2 rounded-full bg-accent-text" />
        </span>
      );
    case 'pending':
      return <CircleDashed aria-hidden className="size-3.5" />;
    case 'completed':
      return <CircleCheck aria-hidden className="size-3.5" />;
    case 'error':
      return <CircleAlert aria-hidden className="size-3.5" />;
    case 'timeout':
      return <Clock aria-hidden className="size-3.5" />;
    case 'cancelled':
      return <CircleSlash aria-hidden className="size-3.5" />;
  }
}
