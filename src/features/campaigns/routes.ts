import { z } from 'zod';
import {
  campaignDetailSchema,
  campaignEventSchema,
  campaignSchema,
  changeCampaignInputSchema,
  createCampaignInputSchema,
} from '../../domain/campaign.ts';
import { resultsPageSchema } from '../../domain/results-query.ts';
import {
  resultsParametersSchema,
  resultsQueryFromParameters,
} from '../../domain/results-query-parameters.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { listSearchesOfCampaign } from '../searches/list-searches.ts';
import { queryCampaignResults } from '../searches/query-results.ts';
import { changeCampaign } from './change-campaign.ts';
import { createCampaign } from './create-campaign.ts';
import { deleteCampaign } from './delete-campaign.ts';
import { getCampaign } from './get-campaign.ts';
import { readCampaignActivity } from './read-activity.ts';
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
    method: 'get',
    path: '/api/campaigns/{id}/results',
    policy: owner,
    summary: 'Read the results of all searches of a campaign, one row per creator',
    tag,
    params,
    query: resultsParametersSchema,
    answer: { description: 'A page, and what each filter would leave', schema: resultsPageSchema },
    handle: ({ services, account, params: { id }, query }) =>
      queryCampaignResults(services, account.id, id, resultsQueryFromParameters(query)),
  }),
  route({
    method: 'get',
    path: '/api/campaigns/{id}/activity',
    policy: owner,
    summary: 'Read what happened in a campaign',
    tag,
    params,
    answer: { description: 'The latest first', schema: z.object({ events: z.array(campaignEventSchema) }) },
    handle: async ({ services, account, params: { id } }) => ({
      events: await readCampaignActivity(services, account.id, id),
    }),
  }),
  route({
    method: 'patch',
    path: '/api/campaigns/{id}',
    policy: owner,
    summary: 'Rename a campaign, change its description or archive it',
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
