import { useMutation } from '@tanstack/react-query';
import { Play, RotateCw } from 'lucide-react';
import type { ComponentProps } from 'react';
import type { Search } from '../../domain/search.ts';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { tellFailure } from '../lib/tell-failure.ts';
import { forgetCampaigns, queryClient, searchQuery } from '../queries.ts';
import { retryLabel } from './search-words.ts';

interface RetryButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'children'> {
  search: Search;
}

/** Takes up again what failed or was stopped, in the same search; nothing where there is nothing of the kind. */
export function RetryButton({ search, ...rest }: RetryButtonProps) {
  const retry = useMutation({
    mutationFn: () => api.retrySearch(search.id),
    onSuccess: async (running) => {
      queryClient.setQueryData(searchQuery(search.id).queryKey, running);
      await forgetCampaigns();
    },
    onError: tellFailure('The search does not go on.'),
  });
  const label = retryLabel(search);
  if (label === null) return null;
  return (
    <Button {...rest} disabled={retry.isPending} onClick={() => retry.mutate()}>
      {search.ending === 'part_failed' || search.ending === 'provider_failed' ? (
        <RotateCw aria-hidden />
      ) : (
        <Play aria-hidden />
      )}
      {label}
    </Button>
  );
}
