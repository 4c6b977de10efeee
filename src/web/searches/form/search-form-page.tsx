import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { PageBody, PageHeader } from '../../components/page.tsx';
import { FailurePanel } from '../../components/panels.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { campaignQuery, platformsQuery } from '../../queries.ts';
import { RecentSearches } from './recent-searches.tsx';
import { SearchForm } from './search-form.tsx';

export function SearchFormPage() {
  const from = '/signed-in/campaigns/$campaignId/search';
  const { campaignId } = useParams({ from });
  const parameters = useSearch({ from });
  const campaign = useQuery(campaignQuery(campaignId));
  const platforms = useQuery(platformsQuery);
  const failed = campaign.isError ? campaign : platforms.isError ? platforms : null;
  return (
    <>
      <PageHeader
        within={{ campaignId, name: campaign.data?.name }}
        title="New search"
        documentTitle="New search"
      />
      <PageBody className="max-w-[688px] py-8">
        {failed !== null ? (
          <FailurePanel
            title="The search form could not be loaded."
            error={failed.error ?? new Error('Unknown')}
            onRetry={() => void failed.refetch()}
            actions={
              <Button asChild>
                <Link to="/campaigns">All campaigns</Link>
              </Button>
            }
          />
        ) : campaign.data === undefined || platforms.data === undefined ? (
          <FormSkeleton />
        ) : (
          <>
            {/* A new address fills the form anew. */}
            <SearchForm
              key={JSON.stringify(parameters)}
              campaign={campaign.data}
              platforms={platforms.data}
              parameters={parameters}
            />
            <RecentSearches campaignId={campaignId} />
          </>
        )}
      </PageBody>
    </>
  );
}

function FormSkeleton() {
  return (
    <div role="status" aria-label="Loading the form" aria-busy="true" className="flex flex-col gap-7">
      <Skeleton className="h-7 w-72" />
      <Skeleton className="h-10 w-full rounded-lg" />
      <Skeleton className="h-12 w-full rounded-lg" />
      <Skeleton className="h-10 w-80 rounded-lg" />
      <Skeleton className="h-10 w-40 rounded-md" />
    </div>
  );
}
