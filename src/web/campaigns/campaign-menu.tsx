import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { toast } from 'sonner';
import type { Campaign } from '../../domain/campaign.ts';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { ConfirmDialog } from '../components/ui/confirm-dialog.tsx';
import { Menu, MenuItem, MenuSeparator } from '../components/ui/menu.tsx';
import { formatCounted } from '../lib/format.ts';
import { tellFailure } from '../lib/tell-failure.ts';
import { campaignQuery, forgetCampaigns, queryClient } from '../queries.ts';

const EditCampaignDialog = lazy(async () => ({
  default: (await import('./edit-campaign-dialog.tsx')).EditCampaignDialog,
}));

/** What can be done with a campaign as a whole. */
export function CampaignMenu({ campaign }: { campaign: Campaign }) {
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.deleteCampaign(campaign.id),
    onSuccess: async () => {
      setDeleting(false);
      await navigate({ to: '/campaigns' });
      queryClient.removeQueries({ queryKey: campaignQuery(campaign.id).queryKey });
      await forgetCampaigns();
      toast.success('Campaign deleted', { description: campaign.name });
    },
    onError: tellFailure('The campaign was not deleted.'),
  });
  const archived = campaign.status === 'archived';
  const archive = useMutation({
    mutationFn: () => api.changeCampaign(campaign.id, { archived: !archived }),
    onSuccess: async () => {
      await forgetCampaigns();
      toast.success(archived ? 'Campaign brought back' : 'Campaign archived', { description: campaign.name });
    },
    onError: tellFailure(archived ? 'The campaign stays archived.' : 'The campaign was not archived.'),
  });
  return (
    <>
      <Menu
        trigger={
          <Button
            look="quiet"
            size="smallIcon"
            aria-label={`More for ${campaign.name}`}
            className="relative z-10"
          >
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem onSelect={() => setEditing(true)}>
          <Pencil aria-hidden /> Rename
        </MenuItem>
        <MenuItem onSelect={() => archive.mutate()}>
          {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
          {archived ? 'Bring back' : 'Archive'}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setDeleting(true)}>
          <Trash2 aria-hidden /> Delete
        </MenuItem>
      </Menu>
      {editing && (
        <Suspense>
          <EditCampaignDialog campaign={campaign} onClose={() => setEditing(false)} />
        </Suspense>
      )}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete “${campaign.name}”?`}
        description={whatIsLost(campaign)}
        action="Delete campaign"
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}

function whatIsLost(campaign: Campaign): string {
  if (campaign.searchCount === 0) return 'It has no searches yet. This can’t be undone.';
  const searches = formatCounted(campaign.searchCount, 'search', 'searches');
  const creators = formatCounted(campaign.creatorCount, 'creator');
  return `Its ${searches} with ${creators} are deleted too. This can’t be undone.`;
}
