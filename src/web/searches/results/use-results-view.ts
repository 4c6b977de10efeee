import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Narrowing, setFilters } from '../filter-phrases.ts';
import { type ResultsAddress, readResultsAddress, resultsParameterNames } from './results-parameters.ts';
import { parametersOfView, type ResultsView, viewFromAddress } from './results-view.ts';

/** How the results of this page are looked at, kept in its address. */
export function useResultsView() {
  const address: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { creator, ...parameters } = readResultsAddress(address);
  const key = JSON.stringify(parameters);
  const view = useMemo(() => viewFromAddress(JSON.parse(key) as ResultsAddress), [key]);

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
          ...parametersOfView({ ...viewFromAddress(readResultsAddress(current)), ...changes }),
        }),
        true,
      ),
    [navigateWith],
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
  return { view, creatorId: creator, set: setFilters(view), change, narrow, openCreator };
}

export type ChangeView = ReturnType<typeof useResultsView>['change'];

function withoutView(address: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(address).filter(([name]) => !(resultsParameterNames as readonly string[]).includes(name)),
  );
}
