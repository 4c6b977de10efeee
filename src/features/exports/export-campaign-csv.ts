import { platformById } from '../../platforms/index.ts';
import { getCampaign } from '../campaigns/get-campaign.ts';
import { openCampaignScope } from '../searches/results-scope.ts';
import type { Services } from '../services.ts';
import {
  type ExportOptions,
  type FileExport,
  fileNameOf,
  type ListedExportColumn,
  streamCsv,
} from './export-csv.ts';

/** The creators of all searches of a campaign as CSV, one row each, across networks. Throws `not_found`. */
export async function exportCampaignCsv(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  campaignId: string,
  options: ExportOptions,
): Promise<FileExport> {
  const campaign = await getCampaign({ database }, accountId, campaignId);
  const scope = await openCampaignScope(database, accountId, campaignId);
  return {
    fileName: fileNameOf([], campaign.name, campaign.createdAt, null),
    stream: streamCsv(database, scope, columns, options),
  };
}

const columns: ListedExportColumn[] = [
  { header: 'Platform', value: ({ platform }) => platformById(platform)?.name ?? platform },
  { header: 'Username', value: ({ creator }) => creator.handle },
  { header: 'Name', value: ({ creator }) => creator.name },
  { header: 'Followers', value: ({ creator }) => creator.followerCount },
  { header: 'Engagement Rate', value: ({ engagementRate }) => percentOf(engagementRate) },
  { header: 'Bio', value: ({ creator }) => creator.bio },
  { header: 'Email', value: ({ creator }) => creator.emails.map(({ address }) => address).join('; ') },
  {
    header: 'Profile URL',
    value: ({ platform, creator }) => platformById(platform)?.profileUrl(creator.handle) ?? null,
  },
  { header: 'Content URL', value: ({ post }) => post?.url ?? null },
  { header: 'Title/Description', value: ({ post }) => post?.caption ?? null },
  { header: 'Views', value: ({ post }) => post?.viewCount ?? null },
  { header: 'Likes', value: ({ post }) => post?.likeCount ?? null },
  { header: 'Comments', value: ({ post }) => post?.commentCount ?? null },
  { header: 'Shares', value: ({ post }) => post?.shareCount ?? null },
  { header: 'Duration (seconds)', value: ({ post }) => post?.durationSeconds ?? null },
  {
    header: 'Hashtags',
    value: ({ post }) => post?.hashtags.map((hashtag) => `#${hashtag}`).join(' ') ?? null,
  },
  { header: 'Date', value: ({ post }) => post?.publishedAt?.slice(0, 10) ?? null },
  { header: 'Keywords', value: ({ queries }) => queries.join('; ') },
];

/** As spreadsheets read and write percents. */
function percentOf(share: number | null): string | null {
  return share === null ? null : `${(share * 100).toFixed(2)}%`;
}
