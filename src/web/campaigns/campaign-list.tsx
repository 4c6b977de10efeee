import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowDownWideNarrow, FilterX } from 'lucide-react';
import { useMemo } from 'react';
import type { Campaign } from '../../domain/campaign.ts';
import { Panel } from '../components/panels.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import { Button } from '../components/ui/button.tsx';
import { Menu, MenuRadioGroup, MenuRadioItem } from '../components/ui/menu.tsx';
import { formatCounted, formatExact } from '../lib/format.ts';
import { arrangeCampaigns } from './arrange-campaigns.ts';
import { CampaignTable, campaignSortTitles } from './campaign-table.tsx';
import {
  type CampaignSortKey,
  type CampaignsParameters,
  campaignSortKeys,
  nextCampaignSort,
  sortBy,
} from './campaigns-parameters.ts';

/** The campaigns with what narrows and orders them. */
export function CampaignList({ campaigns }: { campaigns: Campaign[] }) {
  const view = useSearch({ from: '/signed-in/campaigns' });
  const navigate = useNavigate({ from: '/campaigns' });
  const { q = '', sort = 'activity' } = view;
  const shown = useMemo(() => arrangeCampaigns(campaigns, view), [campaigns, view]);
  const look = (parameters: CampaignsParameters) =>
    void navigate({ search: parameters, replace: true, resetScroll: false });
  const setFilter = (text: string) => look({ ...withoutFilter(view), ...(text === '' ? {} : { q: text }) });
  const setSort = (order: Pick<CampaignsParameters, 'sort' | 'reversed'>) =>
    look({ ...(q === '' ? {} : { q }), ...order });
  return (
    <div className="@container flex flex-1 flex-col">
      <div role="toolbar" aria-label="Filter and order" className="mb-3 flex flex-wrap items-center gap-2">
        <TextFilter label="Filter the campaigns" text={q} onChange={setFilter} />
        <div className="ml-auto flex items-center gap-2">
          <span aria-live="polite" className="figures whitespace-nowrap text-13 text-ink-muted">
            {formatExact(shown.length)} shown
          </span>
          <SortMenu sort={sort} onSort={(key) => setSort(sortBy(key))} />
        </div>
      </div>
      {shown.length === 0 ? (
        <Panel
          icon={<FilterX />}
          title={`The filter hides all ${formatCounted(campaigns.length, 'campaign')}.`}
          actions={
            <Button onClick={() => setFilter('')}>
              Lift <bdi className="max-w-60 truncate">“{q}”</bdi>
            </Button>
          }
        />
      ) : (
        <CampaignTable campaigns={shown} view={view} onSort={(key) => setSort(nextCampaignSort(view, key))} />
      )}
    </div>
  );
}

function withoutFilter({ q: _, ...rest }: CampaignsParameters): CampaignsParameters {
  return rest;
}

/** Where the screen is too narrow for some of the columns, their heads are not there to sort by. */
function SortMenu({ sort, onSort }: { sort: CampaignSortKey; onSort: (key: CampaignSortKey) => void }) {
  const title = campaignSortTitles[sort];
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={`Sort: ${title}`} className="@[960px]:hidden">
          <ArrowDownWideNarrow aria-hidden /> {title}
        </Button>
      }
    >
      <MenuRadioGroup
        value={sort}
        onValueChange={(value) => onSort(campaignSortKeys.find((key) => key === value) ?? 'activity')}
      >
        {campaignSortKeys.map((key) => (
          <MenuRadioItem key={key} value={key}>
            {campaignSortTitles[key]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}
