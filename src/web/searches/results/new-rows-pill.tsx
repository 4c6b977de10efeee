import { ArrowDown, ArrowUp } from 'lucide-react';
import { classes } from '../../lib/classes.ts';
import { formatExact } from '../../lib/format.ts';

interface NewRowsPillProps {
  newCount: number;
  /** Rows wait for their place, rather than having been added below. */
  waiting: boolean;
  /** Something else stands at the bottom. */
  raised: boolean;
  onShow: () => void;
}

/** "+24 new": what came while one was reading, shown when one wants it. */
export function NewRowsPill({ newCount, waiting, raised, onShow }: NewRowsPillProps) {
  if (newCount === 0 && !waiting) return null;
  const Icon = waiting ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={onShow}
      className={classes(
        'figures absolute left-1/2 z-20 inline-flex h-8 -translate-x-1/2 animate-in items-center gap-1.5 rounded-full bg-accent pr-3.5 pl-2.5 font-medium text-13 text-white shadow-float duration-150 fade-in-0 slide-in-from-bottom-2 hover:bg-accent-hover',
        raised ? 'bottom-18' : 'bottom-4',
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {newCount > 0 ? `+${formatExact(newCount)} new` : 'Sort again'}
    </button>
  );
}
