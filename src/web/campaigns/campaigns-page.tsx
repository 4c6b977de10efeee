import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Megaphone, Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { PageBody, PageHeader } from '../components/page.tsx';
import { FailurePanel, Panel } from '../components/panels.tsx';
import { Button } from '../components/ui/button.tsx';
import { campaignsQuery } from '../queries.ts';
import { CampaignList } from './campaign-list.tsx';
import { CampaignTableSkeleton } from './campaign-table.tsx';

const NewCampaignDialog = lazy(async () => ({
  default: (await import('./new-campaign-dialog.tsx')).NewCampaignDialog,
}));

export function CampaignsPage() {
  const campaigns = useQuery(campaignsQuery);
  const creating = useSearch({ from: '/signed-in/campaigns' }).new === true;
  const navigate = useNavigate({ from: '/campaigns' });
  const setCreating = (open: boolean) =>
    void navigate({
      search: ({ new: _, ...view }) => (open ? { ...view, new: true } : view),
      replace: !open,
    });
  const newCampaign = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden /> New campaign
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Campaigns"
        documentTitle="Campaigns"
        actions={campaigns.data?.length !== 0 && newCampaign}
      />
      <PageBody>
        {campaigns.isPending ? (
          <CampaignTableSkeleton />
        ) : campaigns.isError ? (
          <FailurePanel
            title="Your campaigns could not be loaded."
            error={campaigns.error}
            onRetry={() => void campaigns.refetch()}
          />
        ) : campaigns.data.length === 0 ? (
          <Panel icon={<Megaphone />} title="Start your first campaign" actions={newCampaign}>
            A campaign keeps the searches for one brand, launch or client together, with all the creators that
            they found.
          </Panel>
        ) : (
          <CampaignList campaigns={campaigns.data} />
        )}
      </PageBody>
      {creating && (
        <Suspense>
          <NewCampaignDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </>
  );
}
