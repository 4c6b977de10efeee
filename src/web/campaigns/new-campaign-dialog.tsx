import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { SearchMode } from '../../domain/search.ts';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { Dialog } from '../components/ui/dialog.tsx';
import { tellFailure } from '../lib/tell-failure.ts';
import { forgetCampaigns } from '../queries.ts';
import { CampaignFields, type CampaignText, campaignTextSchema } from './campaign-fields.tsx';
import { SearchTypeCards } from './search-type-cards.tsx';

/** Two steps: what the campaign is, then how it searches; then straight into the search form. */
export function NewCampaignDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState<CampaignText | null>(null);
  const [step, setStep] = useState<1 | 2>(1);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={step === 1 ? 'New campaign' : 'How do you want to search?'}
      description={`Step ${step} of 2`}
    >
      {step === 1 || text === null ? (
        <TextStep
          initial={text}
          onCancel={onClose}
          onDone={(next) => {
            setText(next);
            setStep(2);
          }}
        />
      ) : (
        <TypeStep text={text} onBack={() => setStep(1)} />
      )}
    </Dialog>
  );
}

interface TextStepProps {
  initial: CampaignText | null;
  onCancel: () => void;
  onDone: (text: CampaignText) => void;
}

function TextStep({ initial, onCancel, onDone }: TextStepProps) {
  const form = useForm({
    resolver: standardSchemaResolver(campaignTextSchema),
    defaultValues: initial ?? { name: '', description: '' },
  });
  return (
    <form noValidate className="flex flex-col gap-4 px-6 pt-4 pb-5" onSubmit={form.handleSubmit(onDone)}>
      <CampaignFields register={form.register} errors={form.formState.errors} />
      <footer className="flex justify-end gap-2 pt-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary">
          Continue
        </Button>
      </footer>
    </form>
  );
}

function TypeStep({ text, onBack }: { text: CampaignText; onBack: () => void }) {
  const [mode, setMode] = useState<SearchMode>('keyword');
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => api.createCampaign({ ...text, searchType: mode === 'similar' ? 'similar' : 'keyword' }),
    onSuccess: async (campaign) => {
      await navigate({
        to: '/campaigns/$campaignId/search',
        params: { campaignId: campaign.id },
        search: { mode },
      });
      await forgetCampaigns();
    },
    onError: tellFailure('The campaign was not made.'),
  });
  return (
    <div className="flex flex-col gap-4 px-6 pt-4 pb-5">
      <SearchTypeCards value={mode} onChange={setMode} />
      <footer className="flex justify-end gap-2 pt-2">
        <Button onClick={onBack}>Back</Button>
        <Button look="primary" disabled={create.isPending} onClick={() => create.mutate()}>
          Create campaign
        </Button>
      </footer>
    </div>
  );
}
