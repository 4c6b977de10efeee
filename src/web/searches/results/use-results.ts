import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { resultsQueryToParameters } from '../../../domain/results-query-parameters.ts';
import { api, type ResultsScope } from '../../api.ts';
import {
  firstPage,
  isWaiting,
  type Liveliness,
  type LoadedPage,
  type LoadedPages,
  newestOf,
  nextTask,
  type PageStart,
  refreshPage,
  rowsOf,
  startAfter,
  waitingCount,
} from './results-pages.ts';
import { isAsFound, type ResultsOrder, type ResultsView } from './results-view.ts';

interface ReadingSituation {
  /** In the order of finding, rows only ever come after the last. */
  appends: boolean;
  /** Rows may still come. */
  running: boolean;
  /** When rows last became others, or may have. */
  changedAt: number;
  /** The order that nobody chose: in it rows may still find their places while nobody reads. */
  usual: ResultsOrder;
  /** Somebody has moved away from the first row. */
  scrolled: boolean;
}

const keptMs = 60_000;

/** The rows of a view, as many as are looked at, kept as new as that may be without moving what one reads. */
export function useResults(scope: ResultsScope, view: ResultsView, situation: ReadingSituation) {
  const queryClient = useQueryClient();
  const { of, id } = scope;
  const viewKey = JSON.stringify(resultsQueryToParameters(view));
  const ask = useCallback(
    async (start: PageStart, signal: AbortSignal): Promise<LoadedPage> => {
      const askedAt = Date.now();
      const page = await api.results({ of, id }, { ...JSON.parse(viewKey), ...start }, signal);
      return { ...page, askedAt, orderedTotal: page.total, moved: false };
    },
    [of, id, viewKey],
  );
  const queryKey = useMemo(() => ['results', of, id, viewKey], [of, id, viewKey]);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: startAfter,
    // Under another filter the rows shown so far stay until the others are there.
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === of && previousQuery.queryKey[2] === id ? previous : undefined,
    // What changes is asked for below, page by page: never all pages anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keptMs,
    structuralSharing: false,
  });
  const { data, fetchNextPage, isPlaceholderData } = query;
  const appending = situation.appends && isAsFound(view);
  const usual = view.sort === situation.usual.sort && view.order === situation.usual.order;
  const atTop = !situation.scrolled && (usual || !situation.running);
  const liveliness: Liveliness = appending ? 'append' : atTop ? 'live' : 'hold';

  const refresh = useCallback(
    async (index: number, how: Liveliness, signal: AbortSignal) => {
      const start = queryClient.getQueryData<LoadedPages>(queryKey)?.pageParams[index];
      if (start === undefined) return;
      const answer = await ask(start, signal);
      queryClient.setQueryData<LoadedPages>(
        queryKey,
        (current) => current && refreshPage(current, index, answer, how),
      );
    },
    [queryClient, queryKey, ask],
  );

  const inView = useRef({ first: 0, last: 0 });
  const changedAt = useRef(0);
  const releasing = useRef(false);
  const tend = useTending(
    useCallback(
      async (signal) => {
        const pages = queryClient.getQueryData<LoadedPages>(queryKey)?.pages ?? [];
        if (releasing.current) {
          await refresh(0, 'live', signal);
          releasing.current = false;
          return true;
        }
        const task = nextTask(pages, { ...inView.current, changedAt: changedAt.current, liveliness });
        if (task === null) return false;
        if (task.kind === 'refresh') await refresh(task.index, liveliness, signal);
        else if ((await fetchNextPage()).isError) return false;
        return true;
      },
      [queryClient, queryKey, liveliness, refresh, fetchNextPage],
    ),
  );
  const show = useCallback(
    (first: number, last: number) => {
      inView.current = { first, last };
      tend();
    },
    [tend],
  );
  const release = useCallback(() => {
    releasing.current = true;
    tend();
  }, [tend]);
  useEffect(() => {
    changedAt.current = situation.changedAt;
    // What has arrived may not be all that is in view.
    if (data !== undefined) tend();
  }, [tend, data, situation.changedAt]);

  return useMemo(() => {
    const pages = data?.pages ?? [];
    const { rows } = rowsOf(pages);
    const newest = newestOf(pages);
    const more = pages.at(-1)?.next != null;
    return {
      ...query,
      viewKey,
      rows,
      newest,
      appending,
      /** Rows there are to scroll through, with those that have not been asked for yet. */
      rowCount: more || appending ? Math.max(rows.length, newest?.total ?? 0) : rows.length,
      waiting: !isPlaceholderData && liveliness !== 'append' && isWaiting(pages),
      waitingCount: waitingCount(pages),
      show,
      /** Puts the rows in order as they would stand now. */
      release,
    };
  }, [data, query, viewKey, appending, liveliness, isPlaceholderData, show, release]);
}

/** Runs `step` again and again until it answers that all is done; one at a time, and not after it has changed. */
function useTending(step: (signal: AbortSignal) => Promise<boolean>): () => void {
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    // Names the step: under another one what is still under way is of no use.
    void step;
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [step]);
  return useCallback(() => {
    if (running.current !== null) return;
    const mine = new AbortController();
    running.current = mine;
    const run = async () => {
      try {
        while (!mine.signal.aborted && (await step(mine.signal)));
      } catch {
        // What is shown stays, and the next change asks again; that the server is silent is said by the search itself.
      } finally {
        if (running.current === mine) running.current = null;
      }
    };
    void run();
  }, [step]);
}
