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
  return {
    ...(search.new === true ? { new: true } : {}),
    ...readCampaignParameters(search),
    ...(sort === undefined ? {} : { sort }),
    ...(sort !== undefined && search.reversed === true ? { reversed: true } : {}),
  };
}

/** How the searches of one campaign are looked at. */
export function readCampaignParameters(search: Record<string, unknown>): { q?: string } {
  // The router reads "2024" in an address as a number.
  const text = search.q === undefined ? '' : String(search.q);
  return text === '' ? {} : { q: text };
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
