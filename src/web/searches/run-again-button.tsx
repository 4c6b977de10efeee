import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import type { ComponentProps } from 'react';
import { toast } from 'sonner';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { forgetCampaigns } from '../queries.ts';

interface RunAgainButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'children'> {
  searchId: string;
  label?: string;
}

/** Starts the same search anew and opens it. */
export function RunAgainButton({ searchId, label = 'Run again', ...rest }: RunAgainButtonProps) {
  const navigate = useNavigate();
  const run = useMutation({
    mutationFn: () => api.runSearchAgain(searchId),
    onSuccess: async (search) => {
      await navigate({
        to: '/campaigns/$campaignId/searches/$searchId',
        params: { campaignId: search.campaignId, searchId: search.id },
      });
      await forgetCampaigns();
    },
    onError: (error) => toast.error('The search was not started.', { description: error.message }),
  });
  return (
    <Button {...rest} disabled={run.isPending} onClick={() => run.mutate()}>
      <RotateCw aria-hidden /> {label}
    </Button>
  );
}
