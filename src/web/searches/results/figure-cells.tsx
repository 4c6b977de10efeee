import { History } from 'lucide-react';
import type { Creator } from '../../../domain/creator.ts';
import type { ListedResult } from '../../../domain/results-query.ts';
import { Unknown } from '../../components/figure.tsx';
import { Moment } from '../../components/moment.tsx';
import { countryName, languageName } from '../../lib/code-names.ts';
import { formatCounted, formatDay, formatRate } from '../../lib/format.ts';
import { useTableLook } from './table-look.ts';

/** What an engagement rate stands on: how it was reckoned, from how many posts, when. */
export function engagementNote({ engagement }: Creator): string | undefined {
  if (engagement === null) return undefined;
  const posts = formatCounted(engagement.sampleSize, 'recent post');
  const formula =
    engagement.formula === 'median_per_follower'
      ? `Likes and comments per follower, median of ${posts}`
      : `Likes and comments per view, mean of ${posts}`;
  return `${formula}\nMeasured ${formatDay(engagement.measuredAt)}`;
}

/** An average of one or two posts would say nothing. */
export const notMeasured = 'not measured: too few recent posts are known';

export function Engagement({ creator }: { creator: Creator }) {
  if (creator.engagementRate === null) return <Unknown what={notMeasured} />;
  return (
    <span data-hover={engagementNote(creator)} className="figures">
      {formatRate(creator.engagementRate)}
    </span>
  );
}

export function LastPostCell({ result: { creator } }: { result: ListedResult }) {
  const { now } = useTableLook();
  if (creator.lastPostAt === null) return <Unknown />;
  return (
    <span className="text-ink-muted">
      <Moment at={creator.lastPostAt} now={now} style="narrow" />
    </span>
  );
}

export function LanguageCell({ result: { creator } }: { result: ListedResult }) {
  return <Name name={creator.language === null ? null : languageName(creator.language)} />;
}

export function CountryCell({ result: { creator } }: { result: ListedResult }) {
  return <Name name={creator.country === null ? null : countryName(creator.country)} />;
}

function Name({ name }: { name: string | null }) {
  if (name === null) return <Unknown />;
  return (
    <span data-hover={name} className="block truncate text-ink-muted">
      {name}
    </span>
  );
}

/** Earlier searches found the same creator; on hover, which. */
export function SeenMark({ seenIn }: Pick<ListedResult, 'seenIn'>) {
  if (seenIn.length === 0) return null;
  const where = seenIn.map(({ campaignName, at }) => `${campaignName}, ${formatDay(at)}`).join('\n');
  return (
    <span data-hover={`Seen before in\n${where}`} className="shrink-0 text-ink-faint">
      <History aria-hidden className="size-3.5" />
      <span className="sr-only">seen before in {where}</span>
    </span>
  );
}
