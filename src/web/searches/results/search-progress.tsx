import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { isFinished, type Search } from '../../../domain/search.ts';
import { ErrorCode } from '../../components/panels.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { classes } from '../../lib/classes.ts';
import { formatCounted, formatElapsed, formatExact } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { RetryButton } from '../retry-button.tsx';
import { RunAgainButton } from '../run-again-button.tsx';
import { type EndStatement, endStatement, retryLabel } from '../search-words.ts';
import { LeftOut } from './left-out.tsx';
import { QueryChips } from './query-chips.tsx';

interface SearchProgressProps {
  search: Search;
  /** The network's name. */
  network: string;
}

/** How far the search is, in a bar and a sentence; at the end, how it ended and what to do next. */
export function SearchProgress({ search, network }: SearchProgressProps) {
  const finished = isFinished(search.status);
  const statement = finished ? endStatement(search, network) : null;
  return (
    <section aria-label="Progress" className="shrink-0">
      <ProgressBar
        value={search.progress}
        label="Progress of the search"
        className={classes('h-[3px] rounded-none', finished && 'invisible')}
      />
      <div className="flex min-h-11 items-start gap-3 px-4 py-1.5 text-13 max-sm:flex-wrap md:px-6">
        <div
          className={classes(
            'flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1',
            // Beside two buttons a phone has no room for a sentence.
            finished && retryLabel(search) !== null && 'max-sm:basis-full',
          )}
        >
          <div role="status" className="min-w-0 empty:-mr-3">
            {statement !== null && <Statement statement={statement} />}
          </div>
          <Figures search={search} />
          {statement !== null && statement.advice !== '' && (
            <p className="text-ink-muted">{statement.advice}</p>
          )}
          {finished && search.error !== null && <ErrorCode code={search.error.code} />}
        </div>
        {finished && (
          <div className="flex min-h-8 shrink-0 items-center gap-1">
            <RetryButton search={search} size="small" />
            <RunAgainButton searchId={search.id} size="small" look="quiet" />
          </div>
        )}
      </div>
      <QueryChips search={search} />
    </section>
  );
}

/** "312 of 500 creators · 241 with bio · 96 with e-mail · 14 s · 402 credits". */
function Figures({ search }: { search: Search }) {
  const { counts } = search;
  const finished = isFinished(search.status);
  const now = useNow(!finished, 1000);
  const startedAt = Date.parse(search.startedAt ?? search.createdAt);
  const endedAt = finished && search.finishedAt !== null ? Date.parse(search.finishedAt) : now;
  const parts: [string, ReactNode][] = [
    ['bio', `${formatExact(counts.withBio)} with bio`],
    ['email', `${formatExact(counts.withEmail)} with e-mail`],
    ['elapsed', formatElapsed(endedAt - startedAt)],
    ['credits', formatCounted(search.credits, 'credit')],
  ];
  if (!finished) {
    parts.unshift(['found', `${formatExact(counts.found)} of ${formatCounted(search.target, 'creator')}`]);
  }
  if (counts.fromCache > 0) parts.push(['cache', `${formatExact(counts.fromCache)} from cache`]);
  if (counts.leftOut > 0) parts.push(['left-out', <LeftOut key="left-out" search={search} />]);
  return (
    // The dot before the first of a line is clipped away.
    <p className="flex flex-wrap gap-x-3.5 text-ink-muted [clip-path:inset(-4px_-4px_-4px_0)]">
      {parts.map(([name, part]) => (
        <span key={name} className="relative whitespace-nowrap">
          <span aria-hidden className="absolute top-0 -left-[9px] text-ink-faint">
            ·
          </span>
          {typeof part === 'string' ? <WithFigures text={part} /> : part}
        </span>
      ))}
    </p>
  );
}

/** Digits of one width, so that a sentence does not tremble while it counts; words keep their own. */
function WithFigures({ text }: { text: string }) {
  return text.split(/([\d,]+)/u).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity but their place
      <span key={index} className="figures">
        {part}
      </span>
    ),
  );
}

const tones = {
  good: { Icon: CircleCheck, style: 'text-good' },
  neutral: { Icon: Info, style: 'text-ink-muted' },
  warn: { Icon: TriangleAlert, style: 'text-warn' },
  bad: { Icon: CircleAlert, style: 'text-bad' },
} as const;

function Statement({ statement }: { statement: EndStatement }) {
  const { Icon, style } = tones[statement.tone];
  return (
    <p className="flex items-start gap-1.5 font-medium">
      <Icon aria-hidden className={classes('mt-px size-4 shrink-0', style)} />
      <span dir="auto">{statement.sentence}</span>
    </p>
  );
}
