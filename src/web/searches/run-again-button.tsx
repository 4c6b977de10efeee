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
  /** Names the search where the icon stands alone. */
  iconFor?: string;
}

/** Starts the same search anew and opens it. */
export function RunAgainButton({ searchId, iconFor, ...rest }: RunAgainButtonProps) {
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
    <Button
      {...rest}
      {...(iconFor === undefined ? {} : { 'aria-label': `Run again: ${iconFor}` })}
      disabled={run.isPending}
      onClick={() => run.mutate()}
    >
      <RotateCw aria-hidden /> {iconFor === undefined && 'Run again'}
    </Button>
  );
}
