import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type { Campaign } from '../../domain/campaign.ts';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { tellFailure } from '../lib/tell-failure.ts';
import { forgetCampaigns } from '../queries.ts';
import { CampaignFields, type CampaignText, campaignTextSchema } from './campaign-fields.tsx';

export function EditCampaignDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const form = useForm({
    resolver: standardSchemaResolver(campaignTextSchema),
    defaultValues: { name: campaign.name, description: campaign.description },
  });
  const change = useMutation({
    mutationFn: (text: CampaignText) => api.changeCampaign(campaign.id, text),
    onSuccess: async () => {
      await forgetCampaigns();
      onClose();
    },
    onError: tellFailure('The campaign was not changed.'),
  });
  return (
    <Dialog open onOpenChange={onClose} title="Rename campaign">
      <form
        noValidate
        className="flex flex-col gap-4 px-6 pt-4 pb-5"
        onSubmit={form.handleSubmit((text) => change.mutate(text))}
      >
        <CampaignFields register={form.register} errors={form.formState.errors} />
        <footer className="flex justify-end gap-2 pt-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={change.isPending}>
            Save
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
