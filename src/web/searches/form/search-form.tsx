import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search as SearchIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { CampaignDetail } from '../../../domain/campaign.ts';
import type { PlatformDescription } from '../../../domain/platform.ts';
import { type StartSearchInput, splitQueries, startSearchInputSchema } from '../../../domain/search.ts';
import { api } from '../../api.ts';
import { PlatformDot, PlatformIcon } from '../../components/platform-icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { SegmentedControl } from '../../components/ui/segmented-control.tsx';
import { tellFailure } from '../../lib/tell-failure.ts';
import { forgetCampaigns } from '../../queries.ts';
import { KeywordField } from './keyword-field.tsx';
import { addKeywords } from './keywords.ts';
import type { SearchFormParameters } from './search-form-parameters.ts';
import { TargetField } from './target-field.tsx';

interface SearchFormProps {
  campaign: CampaignDetail;
  platforms: PlatformDescription[];
  parameters: SearchFormParameters;
}

/** Network, mode, keywords, target. Networks and modes are those that describe themselves. */
export function SearchForm({ campaign, platforms, parameters }: SearchFormProps) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState('');
  const form = useForm<StartSearchInput>({
    resolver: standardSchemaResolver(startSearchInputSchema),
    defaultValues: initialValues(campaign, platforms, parameters),
  });
  const { platform: platformId, mode: modeId, queries, target } = form.watch();
  const { errors, isSubmitted } = form.formState;
  const platform = platforms.find(({ id }) => id === platformId);
  const mode = platform?.modes.find(({ id }) => id === modeId);
  const set = <Name extends 'mode' | 'queries' | 'target'>(name: Name, value: StartSearchInput[Name]) =>
    // The union of the three names is more than the library's types can follow.
    form.setValue(name, value as never, { shouldValidate: isSubmitted, shouldDirty: true });

  const start = useMutation({
    mutationFn: api.startSearch,
    onSuccess: async (search) => {
      await navigate({
        to: '/campaigns/$campaignId/searches/$searchId',
        params: { campaignId: search.campaignId, searchId: search.id },
      });
      await forgetCampaigns();
    },
    onError: tellFailure('The search was not started.'),
  });
  const submit = (event: FormEvent) => {
    // What is still being typed counts too.
    form.setValue('queries', addKeywords(queries, splitQueries(draft)).keywords);
    setDraft('');
    void form.handleSubmit((input) => start.mutate(input))(event);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-7">
      <h2 className="font-semibold text-title tracking-[-0.01em]">Whom are you looking for?</h2>
      <div className="flex flex-col gap-1.5">
        <span className="font-medium text-13">Network</span>
        <SegmentedControl
          label="Network"
          size="large"
          className="flex self-stretch sm:self-start"
          value={platformId}
          onChange={(id) => {
            form.setValue('platform', id);
            const modes = platforms.find((other) => other.id === id)?.modes ?? [];
            set('mode', modes.find((other) => other.id === modeId)?.id ?? modes[0]?.id ?? modeId);
          }}
          options={platforms.map(({ id, name }) => ({
            value: id,
            content: (
              <>
                <PlatformIcon id={id} /> {name} <PlatformDot id={id} />
              </>
            ),
          }))}
        />
      </div>
      <ModeChoice platform={platform} modeId={modeId} onChange={(id) => set('mode', id)} />
      <KeywordField
        keywords={queries}
        onChange={(next) => set('queries', next)}
        draft={draft}
        onDraft={setDraft}
        error={firstMessage(errors.queries)}
        examples={mode?.examples ?? []}
      />
      <TargetField
        target={target}
        onChange={(next) => set('target', next)}
        cost={mode?.cost}
        error={errors.target?.message}
      />
      <Button
        type="submit"
        look="primary"
        size="large"
        disabled={start.isPending}
        className="self-start max-sm:w-full"
      >
        <SearchIcon aria-hidden /> Search {platform?.name}
      </Button>
    </form>
  );
}

interface ModeChoiceProps {
  platform: PlatformDescription | undefined;
  modeId: StartSearchInput['mode'];
  onChange: (mode: StartSearchInput['mode']) => void;
}

/** Tabs where the network has several modes; in any case a line of what the chosen one does. */
function ModeChoice({ platform, modeId, onChange }: ModeChoiceProps) {
  const modes = platform?.modes ?? [];
  const mode = modes.find(({ id }) => id === modeId);
  return (
    <div className="flex flex-col gap-1.5">
      <span className="font-medium text-13">How</span>
      {modes.length > 1 && (
        <SegmentedControl
          label="How to search"
          className="self-start"
          value={modeId}
          onChange={onChange}
          options={modes.map(({ id, title }) => ({ value: id, content: title }))}
        />
      )}
      <p className="text-13 text-ink-muted">
        {modes.length === 1 && <span className="font-medium text-ink">{mode?.title}. </span>}
        {mode?.hint}
      </p>
    </div>
  );
}

function initialValues(
  campaign: CampaignDetail,
  platforms: PlatformDescription[],
  parameters: SearchFormParameters,
): StartSearchInput {
  const platform = platforms.find(({ id }) => id === parameters.platform) ?? platforms[0];
  const modes = platform?.modes ?? [];
  const mode =
    modes.find(({ id }) => id === parameters.mode) ??
    modes.find(({ id }) => (id === 'similar') === (campaign.searchType === 'similar')) ??
    modes[0];
  return {
    campaignId: campaign.id,
    platform: platform?.id ?? '',
    mode: mode?.id ?? 'keyword',
    queries: addKeywords([], [parameters.queries ?? []].flat().flatMap(splitQueries)).keywords,
    target: parameters.target ?? 100,
  };
}

/** The list has an error of its own or one at a keyword. */
function firstMessage(errors: { message?: string | undefined } | undefined): string | undefined {
  if (errors === undefined) return undefined;
  if (errors.message !== undefined) return errors.message;
  const items = Object.values(errors) as ({ message?: string } | undefined)[];
  return items.find((item) => item?.message !== undefined)?.message;
}
