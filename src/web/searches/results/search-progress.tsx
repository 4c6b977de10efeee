import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { isFinished, type Search } from '../../../domain/search.ts';
import { ErrorCode } from '../../components/panels.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { classes } from '../../lib/classes.ts';
import { formatCounted, formatElapsed, formatExact } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { RunAgainButton } from '../run-again-button.tsx';
import { type EndStatement, endStatement } from '../search-words.ts';

interface SearchProgressProps {
  search: Search;
  /** The network's name. */
  network: string;
}

/** How far the search is, in a bar and a sentence; at the end, how it ended and what to do next. */
export function SearchProgress({ search, network }: SearchProgressProps) {
  const finished = isFinished(search.status);
  const now = useNow(!finished, 1000);
  const startedAt = Date.parse(search.startedAt ?? search.createdAt);
  const elapsed = formatElapsed(
    (search.finishedAt === null ? now : Date.parse(search.finishedAt)) - startedAt,
  );
  const { counts } = search;
  const parts = [
    ...(finished ? [] : [`${formatExact(counts.found)} of ${formatCounted(search.target, 'creator')}`]),
    `${formatExact(counts.withBio)} with bio`,
    `${formatExact(counts.withEmail)} with e-mail`,
    elapsed,
    formatCounted(search.credits, 'credit'),
  ];
  const statement = finished ? endStatement(search, network) : null;
  return (
    <section aria-label="Progress" className="shrink-0">
      <ProgressBar
        value={search.progress}
        label="Progress of the search"
        className={classes('h-[3px] rounded-none', finished && 'invisible')}
      />
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-13 md:px-6">
        <div role="status" className="min-w-0 empty:-mr-3">
          {statement !== null && <Statement statement={statement} />}
        </div>
        <p className="text-ink-muted max-sm:order-last max-sm:w-full">
          {parts.map((part, index) => (
            <span key={part.replace(/[\d,]+/gu, '')} className="whitespace-nowrap">
              {index > 0 && (
                <span aria-hidden className="mx-1.5 text-ink-faint">
                  ·
                </span>
              )}
              <WithFigures text={part} />
            </span>
          ))}
        </p>
        {statement !== null && (statement.advice !== '' || search.ending === 'cancelled') && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {statement.advice !== '' && <p className="text-ink-muted">{statement.advice}</p>}
            {search.error !== null && <ErrorCode code={search.error.code} />}
          </div>
        )}
        {finished && (
          <RunAgainButton
            searchId={search.id}
            size="small"
            look={statement?.tone === 'good' ? 'quiet' : 'secondary'}
            className="ml-auto"
          />
        )}
      </div>
    </section>
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
