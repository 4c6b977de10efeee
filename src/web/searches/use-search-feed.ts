import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isFinished } from '../../domain/search.ts';
import { api } from '../api.ts';
import { forgetCampaigns, queryClient } from '../queries.ts';
import { mergePage, type SearchFeed } from './search-feed.ts';
import { watchSearch } from './watch-search.ts';

/** Events come in bursts of one per row; the eye needs no more than four pictures a second. */
const restMs = 250;

function searchFeedQuery(searchId: string) {
  const queryKey = ['search-feed', searchId] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<SearchFeed> => {
      for (;;) {
        const known = queryClient.getQueryData<SearchFeed>(queryKey);
        const page = await api.searchPage(searchId, known?.after ?? 0, signal);
        const feed = mergePage(known, page);
        if (!page.more) return feed;
        queryClient.setQueryData<SearchFeed>(queryKey, feed);
      }
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
    // Comparing ten thousand rows by value would cost more than it saves; mergePage keeps what did not change.
    structuralSharing: false,
  });
}

/** The search with all its rows, kept current until it is finished. */
export function useSearchFeed(searchId: string) {
  const { data, error, refetch } = useQuery(searchFeedQuery(searchId));
  const running = data !== undefined && !isFinished(data.search.status);
  useEffect(() => {
    if (!running) return;
    const wake = coalesce(() => refetch({ cancelRefetch: false }));
    const stopWatching = watchSearch(searchId, wake.call);
    return () => {
      stopWatching();
      wake.stop();
      // It ended, or is left: the campaign's counts are others now.
      void forgetCampaigns();
    };
  }, [running, searchId, refetch]);
  return { feed: data, error, refetch };
}

/** Runs `task` one at a time with a rest between; however often it is called meanwhile, it runs once more. */
function coalesce(task: () => Promise<unknown>): { call: () => void; stop: () => void } {
  let state: 'idle' | 'running' | 'again' | 'stopped' = 'idle';
  const run = async () => {
    while (state === 'running') {
      await task();
      await new Promise((resolve) => setTimeout(resolve, restMs));
      // Assigned while waiting, which the compiler can't see.
      if ((state as string) === 'again') state = 'running';
      else if (state === 'running') state = 'idle';
    }
  };
  return {
    call: () => {
      if (state === 'idle') {
        state = 'running';
        void run();
      } else if (state === 'running') state = 'again';
    },
    stop: () => {
      state = 'stopped';
    },
  };
}
