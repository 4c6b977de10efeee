import { type ResultsAddress, readResultsAddress } from '../searches/results/results-parameters.ts';

/** What campaigns can be sorted by. */
export const campaignSortKeys = ['activity', 'name', 'searches', 'creators', 'email'] as const;
export type CampaignSortKey = (typeof campaignSortKeys)[number];

/** How the campaigns are looked at: all of it lives in the address. */
export interface CampaignsParameters {
  /** The dialog for a new one is open. */
  new?: true;
  /** Text to filter by. */
  q?: string;
  /** The latest activity first, unless something else is said. */
  sort?: CampaignSortKey;
  /** Names run from A to Z, everything else from the largest down, unless turned round. */
  reversed?: true;
}

export function readCampaignsParameters(search: Record<string, unknown>): CampaignsParameters {
  const sort = campaignSortKeys.find((key) => key === search.sort);
  // The router reads "2024" in an address as a number.
  const text = search.q === undefined ? '' : String(search.q);
  return {
    ...(search.new === true ? { new: true } : {}),
    ...(text === '' ? {} : { q: text }),
    ...(sort === undefined ? {} : { sort }),
    ...(sort !== undefined && search.reversed === true ? { reversed: true } : {}),
  };
}

/** What of a campaign is looked at: its creators, unless this says otherwise. */
export const campaignTabs = ['searches', 'activity'] as const;
export interface CampaignParameters extends ResultsAddress {
  tab?: (typeof campaignTabs)[number];
}

export function readCampaignParameters(search: Record<string, unknown>): CampaignParameters {
  const tab = campaignTabs.find((name) => name === search.tab);
  return { ...readResultsAddress(search), ...(tab === undefined ? {} : { tab }) };
}

/** What a click on the head of a column does: its usual order, the other way round, the latest activity first. */
export function nextCampaignSort(
  { sort = 'activity', reversed }: CampaignsParameters,
  key: CampaignSortKey,
): Pick<CampaignsParameters, 'sort' | 'reversed'> {
  if (sort !== key) return sortBy(key);
  return reversed === true ? {} : { sort: key, reversed: true };
}

export function sortBy(key: CampaignSortKey): Pick<CampaignsParameters, 'sort'> {
  return key === 'activity' ? {} : { sort: key };
}
