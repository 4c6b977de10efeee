import { z } from 'zod';
import { queriesSchema, targetSchema } from '../../domain/search.ts';
import { download } from '../../http/download.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { notFound } from '../../lib/errors.ts';
import { modeByLegacyPath } from '../../platforms/index.ts';
import { exportSearchCsv } from '../exports/export-search-csv.ts';
import { csvContentType } from '../exports/routes.ts';
import { getSearch } from './get-search.ts';
import { startSearch } from './start-search.ts';

// The paths and shapes of the seeds. They go no further than this file and each platform's `toLegacyCreator`.
const tag = 'Seeds';
const params = z.object({ pathPart: z.string() });
const jobId = z.object({ jobId: z.uuid() });
/** More than a search can have. */
const everything = 2_000_000;

function modeOf(pathPart: string) {
  const found = modeByLegacyPath(pathPart);
  if (!found) throw notFound('search mode');
  return found;
}

export const legacyRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/scraping/{pathPart}',
    policy: { kind: 'owner', of: 'campaign', at: 'body.campaignId' },
    summary: 'Start a search',
    tag,
    params,
    body: z.object({ campaignId: z.uuid(), keywords: queriesSchema, targetResults: targetSchema }),
    answer: { description: 'The job', schema: z.object({ message: z.string(), jobId: z.uuid() }) },
    async handle({ services, account, params: { pathPart }, body }) {
      const { platform, modeId } = modeOf(pathPart);
      const { searchId } = await startSearch(services, account.id, {
        campaignId: body.campaignId,
        platform: platform.id,
        mode: modeId,
        queries: body.keywords,
        target: body.targetResults,
      });
      return { message: 'Scraping job started successfully', jobId: searchId };
    },
  }),
  route({
    method: 'get',
    path: '/api/scraping/{pathPart}',
    policy: { kind: 'owner', of: 'search', at: 'query.jobId' },
    summary: 'Poll a search',
    tag,
    params,
    query: jobId,
    answer: { description: 'State and creators', schema: z.looseObject({ status: z.string() }) },
    async handle({ services, account, params: { pathPart }, query }) {
      const { platform, modeId } = modeOf(pathPart);
      const found = { searchId: query.jobId, after: 0, limit: everything };
      const { search, results } = await getSearch(services, account.id, found);
      if (search.platform !== platform.id || search.mode !== modeId) throw notFound('search');
      const inOrder = results.toSorted((one, other) => one.position - other.position);
      return {
        status: search.status,
        processedResults: search.counts.found,
        targetResults: search.target,
        error: search.error?.message ?? null,
        results:
          inOrder.length === 0
            ? []
            : [
                {
                  id: search.id,
                  jobId: search.id,
                  creators: inOrder.map((result) => platform.toLegacyCreator(result)),
                  createdAt: search.createdAt,
                },
              ],
        progress: search.progress,
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/export/csv',
    policy: { kind: 'owner', of: 'search', at: 'query.jobId' },
    summary: 'Download the creators of a search',
    tag,
    query: jobId,
    answer: { description: 'CSV', contentType: 'text/csv' },
    async handle({ services, account, query }) {
      const file = await exportSearchCsv(services, account.id, query.jobId, { byteOrderMark: false });
      return download(file.fileName, csvContentType, file.stream);
    },
  }),
];
