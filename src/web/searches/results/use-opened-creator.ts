import { useCallback, useEffect, useRef } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import type { useResults } from './use-results.ts';
import type { useResultsView } from './use-results-view.ts';

type Results = Pick<
  ReturnType<typeof useResults>,
  'rows' | 'hasNextPage' | 'isFetching' | 'isError' | 'fetchNextPage'
>;

/** The creator whose drawer is open, by the address; the arrow keys walk the rows. */
export function useOpenedCreator(
  { rows, hasNextPage, isFetching, isError, fetchNextPage }: Results,
  creatorId: string | undefined,
  openCreator: ReturnType<typeof useResultsView>['openCreator'],
) {
  const latest = useRef<ListedResult>(undefined);
  const found = creatorId === undefined ? undefined : rows.find((result) => result.creator.id === creatorId);
  // A filter that hides them does not close the drawer that one reads.
  const opened = found ?? (latest.current?.creator.id === creatorId ? latest.current : undefined);
  useEffect(() => {
    latest.current = opened;
  }, [opened]);
  // An address from elsewhere may name somebody further down than what is loaded.
  const sought = creatorId !== undefined && opened === undefined && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (sought) void fetchNextPage();
  }, [sought, fetchNextPage]);

  const isOpen = creatorId !== undefined;
  const open = useCallback((id: string) => openCreator(id, isOpen), [openCreator, isOpen]);
  const close = useCallback(() => openCreator(undefined, true), [openCreator]);
  const step = useCallback(
    (by: 1 | -1) => {
      const next = rows[rows.findIndex((result) => result.creator.id === creatorId) + by];
      if (next !== undefined) openCreator(next.creator.id, true);
    },
    [rows, creatorId, openCreator],
  );
  return { opened, open, close, step };
}
