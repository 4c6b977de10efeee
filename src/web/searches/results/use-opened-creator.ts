import { useCallback, useMemo } from 'react';
import type { SearchResult } from '../../../domain/search.ts';
import type { SearchFeed } from '../search-feed.ts';
import { useResultsView } from './use-results-view.ts';

/** The creator whose drawer is open, by the address; `rows` are those that the arrow keys walk. */
export function useOpenedCreator(feed: SearchFeed, rows: SearchResult[]) {
  const { view, change } = useResultsView();
  const creatorId = view.creator;
  const opened = useMemo(
    () => feed.results.find((result) => result.creator.id === creatorId),
    [feed.results, creatorId],
  );
  // Opening is a step that one can go back from; walking on is not.
  const isOpen = creatorId !== undefined;
  const open = useCallback((id: string) => change({ creator: id }, { replace: isOpen }), [change, isOpen]);
  const close = useCallback(() => change({ creator: undefined }), [change]);
  const step = useCallback(
    (by: 1 | -1) => {
      const next = rows[rows.findIndex((result) => result.creator.id === creatorId) + by];
      if (next !== undefined) change({ creator: next.creator.id });
    },
    [rows, creatorId, change],
  );
  return { opened, open, close, step };
}
