import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Campaign } from '../../domain/campaign.ts';
import { Figure, Unknown } from '../components/figure.tsx';
import { Moment } from '../components/moment.tsx';
import { PlatformIcon } from '../components/platform-icon.tsx';
import { SortButton } from '../components/sort-button.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { classes } from '../lib/classes.ts';
import { formatCounted, formatPercent } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { emailShare } from './arrange-campaigns.ts';
import { CampaignMenu } from './campaign-menu.tsx';
import type { CampaignSortKey, CampaignsParameters } from './campaigns-parameters.ts';

export const campaignSortTitles: Record<CampaignSortKey, string> = {
  activity: 'Last activity',
  name: 'Name',
  searches: 'Searches',
  creators: 'Creators',
  email: 'With e-mail',
};

interface Header {
  title: string;
  className?: string;
  sortKey?: CampaignSortKey;
}

/** Columns come as the table has room, which the sidebar takes some of: the name keeps its own. */
const headers: Header[] = [
  { title: 'Name', sortKey: 'name' },
  { title: 'Networks', className: 'hidden @3xl:table-cell w-28' },
  { title: 'Searches', sortKey: 'searches', className: 'hidden @[960px]:table-cell w-28 text-right' },
  { title: 'Creators', sortKey: 'creators', className: 'w-24 @md:w-28 text-right' },
  { title: 'With e-mail', sortKey: 'email', className: 'hidden @md:table-cell w-32 text-right' },
  { title: 'Last activity', sortKey: 'activity', className: 'hidden @2xl:table-cell w-36 text-right' },
  { title: 'State', className: 'hidden @[960px]:table-cell w-28' },
];

const stateWords: Record<Campaign['status'], string> = {
  draft: 'Draft',
  active: 'Active',
  completed: 'Completed',
  archived: 'Archived',
};

const cellStyle = 'border-b px-3 py-0 align-middle';

interface CampaignTableProps {
  campaigns: Campaign[];
  view: CampaignsParameters;
  onSort: (key: CampaignSortKey) => void;
}

export function CampaignTable({ campaigns, view, onSort }: CampaignTableProps) {
  const now = useNow(true, 60_000);
  return (
    <TableFrame
      label="Campaigns"
      heads={headers.map((header) => (
        <HeadCell key={header.title} header={header} view={view} onSort={onSort} />
      ))}
    >
      {campaigns.map((campaign) => (
        <tr key={campaign.id} className="group relative h-14 transition-colors hover:bg-hover">
          <td className={classes(cellStyle, 'max-w-0')}>
            <Link
              to="/campaigns/$campaignId"
              params={{ campaignId: campaign.id }}
              className="block min-w-0 rounded-sm font-medium text-sm after:absolute after:inset-0"
            >
              <span dir="auto" data-hover={campaign.name} className="block truncate text-left">
                {campaign.name}
              </span>
            </Link>
            {campaign.description !== '' && (
              <p
                dir="auto"
                className="truncate text-left text-13 text-ink-muted"
                data-hover={campaign.description}
              >
                {campaign.description}
              </p>
            )}
          </td>
          <td className={classes(cellStyle, headers[1]?.className)}>
            <span className="flex gap-1.5 text-ink-muted">
              {campaign.platforms.length === 0 ? (
                <Unknown what="none yet" />
              ) : (
                campaign.platforms.map((platform) => <PlatformIcon key={platform} id={platform} named />)
              )}
            </span>
          </td>
          <td className={classes(cellStyle, headers[2]?.className)}>
            <Figure value={campaign.searchCount} />
          </td>
          <td className={classes(cellStyle, headers[3]?.className)}>
            <Figure value={campaign.creatorCount} />
          </td>
          <td className={classes(cellStyle, headers[4]?.className)}>
            <EmailShare campaign={campaign} />
          </td>
          <td className={classes(cellStyle, headers[5]?.className, 'text-ink-muted')}>
            <Moment at={campaign.lastActivityAt} now={now} />
          </td>
          <td className={classes(cellStyle, headers[6]?.className, 'text-ink-muted')}>
            {stateWords[campaign.status]}
          </td>
          <td className={classes(cellStyle, 'w-12 pl-0 text-right')}>
            <CampaignMenu campaign={campaign} />
          </td>
        </tr>
      ))}
    </TableFrame>
  );
}

function EmailShare({ campaign }: { campaign: Campaign }) {
  const share = emailShare(campaign);
  if (share === null) return <Unknown />;
  return (
    <span
      className="figures inline-flex items-center gap-2"
      data-hover={`${formatCounted(campaign.withEmailCount, 'creator')} with e-mail`}
    >
      <span aria-hidden className="h-1 w-10 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-accent" style={{ width: formatPercent(share) }} />
      </span>
      {formatPercent(share)}
    </span>
  );
}

export function CampaignTableSkeleton() {
  return (
    <TableFrame
      busy
      label="Campaigns, loading"
      heads={headers.map(({ title, className }) => (
        <th key={title} scope="col" className={classes(headStyle, className)}>
          {title}
        </th>
      ))}
    >
      {['w-40', 'w-56', 'w-32', 'w-48'].map((width) => (
        <tr key={width} className="h-14">
          <td className={cellStyle}>
            <Skeleton className={width} />
          </td>
          {headers.slice(1).map(({ title, className }) => (
            <td key={title} className={classes(cellStyle, className)}>
              <Skeleton className="ml-auto w-10" />
            </td>
          ))}
          <td className={classes(cellStyle, 'w-12')} />
        </tr>
      ))}
    </TableFrame>
  );
}

const headStyle = 'h-9 border-b px-3 text-left font-medium text-ink-muted text-xs';

interface HeadCellProps extends Pick<CampaignTableProps, 'view' | 'onSort'> {
  header: Header;
}

function HeadCell({ header: { title, className, sortKey }, view, onSort }: HeadCellProps) {
  if (sortKey === undefined) {
    return (
      <th scope="col" className={classes(headStyle, className)}>
        {title}
      </th>
    );
  }
  const sorted = (view.sort ?? 'activity') === sortKey;
  const ascending = (sortKey === 'name') !== (view.reversed === true);
  return (
    <th
      scope="col"
      aria-sort={sorted ? (ascending ? 'ascending' : 'descending') : 'none'}
      className={classes(headStyle, className)}
    >
      <SortButton
        sorted={sorted}
        ascending={ascending}
        arrowLast={sortKey === 'name'}
        onClick={() => onSort(sortKey)}
      >
        {title}
      </SortButton>
    </th>
  );
}

interface TableFrameProps {
  busy?: boolean;
  label: string;
  heads: ReactNode;
  children: ReactNode;
}

function TableFrame({ busy = false, label, heads, children }: TableFrameProps) {
  return (
    <div className="@container">
      <table
        className="w-full table-fixed border-separate border-spacing-0 text-13"
        aria-busy={busy}
        aria-label={label}
      >
        <thead>
          <tr>
            {heads}
            <th scope="col" className="h-9 w-12 border-b">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
