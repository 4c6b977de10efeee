import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import type { CampaignEvent } from '../../domain/campaign.ts';
import { Moment } from '../components/moment.tsx';
import { FailurePanel, Panel } from '../components/panels.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { useNow } from '../lib/use-now.ts';
import { campaignActivityQuery } from '../queries.ts';

/** What happened in a campaign, newest first. */
export function ActivityLog({ campaignId }: { campaignId: string }) {
  const activity = useQuery(campaignActivityQuery(campaignId));
  const now = useNow(true, 60_000);
  if (activity.isPending) return <ActivitySkeleton />;
  if (activity.isError) {
    return (
      <FailurePanel
        title="The activity could not be loaded."
        error={activity.error}
        onRetry={() => void activity.refetch()}
      />
    );
  }
  if (activity.data.length === 0) {
    return (
      <Panel icon={<History />} title="Nothing has happened yet">
        Searches that start and end, and changes to the campaign, are kept here.
      </Panel>
    );
  }
  return (
    <ol aria-label="Activity" className="min-h-0 flex-1 overflow-y-auto px-4 py-4 md:px-6">
      {activity.data.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind can happen in one moment, and the past stays in place
        <Event key={`${event.at} ${index}`} event={event} campaignId={campaignId} now={now} />
      ))}
    </ol>
  );
}

interface EventProps {
  event: CampaignEvent;
  campaignId: string;
  now: number;
}

function Event({ event: { at, text, searchId }, campaignId, now }: EventProps) {
  return (
    <li className="relative flex gap-3 pb-4 pl-5 text-13 before:absolute before:top-1.5 before:left-0 before:size-2 before:rounded-full before:bg-line-strong after:absolute after:top-4 after:bottom-0 after:left-[3.5px] after:w-px after:bg-line last:after:hidden">
      <p dir="auto" className="min-w-0 max-w-[70ch] flex-1 break-words">
        {searchId === null ? (
          text
        ) : (
          <Link
            to="/campaigns/$campaignId/searches/$searchId"
            params={{ campaignId, searchId }}
            className="rounded-sm hover:underline hover:underline-offset-2"
          >
            {text}
          </Link>
        )}
      </p>
      <span className="shrink-0 text-ink-muted">
        <Moment at={at} now={now} />
      </span>
    </li>
  );
}

function ActivitySkeleton() {
  return (
    <div role="status" aria-label="Loading the activity" className="flex flex-col gap-5 px-4 py-5 md:px-6">
      {[0, 1, 2, 3].map((index) => (
        <Skeleton key={index} className="w-80 max-w-full" />
      ))}
    </div>
  );
}
