import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isFinished } from '../../domain/search.ts';
import { forgetCampaigns, searchQuery } from '../queries.ts';
import { watchSearch } from './watch-search.ts';

/** Events come in bursts of one per row; the eye needs no more than two pictures a second. */
const restMs = 500;

/** How a search stands, kept current until it is finished; `changedAt` is when its rows last became others. */
export function useSearch(searchId: string) {
  const { data: search, error, refetch } = useQuery({ ...searchQuery(searchId), staleTime: 0 });
  // Whatever was kept from an earlier visit may be out of date.
  const [changedAt, setChangedAt] = useState(() => Date.now());
  const running = search !== undefined && !isFinished(search.status);
  useEffect(() => {
    if (!running) return;
    const wake = coalesce(async () => {
      await refetch({ cancelRefetch: false });
      setChangedAt(Date.now());
    });
    const stopWatching = watchSearch(searchId, wake.call);
    return () => {
      stopWatching();
      wake.stop();
      // It ended, or is left: the campaign's counts are others now.
      void forgetCampaigns();
    };
  }, [running, searchId, refetch]);
  return { search, changedAt, error, refetch };
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
