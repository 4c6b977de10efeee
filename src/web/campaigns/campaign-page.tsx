import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import type { CampaignDetail } from '../../domain/campaign.ts';
import { isFinished } from '../../domain/search.ts';
import { ApiError } from '../api.ts';
import { PageBody, PageHeader } from '../components/page.tsx';
import { FailurePanel, Panel } from '../components/panels.tsx';
import { Button } from '../components/ui/button.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { formatCounted, formatPercent } from '../lib/format.ts';
import { campaignQuery } from '../queries.ts';
import { CampaignMenu } from './campaign-menu.tsx';
import { SearchList } from './search-list.tsx';

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
  const name = campaign.data?.name;
  return (
    <>
      <PageHeader
        within="campaigns"
        title={campaign.isPending ? <Skeleton className="w-40" /> : <bdi>{name ?? 'Campaign'}</bdi>}
        documentTitle={name ?? 'Campaign'}
        actions={
          campaign.data !== undefined && (
            <>
              <CampaignMenu campaign={campaign.data} />
              {newSearch}
            </>
          )
        }
      />
      <PageBody>
        {campaign.isPending ? (
          <CampaignSkeleton />
        ) : campaign.isError ? (
          <CampaignFailure error={campaign.error} onRetry={() => void campaign.refetch()} />
        ) : (
          <>
            <Summary campaign={campaign.data} />
            {campaign.data.searches.length === 0 ? (
              <Panel icon={<Search />} title="No searches yet" actions={newSearch}>
                Search a network by keyword: each search becomes a table of creators in this campaign.
              </Panel>
            ) : (
              <SearchList searches={campaign.data.searches} />
            )}
          </>
        )}
      </PageBody>
    </>
  );
}

function Summary({ campaign }: { campaign: CampaignDetail }) {
  return (
    <section className="mb-6">
      <h2 dir="auto" className="break-words font-semibold text-title tracking-[-0.01em]">
        {campaign.name}
      </h2>
      {campaign.description !== '' && (
        <p dir="auto" className="mt-1 max-w-[70ch] whitespace-pre-wrap break-words text-ink-muted">
          {campaign.description}
        </p>
      )}
      {campaign.searchCount > 0 && (
        <p className="mt-3 text-13 text-ink-muted">
          {formatCounted(campaign.searchCount, 'search', 'searches')}
          <Dot />
          {formatCounted(campaign.creatorCount, 'creator')}
          {campaign.creatorCount > 0 && (
            <>
              <Dot />
              {formatPercent(campaign.withEmailCount / campaign.creatorCount)} with e-mail
            </>
          )}
        </p>
      )}
    </section>
  );
}

function Dot() {
  return (
    <span aria-hidden className="mx-1.5 text-ink-faint">
      ·
    </span>
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
    <div aria-busy="true" role="status" aria-label="Loading the campaign">
      <Skeleton className="mt-2 mb-3 h-5 w-64" />
      <Skeleton className="mb-8 w-40" />
      {[0, 1, 2].map((index) => (
        <div key={index} className="flex h-18 items-center gap-4 border-b">
          <Skeleton className="size-8 rounded-md" />
          <div className="flex flex-col gap-2">
            <Skeleton className="w-56" />
            <Skeleton className="w-32" />
          </div>
        </div>
      ))}
    </div>
  );
}
