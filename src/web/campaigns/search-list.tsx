import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FilterX } from 'lucide-react';
import { isFinished, type Search } from '../../domain/search.ts';
import { Moment } from '../components/moment.tsx';
import { Panel } from '../components/panels.tsx';
import { PlatformIcon } from '../components/platform-icon.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { SearchState } from '../components/search-state.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import { Button } from '../components/ui/button.tsx';
import { filterWords, foldText, hasWords } from '../lib/filter-words.ts';
import { formatCounted, formatExact } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { RunAgainButton } from '../searches/run-again-button.tsx';
import { queryTexts, searchTitle } from '../searches/search-words.ts';

/** Fewer are seen at a glance. */
const fewSearches = 8;

/** The searches of a campaign, newest first; once they are many, with a filter. */
export function SearchList({ searches }: { searches: Search[] }) {
  const { q = '' } = useSearch({ from: '/signed-in/campaigns/$campaignId' });
  const navigate = useNavigate({ from: '/campaigns/$campaignId' });
  const filter = (text: string) =>
    void navigate({ search: text === '' ? {} : { q: text }, replace: true, resetScroll: false });
  const words = filterWords(q);
  const shown = searches.filter((search) => hasWords(foldText(searchTitle(search)), words));
  return (
    <>
      {(searches.length > fewSearches || q !== '') && (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <TextFilter label="Filter the searches" text={q} onChange={filter} />
          <span aria-live="polite" className="figures ml-auto whitespace-nowrap text-13 text-ink-muted">
            {formatExact(shown.length)} shown
          </span>
        </div>
      )}
      {shown.length === 0 ? (
        <Panel
          icon={<FilterX />}
          title={`The filter hides all ${formatCounted(searches.length, 'search', 'searches')}.`}
          actions={
            <Button onClick={() => filter('')}>
              Lift <bdi className="max-w-60 truncate">“{q}”</bdi>
            </Button>
          }
        />
      ) : (
        <SearchRows searches={shown} />
      )}
    </>
  );
}

function SearchRows({ searches }: { searches: Search[] }) {
  const now = useNow(true, 60_000);
  return (
    <ul aria-label="Searches" className="flex flex-col gap-2">
      {searches.map((search) => (
        <li
          key={search.id}
          className="group relative flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border px-4 py-3 transition-colors hover:border-line-strong hover:bg-hover"
        >
          <span className="flex size-9 shrink-0 items-center justify-center rounded-md border bg-raised text-ink">
            <PlatformIcon id={search.platform} named />
          </span>
          <div className="min-w-0 flex-1 basis-52">
            <Link
              to="/campaigns/$campaignId/searches/$searchId"
              params={{ campaignId: search.campaignId, searchId: search.id }}
              className="block truncate rounded-sm font-medium text-sm after:absolute after:inset-0"
            >
              <bdi>{searchTitle(search)}</bdi>
            </Link>
            <p className="flex flex-wrap items-center gap-x-1.5 text-13 text-ink-muted">
              <span>
                {isFinished(search.status)
                  ? formatCounted(search.counts.found, 'creator')
                  : `${formatExact(search.counts.found)} of ${formatCounted(search.target, 'creator')}`}
              </span>
              <span aria-hidden>·</span>
              <span>{formatExact(search.counts.withEmail)} with e-mail</span>
              <span aria-hidden>·</span>
              <Moment at={search.createdAt} now={now} />
            </p>
          </div>
          {!isFinished(search.status) && (
            <ProgressBar
              value={search.progress}
              label={`Progress of ${queryTexts(search).join(', ')}`}
              className="w-28"
            />
          )}
          <SearchState search={search} />
          {isFinished(search.status) && (
            <RunAgainButton searchId={search.id} look="quiet" size="small" className="relative z-10" />
          )}
        </li>
      ))}
    </ul>
  );
}
