import { z } from 'zod';
import {
  resultsParametersSchema,
  resultsQueryFromParameters,
} from '../../domain/results-query-parameters.ts';
import { download } from '../../http/download.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { exportCampaignCsv } from './export-campaign-csv.ts';
import type { ExportOptions } from './export-csv.ts';
import { exportSearchCsv } from './export-search-csv.ts';

const tag = 'Exports';
const params = z.object({ id: z.uuid() });
export const csvContentType = 'text/csv; charset=utf-8';

/** Those of a results query that choose rows; the order is that in which they were found. */
const query = resultsParametersSchema.omit({ sort: true, order: true, cursor: true, limit: true }).extend({
  bom: z.enum(['0', '1']).default('0'),
  /** A selection by creator. */
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(1000))
    .optional(),
});

function optionsOf({ bom, ids, ...parameters }: z.output<typeof query>): ExportOptions {
  const { filters, keyword, text } = resultsQueryFromParameters(parameters);
  return { byteOrderMark: bom === '1', creatorIds: ids, filters, keyword, text };
}

export const exportRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/searches/{id}/export.csv',
    policy: { kind: 'owner', of: 'search', at: 'params.id' },
    summary: 'Download the creators of a search as CSV, all or those that pass the filters',
    tag,
    params,
    query,
    answer: {
      description: "CSV in the network's columns; `X-Search-Ending` tells how the search ended",
      contentType: 'text/csv',
    },
    async handle({ services, account, params: { id }, query }) {
      const file = await exportSearchCsv(services, account.id, id, optionsOf(query));
      const answer = download(file.fileName, csvContentType, file.stream);
      answer.headers.set('x-search-ending', file.ending);
      return answer;
    },
  }),
  route({
    method: 'get',
    path: '/api/campaigns/{id}/export.csv',
    policy: { kind: 'owner', of: 'campaign', at: 'params.id' },
    summary: 'Download the creators of all searches of a campaign as CSV, one row each',
    tag,
    params,
    query,
    answer: { description: 'CSV in columns that all networks share', contentType: 'text/csv' },
    async handle({ services, account, params: { id }, query }) {
      const file = await exportCampaignCsv(services, account.id, id, optionsOf(query));
      return download(file.fileName, csvContentType, file.stream);
    },
  }),
];
