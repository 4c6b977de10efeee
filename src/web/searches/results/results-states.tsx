import { Link } from '@tanstack/react-router';
import { FilterX, SearchX, TriangleAlert } from 'lucide-react';
import type { Search, SearchResult } from '../../../domain/search.ts';
import { ErrorCode, Panel } from '../../components/panels.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { formatCounted } from '../../lib/format.ts';
import { RunAgainButton } from '../run-again-button.tsx';
import { endStatement, queryTexts } from '../search-words.ts';
import { type FilterName, hiddenByFilter } from './arrange-results.ts';
import type { ResultsParameters } from './results-parameters.ts';
import { headerHeight, rowHeights } from './table-look.ts';

/** The shape of the rows to come, with a word of what is awaited. */
export function WaitingRows({ text }: { text: string }) {
  return (
    <div className="relative flex-1 overflow-hidden" role="status" aria-label={text}>
      <div
        aria-hidden
        className="mask-[linear-gradient(to_bottom,black_20%,transparent_95%)] absolute inset-0"
      >
        <div className="border-b" style={{ height: headerHeight }} />
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

function WaitingRow() {
  return (
    <div className="flex items-center gap-6 border-b px-4 md:px-6" style={{ height: rowHeights.comfortable }}>
      <Skeleton className="size-9 rounded-full" />
      <div className="-ml-3.5 flex w-44 flex-col gap-1.5">
        <Skeleton className="w-28" />
        <Skeleton className="h-2.5 w-20" />
      </div>
      <div className="hidden w-64 flex-col gap-1.5 md:flex">
        <Skeleton className="h-2.5 w-full" />
        <Skeleton className="h-2.5 w-3/5" />
      </div>
      <Skeleton className="hidden w-44 md:block" />
      <Skeleton className="ml-auto w-12" />
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
            <RunAgainButton searchId={search.id} look={failed ? 'primary' : 'secondary'} />
            <Button asChild look={failed ? 'secondary' : 'primary'}>
              <Link
                to="/campaigns/$campaignId/search"
                params={{ campaignId: search.campaignId }}
                search={{
                  platform: search.platform,
                  mode: search.mode,
                  queries: queryTexts(search),
                  target: search.target,
                }}
              >
                Change the keywords
              </Link>
            </Button>
          </>
        }
      >
        <p>{advice}</p>
        {search.error !== null && <ErrorCode code={search.error.code} />}
        <p className="mt-2 text-ink-faint text-xs">It cost {formatCounted(search.credits, 'credit')}.</p>
      </Panel>
    </div>
  );
}

interface FilteredToNothingProps {
  results: SearchResult[];
  view: ResultsParameters;
  onLift: (name: FilterName) => void;
  onLiftAll: () => void;
}

/** Which filter hides how many, and one click to lift it. */
export function FilteredToNothing({ results, view, onLift, onLiftAll }: FilteredToNothingProps) {
  const filters = hiddenByFilter(results, view);
  const names: Record<FilterName, string> = {
    q: `“${view.q}”`,
    email: 'Has e-mail',
    keyword: `Keyword “${view.keyword}”`,
  };
  return (
    <Panel
      icon={<FilterX />}
      title={`The filters hide all ${formatCounted(results.length, 'creator')}.`}
      actions={
        <>
          {filters.map(({ name, hidden }) => (
            <Button key={name} onClick={() => onLift(name)}>
              Lift <bdi className="max-w-60 truncate">{names[name]}</bdi>
              <span className="figures font-normal text-ink-muted">
                hides {formatCounted(hidden, 'creator')}
              </span>
            </Button>
          ))}
          {filters.length > 1 && (
            <Button look="quiet" onClick={onLiftAll}>
              Lift all
            </Button>
          )}
        </>
      }
    />
  );
}
