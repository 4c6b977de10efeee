import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { CampaignDetail } from '../../domain/campaign.ts';
import { isFinished } from '../../domain/search.ts';
import { ApiError } from '../api.ts';
import { PageHeader } from '../components/page.tsx';
import { FailurePanel, Panel } from '../components/panels.tsx';
import { Button } from '../components/ui/button.tsx';
import { SegmentedControl } from '../components/ui/segmented-control.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { useMediaQuery } from '../lib/use-media-query.ts';
import { campaignQuery } from '../queries.ts';
import { ActivityLog } from './activity-log.tsx';
import { CampaignMenu } from './campaign-menu.tsx';
import type { CampaignParameters } from './campaigns-parameters.ts';
import { SearchRail } from './search-rail.tsx';

const CampaignResults = lazy(async () => ({
  default: (await import('./campaign-results.tsx')).CampaignResults,
}));

/** While a search runs, its counts grow. */
const watchMs = 2000;

export function CampaignPage() {
  const { campaignId } = useParams({ from: '/signed-in/campaigns/$campaignId' });
  const campaign = useQuery({
    ...campaignQuery(campaignId),
    refetchInterval: ({ state }) =>
      state.data?.searches.some((search) => !isFinished(search.status)) === true ? watchMs : false,
  });
  const newSearch = (
    <Button asChild look="primary">
      <Link to="/campaigns/$campaignId/search" params={{ campaignId }}>
        <Plus aria-hidden /> New search
      </Link>
    </Button>
  );
  const tabs = useCampaignTab();
  const name = campaign.data?.name;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        within="campaigns"
        title={
          campaign.isPending ? (
            <Skeleton className="w-40" />
          ) : (
            <span dir="auto" data-hover={name} className="block truncate">
              {name ?? 'Campaign'}
            </span>
          )
        }
        documentTitle={name ?? 'Campaign'}
        state={
          !tabs.narrow &&
          campaign.data !== undefined &&
          campaign.data.searches.length > 0 && <Tabs {...tabs} />
        }
        actions={
          campaign.data !== undefined && (
            <>
              <CampaignMenu campaign={campaign.data} />
              {campaign.data.searches.length > 0 && newSearch}
            </>
          )
        }
      />
      {campaign.isPending ? (
        <CampaignSkeleton />
      ) : campaign.isError ? (
        <CampaignFailure error={campaign.error} onRetry={() => void campaign.refetch()} />
      ) : campaign.data.searches.length === 0 ? (
        <>
          <Description text={campaign.data.description} />
          <Panel icon={<Search />} title="No searches yet" actions={newSearch}>
            Search a network by keyword, or for creators like one you know: each search becomes a table of
            creators in this campaign.
          </Panel>
        </>
      ) : (
        <CampaignContent campaign={campaign.data} />
      )}
    </div>
  );
}

type Tab = NonNullable<CampaignParameters['tab']> | 'creators';

/** What of the campaign is looked at, by the address; the rail of searches is a tab where there is no room beside. */
function useCampaignTab() {
  const narrow = useMediaQuery('(max-width: 1099px)');
  const { tab: chosen = 'creators' } = useSearch({ from: '/signed-in/campaigns/$campaignId' });
  const navigate = useNavigate({ from: '/campaigns/$campaignId' });
  const change = (next: Tab) =>
    void navigate({
      search: ({ tab: _, ...current }) => (next === 'creators' ? current : { ...current, tab: next }),
      replace: true,
    });
  const tab: Tab = chosen === 'searches' && !narrow ? 'creators' : chosen;
  return { narrow, tab, change };
}

function Tabs({ narrow, tab, change }: ReturnType<typeof useCampaignTab>) {
  const tabs: { value: Tab; content: string }[] = [
    { value: 'creators', content: 'All together' },
    ...(narrow ? [{ value: 'searches' as const, content: 'Searches' }] : []),
    { value: 'activity', content: 'Activity' },
  ];
  return <SegmentedControl label="What is shown" value={tab} onChange={change} options={tabs} />;
}

/** The rail of searches beside the creators or the activity; where there is no room for both, one at a time. */
function CampaignContent({ campaign }: { campaign: CampaignDetail }) {
  const tabs = useCampaignTab();
  const { narrow, tab } = tabs;
  const rail = (
    <>
      <Description text={campaign.description} />
      <SearchRail campaign={campaign} />
    </>
  );
  return (
    <div className="flex min-h-0 flex-1">
      {!narrow && <div className="flex w-72 shrink-0 flex-col overflow-y-auto border-r">{rail}</div>}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {narrow && (
          <div className="shrink-0 px-4 py-2.5 md:px-6">
            <Tabs {...tabs} />
          </div>
        )}
        {tab === 'searches' ? (
          <div className="min-h-0 flex-1 overflow-y-auto">{rail}</div>
        ) : tab === 'activity' ? (
          <ActivityLog campaignId={campaign.id} />
        ) : (
          <Suspense>
            <div className={narrow ? 'contents' : 'flex min-h-0 flex-1 flex-col pt-2.5'}>
              <CampaignResults key={campaign.id} campaign={campaign} />
            </div>
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** In three lines; whoever wants the rest asks for it. */
function Description({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  if (text === '') return null;
  return (
    <button
      type="button"
      aria-expanded={whole}
      onClick={() => setWhole(!whole)}
      className="shrink-0 border-b px-5 py-3 text-left text-13 text-ink-muted hover:text-ink"
    >
      <span
        dir="auto"
        className={whole ? 'block max-w-[70ch] whitespace-pre-wrap break-words' : 'line-clamp-3 break-words'}
      >
        {text}
      </span>
    </button>
  );
}

function CampaignFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const missing = error instanceof ApiError && error.status === 404;
  const back = (
    <Button asChild>
      <Link to="/campaigns">All campaigns</Link>
    </Button>
  );
  return missing ? (
    <Panel icon={<Search />} title="This campaign does not exist." actions={back}>
      It may have been deleted, or the address is not complete.
    </Panel>
  ) : (
    <FailurePanel title="The campaign could not be loaded." error={error} onRetry={onRetry} actions={back} />
  );
}

function CampaignSkeleton() {
  return (
    <div aria-busy="true" role="status" aria-label="Loading the campaign" className="flex min-h-0 flex-1">
      <div className="flex w-72 shrink-0 flex-col gap-6 border-r p-5 max-[1099px]:hidden">
        {[0, 1, 2].map((index) => (
          <div key={index} className="flex flex-col gap-2">
            <Skeleton className="w-44" />
            <Skeleton className="w-32" />
          </div>
        ))}
      </div>
      <div className="flex flex-1 flex-col gap-3 p-6">
        <Skeleton className="h-8 w-48" />
        {[0, 1, 2, 3, 4, 5].map((index) => (
          <Skeleton key={index} className="h-9 w-full" />
        ))}
      </div>
    </div>
  );
}
