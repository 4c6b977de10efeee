import { expect, it } from 'vitest';
import type { Campaign } from '../../domain/campaign.ts';
import { arrangeCampaigns } from './arrange-campaigns.ts';
import { nextCampaignSort, readCampaignsParameters } from './campaigns-parameters.ts';

function campaign(name: string, figures: Partial<Campaign> = {}): Campaign {
  return {
    id: crypto.randomUUID(),
    name,
    description: '',
    searchType: 'keyword',
    status: 'active',
    platforms: [],
    searchCount: 0,
    creatorCount: 0,
    withEmailCount: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
    lastActivityAt: '2026-01-01T00:00:00.000Z',
    ...figures,
  };
}

const campaigns = [
  campaign('Wave 10', { creatorCount: 10, withEmailCount: 5, lastActivityAt: '2026-03-01T00:00:00.000Z' }),
  campaign('wave 9', { description: 'Café people', lastActivityAt: '2026-05-01T00:00:00.000Z' }),
  campaign('Ängste', { creatorCount: 100, withEmailCount: 20, searchCount: 3 }),
];
const names = (view: Parameters<typeof arrangeCampaigns>[1]) =>
  arrangeCampaigns(campaigns, view).map(({ name }) => name);

it('stands in the order of the latest activity, unless told otherwise', () => {
  expect(names({})).toEqual(['wave 9', 'Wave 10', 'Ängste']);
  expect(names({ sort: 'activity', reversed: true })).toEqual(['Ängste', 'Wave 10', 'wave 9']);
  expect(names({ sort: 'name' })).toEqual(['Ängste', 'wave 9', 'Wave 10']);
  expect(names({ sort: 'name', reversed: true })).toEqual(['Wave 10', 'wave 9', 'Ängste']);
  expect(names({ sort: 'searches' })[0]).toBe('Ängste');
  expect(names({ sort: 'creators' })).toEqual(['Ängste', 'Wave 10', 'wave 9']);
});

it('sorts by the share with e-mail, the unknown last in either direction', () => {
  expect(names({ sort: 'email' })).toEqual(['Wave 10', 'Ängste', 'wave 9']);
  expect(names({ sort: 'email', reversed: true })).toEqual(['Ängste', 'Wave 10', 'wave 9']);
});

it('filters by the words of name and description, whatever their case and accents', () => {
  expect(names({ q: 'cafe WAVE' })).toEqual(['wave 9']);
  expect(names({ q: 'angste' })).toEqual(['Ängste']);
  expect(names({ q: 'nobody' })).toEqual([]);
});

it('reads an address, and ignores what makes no sense', () => {
  expect(readCampaignsParameters({ new: true, q: 2026, sort: 'name', reversed: true })).toEqual({
    new: true,
    q: '2026',
    sort: 'name',
    reversed: true,
  });
  expect(readCampaignsParameters({ new: 'yes', q: '', sort: 'beauty', reversed: true })).toEqual({});
});

it('turns through the usual order, the other way round and the latest activity', () => {
  const first = nextCampaignSort({}, 'name');
  expect(first).toEqual({ sort: 'name' });
  const second = nextCampaignSort(first, 'name');
  expect(second).toEqual({ sort: 'name', reversed: true });
  expect(nextCampaignSort(second, 'name')).toEqual({});
  expect(nextCampaignSort(second, 'activity')).toEqual({});
  expect(nextCampaignSort({}, 'activity')).toEqual({ sort: 'activity', reversed: true });
});
