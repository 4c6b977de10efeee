import { useCallback, useEffect, useState } from 'react';
import type { ResultSortKey } from '../../../domain/results-query.ts';
import { LoadingLine } from '../../components/loading-line.tsx';
import { Button } from '../../components/ui/button.tsx';
import { useRemembered } from '../../lib/remembered.ts';
import { usePhone } from '../../lib/use-media-query.ts';
import { type ColumnId, scoreColumns } from './columns.tsx';
import { CreatorDrawer } from './creator-drawer.tsx';
import type { ResultsLayout } from './look-tools.tsx';
import { NewRowsPill } from './new-rows-pill.tsx';
import { ResultsCards } from './results-cards.tsx';
import { ResultsGallery } from './results-gallery.tsx';
import type { ResultsSource, RowsProps } from './results-source.ts';
import { FilteredToNothing, NobodyYet, ResultsFailure, WaitingRows } from './results-states.tsx';
import { ResultsTable } from './results-table.tsx';
import { ResultsToolbar } from './results-toolbar.tsx';
import { nextSort } from './results-view.ts';
import { SelectionBar } from './selection-bar.tsx';
import { rowHeights, usualPreferences } from './table-look.ts';
import { useNews } from './use-news.ts';
import { useOpenedCreator } from './use-opened-creator.ts';
import { useResults } from './use-results.ts';
import { useResultsView } from './use-results-view.ts';
import { useSelection } from './use-selection.ts';

const none: ColumnId[] = [];

/** The rows with all that narrows, orders and shows them. */
export function ResultsList({ source }: { source: ResultsSource }) {
  const { scope, running, scored, manyNetworks } = source;
  const phone = usePhone();
  const { view, usual, creatorId, set, change, narrow, openCreator } = useResultsView(scored);
  const [preferences, setPreferences] = useRemembered('results-columns', usualPreferences);
  const [layout, setLayout] = useRemembered<ResultsLayout>('results-layout', 'table');
  // In the state and not in a reference: virtual rows are drawn when it is there, which is after their first turn.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [scrolled, setScrolled] = useState(false);
  const results = useResults(scope, view, { ...source, usual, scrolled });
  const { rows, rowCount, newest, viewKey, isPlaceholderData: outdated } = results;
  const { opened, open, close, step } = useOpenedCreator(results, creatorId, openCreator);
  const { selection, onSelect, selectAll, clear } = useSelection(rows, viewKey, scroller);
  const news = useNews(results, running, scrolled);

  useEffect(() => {
    // Named so that another view begins at its top.
    void viewKey;
    scroller?.scrollTo({ top: 0 });
  }, [viewKey, scroller]);
  const onSort = useCallback(
    (key: ResultSortKey) => change(nextSort(view, key, usual)),
    [change, view, usual],
  );
  const showNew = () => {
    const height = rowHeights[preferences.compact ? 'compact' : 'comfortable'];
    scroller?.scrollTo({ top: results.waiting ? 0 : (rowCount - news.newCount) * height });
    if (results.waiting) results.release();
    news.markSeen();
  };

  const absentColumns = scored ? none : scoreColumns;
  const rowsProps: RowsProps = {
    rows,
    rowCount,
    activeCreatorId: opened?.creator.id,
    selection,
    onOpen: open,
    onSelect,
    onShow: results.show,
    scroller,
  };
  return (
    <>
      <ResultsToolbar
        source={source}
        view={view}
        set={set}
        newest={newest}
        onChange={change}
        preferences={preferences}
        onPreferences={setPreferences}
        layout={layout}
        onLayout={setLayout}
        absentColumns={absentColumns}
      />
      {newest === undefined ? (
        results.isError ? (
          <ResultsFailure error={results.error} onRetry={() => void results.refetch()} />
        ) : (
          <WaitingRows text="Loading the creators…" />
        )
      ) : newest.all === 0 && !outdated ? (
        running ? (
          <WaitingRows text="Waiting for the first page…" />
        ) : (
          <NobodyYet />
        )
      ) : rowCount === 0 && !outdated ? (
        <FilteredToNothing page={newest} view={view} set={set} onNarrow={narrow} />
      ) : (
        <div className="relative flex min-h-0 flex-1 flex-col" aria-busy={outdated}>
          {outdated && <LoadingLine />}
          <div
            ref={setScroller}
            // Positioned, so that what is absolute in a row (words for screen readers) scrolls with it and not the page.
            className="relative min-h-0 flex-1 overflow-auto"
            onScroll={({ currentTarget }) => {
              setScrolled(currentTarget.scrollTop > 4);
              const below = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight;
              if (below < 4) news.markSeen();
            }}
          >
            {phone ? (
              <ResultsCards {...rowsProps} manyNetworks={manyNetworks} />
            ) : layout === 'gallery' ? (
              <ResultsGallery {...rowsProps} manyNetworks={manyNetworks} />
            ) : (
              <ResultsTable
                {...rowsProps}
                sort={view}
                onSort={onSort}
                preferences={preferences}
                absentColumns={absentColumns}
                manyNetworks={manyNetworks}
                onWidths={(widths) => setPreferences((current) => ({ ...current, widths }))}
                onSelectAll={selection.all ? clear : selectAll}
              />
            )}
          </div>
          <NewRowsPill
            newCount={news.newCount}
            waiting={results.waiting}
            raised={selection.all || selection.ids.size > 0}
            onShow={showNew}
          />
          <SelectionBar
            scope={scope}
            view={view}
            selection={selection}
            total={newest.total}
            onClear={clear}
          />
        </div>
      )}
      {results.isFetchNextPageError && (
        <div
          role="alert"
          className="flex items-center gap-3 border-t bg-warn-soft px-6 py-1.5 text-13 text-warn"
        >
          <p className="flex-1">More creators could not be loaded. {results.error?.message}</p>
          <Button size="small" onClick={() => void results.fetchNextPage()}>
            Try again
          </Button>
        </div>
      )}
      <CreatorDrawer result={opened} scope={scope} onClose={close} onStep={step} />
    </>
  );
}
