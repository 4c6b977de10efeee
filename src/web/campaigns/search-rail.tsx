import { Link } from '@tanstack/react-router';
import { Layers } from 'lucide-react';
import { useState } from 'react';
import type { CampaignDetail } from '../../domain/campaign.ts';
import { isFinished, type Search } from '../../domain/search.ts';
import { Moment } from '../components/moment.tsx';
import { PlatformIcon } from '../components/platform-icon.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { SearchState } from '../components/search-state.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import { classes } from '../lib/classes.ts';
import { filterWords, foldText, hasWords } from '../lib/filter-words.ts';
import { formatCounted, formatExact } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { RunAgainButton } from '../searches/run-again-button.tsx';
import { searchTitle } from '../searches/search-words.ts';

/** Fewer are seen at a glance. */
const fewSearches = 8;

/** The searches of a campaign, newest first, below all of them together. */
export function SearchRail({ campaign }: { campaign: CampaignDetail }) {
  const { searches } = campaign;
  const [text, setText] = useState('');
  const now = useNow(true, 60_000);
  const words = filterWords(text);
  const shown = searches.filter((search) => hasWords(foldText(searchTitle(search)), words));
  return (
    <nav aria-label="Searches" className="flex flex-col gap-0.5 p-2">
      <AllTogether campaign={campaign} />
      {searches.length > fewSearches && (
        <div className="px-1 py-2 [&>div]:w-full">
          <TextFilter label="Filter the searches" text={text} onChange={setText} />
        </div>
      )}
      <ul className="flex flex-col gap-0.5">
        {shown.map((search) => (
          <li key={search.id}>
            <RailSearch search={search} now={now} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="px-3 py-2 text-13 text-ink-muted">No search has these words.</p>}
    </nav>
  );
}

const itemStyle = 'block rounded-md px-3 py-2.5 hover:bg-hover';

function AllTogether({ campaign }: { campaign: CampaignDetail }) {
  const credits = campaign.searches.reduce((sum, search) => sum + search.credits, 0);
  return (
    <Link
      to="/campaigns/$campaignId"
      params={{ campaignId: campaign.id }}
      search={{}}
      activeOptions={{ includeSearch: false, exact: true }}
      className={classes(itemStyle, 'bg-accent-soft hover:bg-accent-soft')}
    >
      <span className="flex items-center gap-2 font-medium text-sm">
        <Layers aria-hidden className="size-4 shrink-0 text-accent-text" /> All together
      </span>
      <span className="figures mt-0.5 block text-13 text-ink-muted">
        {formatCounted(campaign.creatorCount, 'creator')}
        <Dot />
        {formatExact(campaign.withEmailCount)} with e-mail
      </span>
      <span className="figures mt-0.5 block text-ink-muted text-xs">
        {formatCounted(credits, 'credit')} in all
      </span>
    </Link>
  );
}

function RailSearch({ search, now }: { search: Search; now: number }) {
  const { counts, credits, target, progress } = search;
  const finished = isFinished(search.status);
  const title = searchTitle(search);
  return (
    <article className="group relative rounded-md px-3 py-2.5 hover:bg-hover">
      <div className="flex items-center gap-2">
        <PlatformIcon id={search.platform} named className="text-ink-muted" />
        <Link
          to="/campaigns/$campaignId/searches/$searchId"
          params={{ campaignId: search.campaignId, searchId: search.id }}
          dir="auto"
          data-hover={title}
          className="min-w-0 flex-1 truncate rounded-sm text-left font-medium text-sm after:absolute after:inset-0"
        >
          {title}
        </Link>
        {finished && (
          <span data-hover="Run again" className="-my-1 relative z-1">
            <RunAgainButton
              searchId={search.id}
              iconFor={title}
              look="quiet"
              size="smallIcon"
              className="pointer-fine:opacity-0 focus-visible:opacity-100 pointer-fine:group-hover:opacity-100"
            />
          </span>
        )}
      </div>
      <p className="figures mt-0.5 text-13 text-ink-muted">
        {finished
          ? formatCounted(counts.found, 'creator')
          : `${formatExact(counts.found)} of ${formatCounted(target, 'creator')}`}
        <Dot />
        {formatExact(counts.withEmail)} with e-mail
      </p>
      <p className="figures mt-1.5 flex h-6 items-center gap-2 text-ink-muted text-xs">
        <SearchState search={search} />
        {finished ? (
          <Moment at={search.createdAt} now={now} style="narrow" />
        ) : (
          <ProgressBar value={progress} label={`Progress of ${title}`} className="flex-1" />
        )}
        <span className={classes('whitespace-nowrap', finished && 'ml-auto')}>
          {formatCounted(credits, 'credit')}
        </span>
      </p>
    </article>
  );
}

function Dot() {
  return (
    <span aria-hidden className="mx-1.5 text-ink-faint">
      ·
    </span>
  );
}
