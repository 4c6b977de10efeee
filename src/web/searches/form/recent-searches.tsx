import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { resultsQueryToParameters } from '../../../domain/results-query-parameters.ts';
import type { Search } from '../../../domain/search.ts';
import { Moment } from '../../components/moment.tsx';
import { PlatformIcon } from '../../components/platform-icon.tsx';
import { formatCounted } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { recentSearchesQuery } from '../../queries.ts';
import { RunAgainButton } from '../run-again-button.tsx';
import { queryTexts, searchTitle } from '../search-words.ts';
import { filterSentence } from './filter-sentence.ts';
import type { SearchFormParameters } from './search-form-parameters.ts';

/** Earlier searches: a click fills the form with one, or it is run again as it was. */
export function RecentSearches({ campaignId }: { campaignId: string }) {
  const searches = distinct(useQuery(recentSearchesQuery).data ?? []);
  const now = useNow(true, 60_000);
  if (searches.length === 0) return null;
  return (
    <section className="mt-12" aria-labelledby="recent-searches">
      <h2 id="recent-searches" className="mb-2 font-medium text-13">
        Recent searches
      </h2>
      <ul className="border-t">
        {searches.map((search) => (
          <li
            key={search.id}
            className="relative flex min-h-13 items-center gap-3 border-b py-2 pr-1 pl-2 transition-colors hover:bg-hover"
          >
            <PlatformIcon id={search.platform} named className="text-ink-muted" />
            <div className="min-w-0 flex-1">
              <Link
                to="/campaigns/$campaignId/search"
                params={{ campaignId }}
                search={parametersOf(search)}
                dir="auto"
                data-hover={searchTitle(search)}
                aria-label={`Fill the form with ${searchTitle(search)}`}
                className="block truncate rounded-sm text-left text-sm after:absolute after:inset-0"
              >
                {searchTitle(search)}
              </Link>
              <p className="truncate text-ink-muted text-xs">
                {[formatCounted(search.counts.found, 'creator'), filterSentence(search.filters)]
                  .filter((part) => part !== '')
                  .join(' ')}{' '}
                · <Moment at={search.createdAt} now={now} />
              </p>
            </div>
            <RunAgainButton searchId={search.id} look="quiet" size="small" className="relative z-10" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of searches that were run again, the latest. */
function distinct(searches: Search[]): Search[] {
  const byParameters = new Map(searches.toReversed().map((search) => [parametersKey(search), search]));
  return searches.filter((search) => byParameters.get(parametersKey(search)) === search);
}

function parametersKey(search: Search): string {
  return JSON.stringify(parametersOf(search));
}

function parametersOf(search: Search): SearchFormParameters {
  return {
    platform: search.platform,
    mode: search.mode,
    queries: queryTexts(search),
    target: search.target,
    ...(search.creditLimit === null ? {} : { creditLimit: search.creditLimit }),
    ...resultsQueryToParameters({ filters: search.filters }),
  };
}
