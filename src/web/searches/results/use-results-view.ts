import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ResultsParameters } from './results-parameters.ts';

type Changes = { [Key in keyof ResultsParameters]: ResultsParameters[Key] | undefined };

/** How the results are looked at, kept in the address; `undefined` takes a parameter away. */
export function useResultsView() {
  const view = useSearch({ from: '/signed-in/campaigns/$campaignId/searches/$searchId' });
  const navigate = useNavigate({ from: '/campaigns/$campaignId/searches/$searchId' });
  const change = useCallback(
    (changes: Changes, { replace } = { replace: true }) =>
      void navigate({
        search: (current) => withoutAbsent({ ...current, ...changes }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  );
  return { view, change };
}

export function withoutAbsent(parameters: Changes): ResultsParameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
