import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CampaignDetail } from '../../../domain/campaign.ts';
import type { PlatformDescription } from '../../../domain/platform.ts';
import { ApiError, api } from '../../api.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { tellFailure } from '../../lib/tell-failure.ts';
import { forgetCampaigns } from '../../queries.ts';
import { addQueries } from './queries-given.ts';
import {
  type DraftErrors,
  initialDraft,
  type LastChoice,
  queriesOf,
  readDraft,
  type SearchDraft,
  withQueries,
} from './search-draft.ts';
import type { SearchFormParameters } from './search-form-parameters.ts';

const noChoice: LastChoice = { platform: null, mode: null };
const noErrors: DraftErrors = { filters: {} };

/** The search in the form, from its first look to its start. */
export function useSearchDraft(
  campaign: CampaignDetail,
  platforms: PlatformDescription[],
  parameters: SearchFormParameters,
) {
  const [last, setLast] = useRemembered('search-choice', noChoice);
  const [draft, setDraft] = useState(() => initialDraft(campaign, platforms, parameters, last));
  /** What is typed and not yet one of the queries. */
  const [typed, setTyped] = useState('');
  /** How often one has tried to start it: what is wrong is said from the first time on. */
  const [attempts, setAttempts] = useState(0);
  /** Why the queries can't be searched by, though the form has nothing against them. */
  const [refusal, setRefusal] = useState<string | null>(null);
  const formReference = useRef<HTMLFormElement>(null);
  const refuse = (message: string) => {
    setRefusal(message);
    setAttempts((count) => count + 1);
  };
  const start = useStart({ onRefusal: refuse });
  const { errors } = attempts === 0 ? { errors: noErrors } : readDraft(draft, campaign.id);

  useEffect(() => {
    if (attempts > 0) formReference.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const change = (next: SearchDraft) => {
    setDraft(next);
    setRefusal(null);
  };
  /** Starts the search, or says what is wrong: then it answers so. */
  const submit = (event: FormEvent): DraftErrors | null => {
    event.preventDefault();
    // What is still being typed counts too.
    const added = addQueries(draft.mode, queriesOf(draft), typed);
    const whole = withQueries(draft, added.queries);
    change(whole);
    if (added.problem !== null && added.duplicates.length === 0) {
      refuse(added.problem);
      return null;
    }
    setTyped('');
    const { input, errors: wrong } = readDraft(whole, campaign.id);
    if (input === null) {
      setAttempts((count) => count + 1);
      return wrong;
    }
    setLast({ platform: input.platform, mode: input.mode });
    start.mutate(input);
    return null;
  };
  return {
    draft,
    change,
    typed,
    setTyped,
    errors: refusal === null ? errors : { ...errors, queries: refusal },
    submit,
    starting: start.isPending,
    formReference,
  };
}

function useStart({ onRefusal }: { onRefusal: (message: string) => void }) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: api.startSearch,
    onSuccess: async (search) => {
      await navigate({
        to: '/campaigns/$campaignId/searches/$searchId',
        params: { campaignId: search.campaignId, searchId: search.id },
      });
      await forgetCampaigns();
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'bad_handle') onRefusal(error.message);
      else tellFailure('The search was not started.')(error);
    },
  });
}
