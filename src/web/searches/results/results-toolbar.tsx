import type { ComponentProps } from 'react';
import { formatExact } from '../../lib/format.ts';
import { usePhone } from '../../lib/use-media-query.ts';
import type { NarrowingName } from '../filter-phrases.ts';
import type { ColumnId } from './columns.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ColumnsMenu, LayoutSwitch } from './look-tools.tsx';
import type { LoadedPage } from './results-pages.ts';
import type { ResultsSource } from './results-source.ts';
import type { ResultsView } from './results-view.ts';
import { SortMenu } from './sort-menu.tsx';
import type { TablePreferences } from './table-look.ts';
import type { ChangeView } from './use-results-view.ts';

interface ResultsToolbarProps {
  source: ResultsSource;
  view: ResultsView;
  set: NarrowingName[];
  newest: LoadedPage | undefined;
  onChange: ChangeView;
  preferences: TablePreferences;
  onPreferences: (preferences: TablePreferences) => void;
  layout: ComponentProps<typeof LayoutSwitch>['layout'];
  onLayout: ComponentProps<typeof LayoutSwitch>['onChange'];
  absentColumns: ColumnId[];
}

/** Filters at the left; at the right how many are left, in which order, in which look, and the way out. */
export function ResultsToolbar(props: ResultsToolbarProps) {
  const { source, view, set, newest, onChange, preferences, layout } = props;
  const phone = usePhone();
  return (
    <div className="@container shrink-0 border-b">
      <div
        role="toolbar"
        aria-label="Filters and view"
        className="flex flex-wrap items-start gap-2 px-4 pb-2.5 @5xl:flex-nowrap md:px-6"
      >
        {/* Filters that are set need lines of their own at times; the tools stay where they are. */}
        <div className="contents min-w-0 flex-1 flex-wrap items-center gap-2 @5xl:flex">
          <FilterBar
            view={view}
            counts={newest?.counts}
            onChange={onChange}
            set={set}
            keywordCount={source.keywordCount}
          />
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          <span
            // While rows stream in, reading every number aloud would drown everything else.
            aria-live={source.running ? 'off' : 'polite'}
            className="figures mr-1 whitespace-nowrap text-13 text-ink-muted max-sm:sr-only"
          >
            {newest !== undefined && `${formatExact(newest.total)} shown`}
          </span>
          <SortMenu view={view} scored={source.scored} onSort={onChange} />
          {!phone && (
            <>
              {layout === 'table' && (
                <ColumnsMenu
                  preferences={preferences}
                  absent={props.absentColumns}
                  onChange={props.onPreferences}
                />
              )}
              <LayoutSwitch layout={layout} onChange={props.onLayout} />
            </>
          )}
          <span className="w-1" />
          <ExportMenu
            scope={source.scope}
            view={view}
            narrowed={set.length > 0}
            page={newest}
            running={source.running}
          />
        </div>
      </div>
    </div>
  );
}
