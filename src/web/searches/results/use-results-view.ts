import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ResultsParameters } from './results-parameters.ts';

const from = '/signed-in/campaigns/$campaignId/searches/$searchId';

/** How the results are looked at, kept in the address; `undefined` takes a parameter away. */
export function useResultsView() {
  const view = useSearch({ from });
  const navigate = useNavigate({ from: '/campaigns/$campaignId/searches/$searchId' });
  const change = useCallback(
    (changes: { [Key in keyof ResultsParameters]: ResultsParameters[Key] | undefined }) =>
      void navigate({
        search: (current) => withoutAbsent({ ...current, ...changes }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { view, change };
}

function withoutAbsent(parameters: object): ResultsParameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
