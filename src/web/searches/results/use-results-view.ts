import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Narrowing, setFilters } from '../filter-phrases.ts';
import { type ResultsAddress, readResultsAddress, resultsParameterNames } from './results-parameters.ts';
import { addressOfView, asFound, byScore, type ResultsView, viewFromAddress } from './results-view.ts';

/** How the results of this page are looked at, kept in its address. Creators with a score stand by it unless told otherwise. */
export function useResultsView(scored: boolean) {
  const usual = scored ? byScore : asFound;
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { creator, ...parameters } = readResultsAddress(address);
  const key = JSON.stringify(parameters);
  const view = useMemo(() => viewFromAddress(JSON.parse(key) as ResultsAddress, usual), [key, usual]);

  const navigateWith = useCallback(
    (change: (current: Record<string, unknown>) => Record<string, unknown>, replace: boolean) =>
      void navigate({
        to: '.',
        search: (current: object) => change({ ...current }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  );
  const change = useCallback(
    (changes: Partial<ResultsView>) =>
      navigateWith(
        (current) => ({
          ...withoutView(current),
          ...addressOfView({ ...viewFromAddress(readResultsAddress(current), usual), ...changes }, usual),
        }),
        true,
      ),
    [navigateWith, usual],
  );
  const narrow = useCallback(
    (narrowing: Narrowing) => change({ keyword: undefined, text: undefined, ...narrowing }),
    [change],
  );
  /** Opening a drawer is a step that one can go back from; walking on, or closing it, is not. */
  const openCreator = useCallback(
    (id: string | undefined, replace: boolean) =>
      navigateWith(
        ({ creator: _, ...current }) => (id === undefined ? current : { ...current, creator: id }),
        replace,
      ),
    [navigateWith],
  );
  return { view, usual, creatorId: creator, set: setFilters(view), change, narrow, openCreator };
}

export type ChangeView = ReturnType<typeof useResultsView>['change'];

function withoutView(address: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(address).filter(([name]) => !(resultsParameterNames as readonly string[]).includes(name)),
  );
}
