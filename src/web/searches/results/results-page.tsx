import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Search as SearchIcon } from 'lucide-react';
import { isFinished, type Search } from '../../../domain/search.ts';
import { hasFilters } from '../../../domain/search-filters.ts';
import { ApiError, api } from '../../api.ts';
import { PageHeader } from '../../components/page.tsx';
import { FailurePanel, Panel } from '../../components/panels.tsx';
import { PlatformIcon, usePlatform } from '../../components/platform-icon.tsx';
import { SearchState } from '../../components/search-state.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { tellFailure } from '../../lib/tell-failure.ts';
import { campaignQuery } from '../../queries.ts';
import { searchTitle } from '../search-words.ts';
import { useSearch } from '../use-search.ts';
import { ResultsList } from './results-list.tsx';
import type { ResultsSource } from './results-source.ts';
import { NothingFound, WaitingHead, WaitingRows } from './results-states.tsx';
import { SearchProgress } from './search-progress.tsx';

/** The results of a search: while it fills, and after. Another search is another page, that begins anew. */
export function ResultsPage() {
  const { campaignId, searchId } = useParams({
    from: '/signed-in/campaigns/$campaignId/searches/$searchId',
  });
  return <SearchResults key={searchId} campaignId={campaignId} searchId={searchId} />;
}

function SearchResults({ campaignId, searchId }: { campaignId: string; searchId: string }) {
  const { search, changedAt, error, refetch } = useSearch(searchId);
  const campaign = useQuery(campaignQuery(campaignId));
  const platform = usePlatform(search?.platform ?? '');
  const network = platform?.name ?? 'The network';
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        within={{ campaignId, name: campaign.data?.name }}
        title={
          search !== undefined ? (
            <SearchName search={search} network={platform?.name} />
          ) : error !== null ? (
            'Search'
          ) : (
            <Skeleton className="w-56" />
          )
        }
        documentTitle={search === undefined ? 'Search' : searchTitle(search)}
        state={search !== undefined && <SearchState search={search} />}
        actions={
          search !== undefined &&
          !isFinished(search.status) && <CancelButton searchId={searchId} onCancelled={refetch} />
        }
      />
      {search === undefined && error !== null ? (
        <LoadingFailure error={error} campaignId={campaignId} onRetry={() => void refetch()} />
      ) : search === undefined ? (
        <>
          <WaitingHead />
          <WaitingRows text="Loading the creators…" />
        </>
      ) : search.counts.found === 0 && isFinished(search.status) ? (
        <NothingFound search={search} network={network} />
      ) : (
        <>
          {error !== null && <ConnectionLost error={error} onRetry={() => void refetch()} />}
          <SearchProgress search={search} network={network} />
          <ResultsList source={sourceOf(search, changedAt)} />
        </>
      )}
    </div>
  );
}

function sourceOf(search: Search, changedAt: number): ResultsSource {
  return {
    scope: { of: 'search', id: search.id },
    running: !isFinished(search.status),
    changedAt,
    // With filters, and of similar ones, whoever was found early may be let in late, between others.
    appends: search.mode !== 'similar' && !hasFilters(search.filters),
    scored: search.mode === 'similar',
    // The chips above the rows are the choice.
    keywordCount: 0,
    manyNetworks: false,
  };
}

function SearchName({ search, network }: { search: Search; network: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <PlatformIcon id={search.platform} named={network === undefined} className="text-ink-muted" />
      <span className="flex min-w-0">
        <span className="shrink-0 max-sm:sr-only">
          {network}
          <span className="mx-1.5 font-normal text-ink-faint">·</span>
        </span>
        <span dir="auto" data-hover={searchTitle(search)} className="truncate">
          {searchTitle(search)}
        </span>
      </span>
    </span>
  );
}

function CancelButton({ searchId, onCancelled }: { searchId: string; onCancelled: () => Promise<unknown> }) {
  const cancel = useMutation({
    mutationFn: () => api.cancelSearch(searchId),
    onSuccess: onCancelled,
    onError: tellFailure('The search was not cancelled.'),
  });
  return (
    <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
      Cancel
    </Button>
  );
}

function LoadingFailure({
  error,
  campaignId,
  onRetry,
}: {
  error: Error;
  campaignId: string;
  onRetry: () => void;
}) {
  const back = (
    <Button asChild>
      <Link to="/campaigns/$campaignId" params={{ campaignId }}>
        The campaign’s searches
      </Link>
    </Button>
  );
  return error instanceof ApiError && error.status === 404 ? (
    <Panel icon={<SearchIcon />} title="This search does not exist." actions={back}>
      It may have been deleted with its campaign, or the address is not complete.
    </Panel>
  ) : (
    <FailurePanel title="The search could not be loaded." error={error} onRetry={onRetry} actions={back} />
  );
}

/** Rows are there, but no news of them can be had. */
function ConnectionLost({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 bg-warn-soft px-4 py-1.5 text-13 text-warn md:px-6"
    >
      <p className="min-w-0 flex-1">{error.message} What was found so far stays in view; trying again.</p>
      <Button size="small" onClick={onRetry}>
        Try now
      </Button>
    </div>
  );
}
