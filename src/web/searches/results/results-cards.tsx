import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import { Face } from '../../components/face.tsx';
import { Figure } from '../../components/figure.tsx';
import { PlatformIcon } from '../../components/platform-icon.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { VerifiedMark } from './creator-cells.tsx';
import { EmailAddress } from './email-address.tsx';
import { enrichmentWords } from './enrichment-words.ts';
import { Engagement, SeenMark } from './figure-cells.tsx';
import { rowElementId } from './result-row.tsx';
import type { RowsProps } from './results-source.ts';
import { ScoreRing } from './similarity-cells.tsx';

/** Until a card is measured: with a bio of two lines and an address. */
const usualCardHeight = 140;
/** About as many as a screen shows. */
const firstCards = 8;

type ResultsCardsProps = Pick<RowsProps, 'rows' | 'rowCount' | 'onOpen' | 'onShow' | 'scroller'> & {
  manyNetworks: boolean;
};

/** The results on a phone: a tap opens the whole. */
export function ResultsCards({ rows, rowCount, onOpen, onShow, scroller, manyNetworks }: ResultsCardsProps) {
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller,
    estimateSize: () => usualCardHeight,
    getItemKey: (index) => rows[index]?.creator.id ?? index,
    overscan: 4,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) onShow(first, last);
  }, [onShow, first, last]);
  return (
    <ul aria-label="Creators" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => {
        const result = rows[item.index];
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={rowCount}
            aria-posinset={item.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {result === undefined ? (
              <ComingCard />
            ) : (
              <ResultCard
                result={result}
                eager={item.index < firstCards}
                onOpen={onOpen}
                manyNetworks={manyNetworks}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function ComingCard() {
  return (
    <div aria-hidden className="flex gap-3 border-b px-4 py-3" style={{ height: usualCardHeight }}>
      <Skeleton className="size-11 shrink-0 rounded-full" />
      <div className="flex flex-1 flex-col gap-2 pt-1">
        <Skeleton className="w-1/2" />
        <Skeleton className="w-3/4" />
      </div>
    </div>
  );
}

interface ResultCardProps {
  result: ListedResult;
  eager: boolean;
  onOpen: (creatorId: string) => void;
  manyNetworks: boolean;
}

function ResultCard({ result, eager, onOpen, manyNetworks }: ResultCardProps) {
  const { creator, enrichment, score, seenIn } = result;
  const [email, ...others] = creator.emails;
  return (
    <article className="relative flex gap-3 border-b px-4 py-3">
      <Face creator={creator} size={44} eager={eager} />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-1">
          <button
            type="button"
            id={rowElementId(creator.id)}
            onClick={() => onOpen(creator.id)}
            dir="auto"
            className="min-w-0 truncate rounded-sm text-left font-medium text-sm after:absolute after:inset-0"
          >
            {creator.name ?? creator.handle}
          </button>
          {creator.verified === true && <VerifiedMark />}
          <SeenMark seenIn={seenIn} />
        </div>
        <p className="flex items-center gap-1.5 text-ink-muted text-xs">
          {manyNetworks && <PlatformIcon id={creator.platform} named className="size-3" />}
          <span dir="ltr" className="truncate">
            @{creator.handle}
          </span>
        </p>
        <p className="figures text-ink-muted text-xs">
          {creator.followerCount === null ? (
            'Followers unknown'
          ) : (
            <>
              <Figure value={creator.followerCount} className="font-medium text-ink" /> followers
            </>
          )}
          {creator.engagementRate !== null && (
            <>
              <span aria-hidden className="mx-1.5">
                ·
              </span>
              <Engagement creator={creator} /> engagement
            </>
          )}
        </p>
        <p dir="auto" className="mt-1 line-clamp-2 break-words empty:hidden text-13 text-ink-muted">
          {creator.bio ??
            (enrichment === 'pending' ? (
              <Skeleton className="mt-2 w-3/4" />
            ) : (
              enrichmentWords[enrichment]?.short
            ))}
        </p>
        {email !== undefined && (
          <p className="relative z-1 -ml-1 flex h-6 min-w-0 items-center gap-1 text-13">
            <EmailAddress email={email} />
            {others.length > 0 && <span className="figures text-ink-muted text-xs">+{others.length}</span>}
          </p>
        )}
      </div>
      {score !== null && <ScoreRing score={score} />}
    </article>
  );
}
