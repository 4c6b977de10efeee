import { z } from 'zod';
import { type SearchMode, targetSchema } from '../../domain/search.ts';
import { download } from '../../http/download.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { notFound } from '../../lib/errors.ts';
import { modeByLegacyPath } from '../../platforms/index.ts';
import { exportCampaignCsv } from '../exports/export-campaign-csv.ts';
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

const texts = z.array(z.string());
/** Each of the seeds names what is searched in its own way. */
const legacyBody = z.object({
  campaignId: z.uuid(),
  keywords: texts.optional(),
  hashtags: texts.optional(),
  usernames: texts.optional(),
  username: z.string().optional(),
  targetResults: targetSchema,
});

function queriesOf(mode: SearchMode, body: z.output<typeof legacyBody>): string[] {
  const { keywords, hashtags, usernames, username } = body;
  if (mode === 'keyword') return keywords ?? [];
  if (mode === 'hashtag') return hashtags ?? keywords ?? [];
  return usernames ?? (username === undefined ? (keywords ?? []) : [username]);
}

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
    body: legacyBody,
    answer: { description: 'The job', schema: z.object({ message: z.string(), jobId: z.uuid() }) },
    async handle({ services, account, params: { pathPart }, body }) {
      const { platform, modeId } = modeOf(pathPart);
      const { searchId } = await startSearch(services, account.id, {
        campaignId: body.campaignId,
        platform: platform.id,
        mode: modeId,
        queries: queriesOf(modeId, body),
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
    summary: 'Download the creators of a search, or with `campaignId` of a campaign',
    tag,
    query: z
      .object({ jobId: z.uuid(), campaignId: z.uuid() })
      .partial()
      .refine(({ jobId, campaignId }) => (jobId === undefined) !== (campaignId === undefined), {
        error: 'Give a jobId or a campaignId.',
      }),
    answer: { description: 'CSV', contentType: 'text/csv' },
    async handle({ services, account, query: { jobId = '', campaignId } }) {
      const options = { byteOrderMark: false };
      const file =
        campaignId === undefined
          ? await exportSearchCsv(services, account.id, jobId, options)
          : await exportCampaignCsv(services, account.id, campaignId, options);
      return download(file.fileName, csvContentType, file.stream);
    },
  }),
];
