import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { isFinished } from '../../../domain/search.ts';
import { formatExact } from '../../lib/format.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { usePhone } from '../../lib/use-media-query.ts';
import type { SearchFeed } from '../search-feed.ts';
import { arrangeResults } from './arrange-results.ts';
import { CreatorDrawer } from './creator-drawer.tsx';
import { NewRowsPill } from './new-rows-pill.tsx';
import { ResultsCards } from './results-cards.tsx';
import { ResultsFilters } from './results-filters.tsx';
import { nextSort, type SortKey } from './results-parameters.ts';
import { FilteredToNothing, WaitingRows } from './results-states.tsx';
import { ResultsTable, type TablePreferences } from './results-table.tsx';
import { ColumnsMenu, DensitySwitch, ExportMenu, SortMenu } from './results-tools.tsx';
import { rowHeights } from './table-look.ts';
import { useHeldRows } from './use-held-rows.ts';
import { useOpenedCreator } from './use-opened-creator.ts';
import { useResultsView, withoutAbsent } from './use-results-view.ts';

const usualPreferences: TablePreferences = { compact: false, hidden: {}, widths: {} };

/** The rows with all that narrows, orders and shows them. */
export function ResultsList({ feed }: { feed: SearchFeed }) {
  const { search, results } = feed;
  const phone = usePhone();
  const { view, change } = useResultsView();
  const [preferences, setPreferences] = useRemembered('results-table', usualPreferences);
  // In the state and not in a reference: virtual rows are drawn when it is there, which is after their first turn.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [scrolled, setScrolled] = useState(false);
  const running = !isFinished(search.status);
  const { q, email, keyword, sort, order } = useDeferredValue(view);
  const arranged = useMemo(
    () => arrangeResults(results, withoutAbsent({ q, email, keyword, sort, order })),
    [results, q, email, keyword, sort, order],
  );
  const { rows, newCount, waiting, release } = useHeldRows(arranged, {
    running,
    sorted: sort !== undefined,
    scrolled,
    viewKey: JSON.stringify([q, email, keyword, sort, order]),
  });
  const { open, close, step, opened } = useOpenedCreator(feed, rows);

  const onSort = useCallback(
    (key: SortKey) => {
      change({ sort: undefined, order: undefined, ...nextSort(view, key) });
      scroller?.scrollTo({ top: 0 });
    },
    [change, view, scroller],
  );
  const showNew = () => {
    const height = rowHeights[preferences.compact ? 'compact' : 'comfortable'];
    scroller?.scrollTo({ top: waiting ? 0 : (rows.length - newCount) * height });
    release();
  };
  return (
    <>
      <div
        role="toolbar"
        aria-label="Filters and view"
        className="flex shrink-0 flex-wrap items-center gap-2 border-b px-4 pb-2.5 md:px-6"
      >
        <ResultsFilters search={search} view={view} onChange={change} />
        <div className="ml-auto flex items-center gap-1">
          <span
            // While rows stream in, reading every number aloud would drown everything else.
            aria-live={running ? 'off' : 'polite'}
            className="figures mr-1 whitespace-nowrap text-13 text-ink-muted"
          >
            {formatExact(rows.length)} shown
          </span>
          <SortMenu view={view} onSort={(key) => change({ sort: key, order: undefined })} />
          {!phone && (
            <>
              <ColumnsMenu preferences={preferences} onChange={setPreferences} />
              <DensitySwitch preferences={preferences} onChange={setPreferences} />
            </>
          )}
          <span className="w-1" />
          <ExportMenu search={search} />
        </div>
      </div>
      {results.length === 0 ? (
        <WaitingRows text="Waiting for the first page…" />
      ) : rows.length === 0 ? (
        <FilteredToNothing
          results={results}
          view={view}
          onLift={(name) => change({ [name]: undefined })}
          onLiftAll={() => change({ q: undefined, email: undefined, keyword: undefined })}
        />
      ) : (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <div
            ref={setScroller}
            className="min-h-0 flex-1 overflow-auto"
            onScroll={({ currentTarget }) => {
              setScrolled(currentTarget.scrollTop > 4);
              const below = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
              if (below < 4 && newCount > 0 && !waiting) release();
            }}
          >
            {phone ? (
              <ResultsCards rows={rows} onOpen={open} scroller={scroller} />
            ) : (
              <ResultsTable
                rows={rows}
                sort={view}
                onSort={onSort}
                activeCreatorId={opened?.creator.id}
                onOpen={open}
                preferences={preferences}
                onWidths={(widths) => setPreferences((current) => ({ ...current, widths }))}
                scroller={scroller}
              />
            )}
          </div>
          <NewRowsPill newCount={newCount} waiting={waiting} onShow={showNew} />
        </div>
      )}
      <CreatorDrawer result={opened} onClose={close} onStep={step} />
    </>
  );
}
