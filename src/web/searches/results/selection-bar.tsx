import { Download, X } from 'lucide-react';
import type { ResultsScope } from '../../api.ts';
import { Button } from '../../components/ui/button.tsx';
import { Menu } from '../../components/ui/menu.tsx';
import { formatExact } from '../../lib/format.ts';
import { ExportItems, narrowingOf } from './export-menu.tsx';
import type { ResultsView } from './results-view.ts';
import { type Selection, selectedCount } from './selection.ts';

interface SelectionBarProps {
  scope: ResultsScope;
  view: ResultsView;
  selection: Selection;
  /** Creators who pass the filters. */
  total: number;
  onClear: () => void;
}

/** An address that names more is refused by servers on the way. */
const mostById = 1000;

/** What can be done with those who are chosen. */
export function SelectionBar({ scope, view, selection, total, onClear }: SelectionBarProps) {
  const count = selectedCount(selection, total);
  if (count === 0) return null;
  const which = selection.all ? narrowingOf(view) : { ids: [...selection.ids].join(',') };
  const tooMany = !selection.all && count > mostById;
  return (
    <section
      aria-label="Selection"
      className="figures absolute bottom-4 left-1/2 z-20 flex max-w-[calc(100%-32px)] -translate-x-1/2 animate-in items-center gap-2 rounded-lg border bg-raised py-1.5 pr-1.5 pl-4 text-13 shadow-float duration-150 fade-in-0 slide-in-from-bottom-2"
    >
      <p role="status" className="font-medium">
        {selection.all ? `All ${formatExact(count)}` : formatExact(count)} selected
        {tooMany && (
          <span className="ml-2 font-normal text-ink-muted">
            Up to {mostById} can be exported at once, or all (Ctrl A).
          </span>
        )}
      </p>
      <Menu
        side="top"
        trigger={
          <Button size="small" look="primary" disabled={tooMany}>
            <Download aria-hidden /> Export
          </Button>
        }
      >
        <ExportItems scope={scope} which={which} />
      </Menu>
      <Button size="smallIcon" look="quiet" aria-label="Clear the selection" onClick={onClear}>
        <X />
      </Button>
    </section>
  );
}
