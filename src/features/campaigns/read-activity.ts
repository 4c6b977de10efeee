import { desc, eq } from 'drizzle-orm';
import { campaignEvents } from '../../db/schema/campaigns.ts';
import type { Campaign, CampaignEvent } from '../../domain/campaign.ts';
import type { Search, SearchEnding } from '../../domain/search.ts';
import { platformById } from '../../platforms/index.ts';
import { listSearchesOfCampaign } from '../searches/list-searches.ts';
import type { Services } from '../services.ts';
import { getCampaign } from './get-campaign.ts';

/** What happened in a campaign of the account's, the latest first. Throws `not_found`. */
export async function readCampaignActivity(
  services: Pick<Services, 'database' | 'images'>,
  accountId: string,
  campaignId: string,
): Promise<CampaignEvent[]> {
  const campaign = await getCampaign(services, accountId, campaignId);
  const searches = await listSearchesOfCampaign(services, campaignId);
  const recorded = await services.database
    .select()
    .from(campaignEvents)
    .where(eq(campaignEvents.campaignId, campaignId))
    .orderBy(desc(campaignEvents.createdAt), desc(campaignEvents.id));
  const events = [
    ...recordedEvents(campaign, searches, recorded),
    ...searches.flatMap((search) => eventsOfSearch(search, recorded)),
    { at: campaign.createdAt, kind: 'created', text: 'Created the campaign', searchId: null } as const,
  ];
  // Of things that happened at once the later one stands first already.
  return events.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

type RecordedRow = typeof campaignEvents.$inferSelect;

function recordedEvents(campaign: Campaign, searches: Search[], rows: RecordedRow[]): CampaignEvent[] {
  let nameAfter = campaign.name;
  return rows.flatMap(({ kind, before, searchId, createdAt }): CampaignEvent[] => {
    const event = { at: createdAt.toISOString(), kind, searchId };
    if (kind === 'archived') return [{ ...event, text: 'Archived the campaign' }];
    if (kind === 'restored') return [{ ...event, text: 'Brought the campaign back from the archive' }];
    if (kind === 'renamed') {
      const text = `Renamed the campaign from “${before}” to “${nameAfter}”`;
      nameAfter = before ?? nameAfter;
      return [{ ...event, text }];
    }
    const search = searches.find(({ id }) => id === searchId);
    if (!search) return [];
    const how = kind === 'search_retried' ? 'Went on with' : 'Ran again';
    const ending = endingWords[before as SearchEnding];
    return [{ ...event, text: `${how} ${nameOf(search)}${ending ? `, which ${ending}` : ''}` }];
  });
}

function eventsOfSearch(search: Search, recorded: RecordedRow[]): CampaignEvent[] {
  const searchId = search.id;
  const events: CampaignEvent[] = [];
  if (search.finishedAt !== null && search.ending !== null) {
    const name = nameOf(search);
    const found = search.counts.found.toLocaleString('en');
    const text = `${name[0]?.toUpperCase()}${name.slice(1)} ${endingWords[search.ending]}: ${found} creators`;
    events.push({ at: search.finishedAt, kind: 'search_ended', text, searchId });
  }
  const isRepeat = recorded.some((row) => row.kind === 'search_run_again' && row.searchId === searchId);
  if (!isRepeat) {
    events.push({
      at: search.createdAt,
      kind: 'search_started',
      text: `Started ${nameOf(search)}`,
      searchId,
    });
  }
  return events;
}

function nameOf({ platform, mode, queries }: Search): string {
  const given = queries.flatMap(({ parentId, text }) => (parentId === null ? text : []));
  const network = platformById(platform)?.name ?? platform;
  if (mode === 'similar')
    return `the ${network} search for creators like ${given.map((text) => `@${text}`).join(', ')}`;
  return `the ${network} search for ${given.map((text) => `“${mode === 'hashtag' ? '#' : ''}${text}”`).join(', ')}`;
}

const endingWords: Record<SearchEnding, string> = {
  target_reached: 'reached its target',
  exhausted: 'found all that the network has',
  nothing_found: 'found nothing',
  seed_unusable: 'could not start from what was given',
  part_failed: 'failed in part',
  provider_failed: 'failed at the provider',
  out_of_credits: 'stopped when the provider’s credits were used up',
  budget_reached: 'stopped at its budget',
  deadline_passed: 'stopped at its deadline',
  cancelled: 'was cancelled',
};
