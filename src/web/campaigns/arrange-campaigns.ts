import type { Campaign } from '../../domain/campaign.ts';
import { filterWords, foldText, hasWords } from '../lib/filter-words.ts';
import type { CampaignSortKey, CampaignsParameters } from './campaigns-parameters.ts';

/** The share of a campaign's creators who have an e-mail address; unknown without creators. */
export function emailShare({ creatorCount, withEmailCount }: Campaign): number | null {
  return creatorCount === 0 ? null : withEmailCount / creatorCount;
}

/** The campaigns that pass the filter, in the order asked for. */
export function arrangeCampaigns(
  campaigns: Campaign[],
  { q = '', sort = 'activity', reversed }: CampaignsParameters,
): Campaign[] {
  const words = filterWords(q);
  return campaigns
    .filter(({ name, description }) => hasWords(foldText(`${name}\n${description}`), words))
    .sort((one, other) => compare(one, other, sort, reversed === true ? -1 : 1));
}

const alphabet = new Intl.Collator('en', { numeric: true });

const figures: Record<Exclude<CampaignSortKey, 'name'>, (campaign: Campaign) => number | null> = {
  activity: ({ lastActivityAt }) => new Date(lastActivityAt).getTime(),
  searches: ({ searchCount }) => searchCount,
  creators: ({ creatorCount }) => creatorCount,
  email: emailShare,
};

/** The unknown stands last in either direction. */
function compare(one: Campaign, other: Campaign, key: CampaignSortKey, direction: 1 | -1): number {
  if (key === 'name') return direction * alphabet.compare(one.name, other.name);
  const [oneFigure, otherFigure] = [figures[key](one), figures[key](other)];
  if (oneFigure === null || otherFigure === null) {
    return Number(oneFigure === null) - Number(otherFigure === null);
  }
  return direction * (otherFigure - oneFigure);
}
