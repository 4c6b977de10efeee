import { z } from 'zod';
import { download } from '../../http/download.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { exportSearchCsv } from './export-search-csv.ts';

export const csvContentType = 'text/csv; charset=utf-8';

export const exportRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/searches/{id}/export.csv',
    policy: { kind: 'owner', of: 'search', at: 'params.id' },
    summary: 'Download the creators of a search as CSV',
    tag: 'Exports',
    params: z.object({ id: z.uuid() }),
    query: z.object({ bom: z.enum(['0', '1']).default('0') }),
    answer: { description: "CSV in the network's columns", contentType: 'text/csv' },
    async handle({ services, account, params, query }) {
      const file = await exportSearchCsv(services, account.id, params.id, {
        byteOrderMark: query.bom === '1',
      });
      return download(file.fileName, csvContentType, file.stream);
    },
  }),
];
