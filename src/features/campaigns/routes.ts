import { z } from 'zod';
import {
  campaignDetailSchema,
  campaignSchema,
  changeCampaignInputSchema,
  createCampaignInputSchema,
} from '../../domain/campaign.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { listSearchesOfCampaign } from '../searches/list-searches.ts';
import { changeCampaign } from './change-campaign.ts';
import { createCampaign } from './create-campaign.ts';
import { deleteCampaign } from './delete-campaign.ts';
import { getCampaign } from './get-campaign.ts';
import { viewCampaigns } from './view-campaigns.ts';

const tag = 'Campaigns';
const params = z.object({ id: z.uuid() });
const owner = { kind: 'owner', of: 'campaign', at: 'params.id' } as const;

export const campaignRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/campaigns',
    policy: { kind: 'signed-in' },
    summary: 'List your campaigns',
    tag,
    answer: {
      description: 'Latest activity first',
      schema: z.object({ campaigns: z.array(campaignSchema) }),
    },
    handle: async ({ services, account }) => ({
      campaigns: await viewCampaigns(services.database, account.id),
    }),
  }),
  route({
    method: 'post',
    path: '/api/campaigns',
    policy: { kind: 'signed-in' },
    summary: 'Create a campaign',
    tag,
    body: createCampaignInputSchema,
    answer: { status: 201, description: 'The campaign, a draft', schema: campaignSchema },
    handle: ({ services, account, body }) => createCampaign(services, account.id, body),
  }),
  route({
    method: 'get',
    path: '/api/campaigns/{id}',
    policy: owner,
    summary: 'Read a campaign and its searches',
    tag,
    params,
    answer: { description: 'Searches newest first', schema: campaignDetailSchema },
    async handle({ services, account, params: { id } }) {
      const campaign = await getCampaign(services, account.id, id);
      return { ...campaign, searches: await listSearchesOfCampaign(services, id) };
    },
  }),
  route({
    method: 'patch',
    path: '/api/campaigns/{id}',
    policy: owner,
    summary: 'Rename a campaign or change its description',
    tag,
    params,
    body: changeCampaignInputSchema,
    answer: { description: 'The campaign as it is now', schema: campaignSchema },
    handle: ({ services, account, params: { id }, body }) => changeCampaign(services, account.id, id, body),
  }),
  route({
    method: 'delete',
    path: '/api/campaigns/{id}',
    policy: owner,
    summary: 'Delete a campaign with its searches',
    tag,
    params,
    answer: { status: 204, description: 'It is gone' },
    handle: ({ services, account, params: { id } }) => deleteCampaign(services, account.id, id),
  }),
];
