import { Search as SearchIcon } from 'lucide-react';
import { useState } from 'react';
import type { CampaignDetail } from '../../../domain/campaign.ts';
import type { PlatformDescription } from '../../../domain/platform.ts';
import { Button } from '../../components/ui/button.tsx';
import { CostNote } from './cost-note.tsx';
import { CreditLimitField } from './credit-limit-field.tsx';
import { FilterSection } from './filter-section.tsx';
import { ModeTabs, NetworkChoice } from './search-choice.tsx';
import { isSimilar, queriesOf, withPlatform, withQueries } from './search-draft.ts';
import type { SearchFormParameters } from './search-form-parameters.ts';
import { SeedField } from './seed-field.tsx';
import { TargetField } from './target-field.tsx';
import { TermField } from './term-field.tsx';
import { useSearchDraft } from './use-search-draft.ts';

interface SearchFormProps {
  campaign: CampaignDetail;
  platforms: PlatformDescription[];
  parameters: SearchFormParameters;
}

/** Network, mode, what to search by, how many, and who of them. Networks and modes are those that describe themselves. */
export function SearchForm({ campaign, platforms, parameters }: SearchFormProps) {
  const search = useSearchDraft(campaign, platforms, parameters);
  const { draft, change, errors } = search;
  const [filtersOpen, setFiltersOpen] = useState(false);
  const platform = platforms.find(({ id }) => id === draft.platform);
  const mode = platform?.modes.find(({ id }) => id === draft.mode);
  if (platform === undefined || mode === undefined) return null;

  const queryProps = {
    mode: mode.id,
    queries: queriesOf(draft),
    onChange: (queries: string[]) => change(withQueries(draft, queries)),
    draft: search.typed,
    onDraft: search.setTyped,
    error: errors.queries,
    examples: mode.examples,
  };
  return (
    <form
      noValidate
      ref={search.formReference}
      onSubmit={(event) => {
        const wrong = search.submit(event);
        if (wrong !== null && Object.keys(wrong.filters).length > 0) setFiltersOpen(true);
      }}
      className="flex flex-col gap-7"
    >
      <h2 className="font-semibold text-title tracking-[-0.01em]">Whom are you looking for?</h2>
      <NetworkChoice
        platforms={platforms}
        value={platform.id}
        onChange={(next) => change(withPlatform(draft, next))}
      />
      <ModeTabs platform={platform} value={mode.id} onChange={(next) => change({ ...draft, mode: next })}>
        {isSimilar(mode.id) ? (
          <SeedField {...queryProps} platform={platform} />
        ) : (
          <TermField {...queryProps} />
        )}
      </ModeTabs>
      <FilterSection
        draft={draft.filters}
        onChange={(filters) => change({ ...draft, filters })}
        open={filtersOpen}
        onOpen={setFiltersOpen}
      />
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-start gap-x-8 gap-y-5">
          <TargetField
            target={draft.target}
            onChange={(target) => change({ ...draft, target })}
            error={errors.target}
          />
          <CreditLimitField
            creditLimit={draft.creditLimit}
            onChange={(creditLimit) => change({ ...draft, creditLimit })}
            error={errors.creditLimit}
          />
        </div>
        <CostNote draft={draft} cost={mode.cost} />
      </div>
      <Button
        type="submit"
        look="primary"
        size="large"
        disabled={search.starting}
        className="self-start max-sm:w-full"
      >
        <SearchIcon aria-hidden /> Search {platform.name}
      </Button>
    </form>
  );
}
