import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import type { ComponentProps } from 'react';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { tellFailure } from '../lib/tell-failure.ts';
import { forgetCampaigns } from '../queries.ts';

interface RunAgainButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'children'> {
  searchId: string;
}

/** Starts the same search anew and opens it. */
export function RunAgainButton({ searchId, ...rest }: RunAgainButtonProps) {
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
    onError: tellFailure('The search was not started.'),
  });
  return (
    <Button {...rest} disabled={run.isPending} onClick={() => run.mutate()}>
      <RotateCw aria-hidden /> Run again
    </Button>
  );
}
