import { useEffect, useState } from 'react';
import { ProgressBar } from '../components/progress-bar.tsx';
import { SearchState } from '../components/search-state.tsx';
import { formatExact } from '../lib/format.ts';
import { useMediaQuery } from '../lib/use-media-query.ts';
import { scoreColumns } from '../searches/results/columns.tsx';
import { ResultsTable } from '../searches/results/results-table.tsx';
import { nobody } from '../searches/results/selection.ts';
import { inventedResults } from './invented-creators.ts';

const stepMs = 420;
const preferences = {
  compact: false,
  shown: { hashtags: false, averageViews: false, lastPost: false, language: false },
  widths: { bio: 204, emails: 210, post: 280 },
};
const asFound = { sort: 'position', order: 'ascending' } as const;
const nothing = () => {};

/** The real results table, filling with creators that nobody is: what waits behind the form. */
export function Glimpse() {
  const step = useSteps(inventedResults.length + 3);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  // Profiles are read a little after the creators are found.
  const rows = inventedResults.slice(0, step).map((result, index) =>
    index < step - 3
      ? result
      : {
          ...result,
          enrichment: 'pending' as const,
          creator: { ...result.creator, bio: null, emails: [] },
        },
  );
  const withEmail = rows.filter((result) => result.creator.emails.length > 0).length;
  const share = rows.length / inventedResults.length;
  return (
    <aside
      aria-hidden
      inert
      className="pointer-events-none absolute inset-0 animate-in select-none overflow-hidden duration-180 fade-in-0"
    >
      <div className="absolute inset-0 bg-[radial-gradient(120%_90%_at_85%_10%,var(--accent-soft),transparent_62%)]" />
      <div className="absolute top-1/2 left-[7%] w-[1120px] -translate-y-1/2 perspective-[2200px]">
        <div className="-rotate-z-2 rotate-x-6 -rotate-y-9 overflow-hidden rounded-xl border bg-surface shadow-float">
          <div className="flex h-13 items-center gap-3 border-b px-6 font-semibold text-sm">
            <span className="flex-1">vegan skincare, clean beauty</span>
            <SearchState search={{ status: share < 1 ? 'processing' : 'completed', ending: null }} />
          </div>
          <ProgressBar value={share * 100} label="" className="h-[3px] rounded-none" />
          <p className="figures border-b px-6 py-3 text-13 text-ink-muted">
            {formatExact(rows.length * 31)} of {formatExact(inventedResults.length * 31)} creators
            <span className="mx-1.5 text-ink-faint">·</span>
            {formatExact(withEmail * 31)} with e-mail
          </p>
          <div ref={setScroller} className="h-[572px] overflow-hidden">
            <ResultsTable
              rows={rows}
              rowCount={rows.length}
              sort={asFound}
              onSort={nothing}
              activeCreatorId={undefined}
              selection={nobody}
              absentColumns={scoreColumns}
              manyNetworks={false}
              onOpen={nothing}
              onSelect={nothing}
              onSelectAll={nothing}
              onShow={nothing}
              preferences={preferences}
              onWidths={nothing}
              scroller={scroller}
            />
          </div>
        </div>
      </div>
    </aside>
  );
}

/** 0, 1, 2 … `last`, one after the other; all at once for those who want no motion. */
function useSteps(last: number): number {
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [step, setStep] = useState(4);
  useEffect(() => {
    if (still || step >= last) return;
    const timer = setTimeout(() => setStep(step + 1), stepMs);
    return () => clearTimeout(timer);
  }, [still, step, last]);
  return still ? last : step;
}
