import { Link } from '@tanstack/react-router';
import { FilterX, SearchX, TriangleAlert } from 'lucide-react';
import { resultsQueryToParameters } from '../../../domain/results-query-parameters.ts';
import type { Search } from '../../../domain/search.ts';
import { ErrorCode, FailurePanel, Panel } from '../../components/panels.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { formatCounted } from '../../lib/format.ts';
import { filterPhrase, liftFilter, type Narrowing, type NarrowingName } from '../filter-phrases.ts';
import { RetryButton } from '../retry-button.tsx';
import { RunAgainButton } from '../run-again-button.tsx';
import { endStatement, queryTexts, retryLabel } from '../search-words.ts';
import type { LoadedPage } from './results-pages.ts';
import type { ResultsView } from './results-view.ts';
import { headerHeight, rowHeights } from './table-look.ts';

/** The shape of the rows to come, with a word of what is awaited. */
export function WaitingRows({ text }: { text: string }) {
  return (
    <div className="relative flex-1 overflow-hidden" role="status" aria-label={text}>
      <div
        aria-hidden
        className="mask-[linear-gradient(to_bottom,black_20%,transparent_95%)] absolute inset-0"
      >
        <div className="border-b max-md:hidden" style={{ height: headerHeight }} />
        {Array.from({ length: 14 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
          <WaitingRow key={index} />
        ))}
      </div>
      <p className="absolute inset-x-0 top-40 flex justify-center">
        <span className="rounded-full border bg-raised px-4 py-1.5 text-13 text-ink-muted shadow-float">
          {text}
        </span>
      </p>
    </div>
  );
}

/** What stands above the rows, until the search is known: nothing below moves when it comes. */
export function WaitingHead() {
  return (
    <div aria-hidden className="border-b px-4 pt-[3px] md:px-6">
      <div className="flex min-h-11 items-center">
        <Skeleton className="w-72 max-w-full" />
      </div>
      <div className="flex gap-1.5 pb-2.5">
        <Skeleton className="h-7 w-36 rounded-full" />
        <Skeleton className="h-7 w-32 rounded-full" />
      </div>
      <div className="flex flex-wrap gap-2 pb-2.5">
        <Skeleton className="h-8 w-full rounded-md sm:w-48" />
        <Skeleton className="h-8 w-32 rounded-md" />
        <Skeleton className="h-8 w-24 rounded-md" />
      </div>
    </div>
  );
}

function WaitingRow() {
  return (
    <div
      className="flex items-center gap-6 border-b px-4 max-md:h-29! max-md:items-start max-md:py-3 md:px-6"
      style={{ height: rowHeights.comfortable }}
    >
      <Skeleton className="size-9 shrink-0 rounded-full max-md:size-11" />
      <div className="-ml-3.5 flex w-44 flex-col gap-1.5 max-md:flex-1 max-md:pt-1">
        <Skeleton className="w-28" />
        <Skeleton className="h-2.5 w-20" />
        <Skeleton className="mt-1 h-2.5 w-11/12 md:hidden" />
        <Skeleton className="h-2.5 w-2/3 md:hidden" />
      </div>
      <div className="hidden w-64 flex-col gap-1.5 md:flex">
        <Skeleton className="h-2.5 w-full" />
        <Skeleton className="h-2.5 w-3/5" />
      </div>
      <Skeleton className="hidden w-44 md:block" />
      <Skeleton className="ml-auto w-12 max-md:hidden" />
      <Skeleton className="hidden w-10 lg:block" />
      <Skeleton className="hidden w-10 lg:block" />
      <Skeleton className="hidden h-11 w-[34px] xl:block" />
    </div>
  );
}

/** The search is over and there is nobody: because nobody is there, or because it failed. */
export function NothingFound({ search, network }: { search: Search; network: string }) {
  const { tone, sentence, advice } = endStatement(search, network);
  const failed = tone === 'bad' || tone === 'warn';
  return (
    <div role="status" className="flex flex-1 flex-col">
      <Panel
        icon={failed ? <TriangleAlert className={tone === 'bad' ? 'text-bad' : 'text-warn'} /> : <SearchX />}
        title={sentence}
        actions={
          <>
            <RetryButton search={search} look="primary" />
            {retryLabel(search) === null && <RunAgainButton searchId={search.id} />}
            <Button asChild look={retryLabel(search) === null ? 'primary' : 'secondary'}>
              <Link
                to="/campaigns/$campaignId/search"
                params={{ campaignId: search.campaignId }}
                search={{
                  platform: search.platform,
                  mode: search.mode,
                  queries: queryTexts(search),
                  target: search.target,
                  ...(search.creditLimit === null ? {} : { creditLimit: search.creditLimit }),
                  ...resultsQueryToParameters({ filters: search.filters }),
                }}
              >
                Change the search
              </Link>
            </Button>
          </>
        }
      >
        <p>{advice}</p>
        {search.error !== null && <ErrorCode code={search.error.code} />}
        <p className="mt-2 text-ink-faint text-xs">
          It cost {search.credits === 0 ? 'nothing' : formatCounted(search.credits, 'credit')}.
        </p>
      </Panel>
    </div>
  );
}

interface FilteredToNothingProps {
  page: LoadedPage;
  view: ResultsView;
  /** The filters that are set. */
  set: NarrowingName[];
  onNarrow: (narrowing: Narrowing) => void;
}

/** Lifts each filter with one click, and says how many creators are kept away by it alone. */
export function FilteredToNothing({ page, view, set, onNarrow }: FilteredToNothingProps) {
  return (
    <Panel
      icon={<FilterX />}
      title={`The filters hide all ${formatCounted(page.all, 'creator')}.`}
      actions={
        <>
          {set.map((name) => (
            <Button key={name} onClick={() => onNarrow(liftFilter(view, name))}>
              Lift <bdi className="max-w-60 truncate">{filterPhrase(name, view)}</bdi>
              {(page.hiddenBy[name] ?? 0) > 0 && (
                <span className="figures font-normal text-ink-muted">
                  brings back {formatCounted(page.hiddenBy[name] ?? 0, 'creator')}
                </span>
              )}
            </Button>
          ))}
          {set.length > 1 && (
            <Button look="quiet" onClick={() => onNarrow({ filters: {} })}>
              Lift all
            </Button>
          )}
        </>
      }
    />
  );
}

export function ResultsFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return <FailurePanel title="The creators could not be loaded." error={error} onRetry={onRetry} />;
}

/** Of several searches together; one alone says why. */
export function NobodyYet() {
  return (
    <Panel icon={<SearchX />} title="No creators yet">
      None of the searches has found anybody. Each says why on its own page.
    </Panel>
  );
}
