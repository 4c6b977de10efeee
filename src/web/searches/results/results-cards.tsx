import { useVirtualizer } from '@tanstack/react-virtual';
import type { SearchResult } from '../../../domain/search.ts';
import { Face } from '../../components/face.tsx';
import { Figure } from '../../components/figure.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { VerifiedMark } from './creator-cells.tsx';
import { EmailAddress } from './email-address.tsx';
import { enrichmentWords } from './enrichment-words.ts';
import { rowElementId } from './result-row.tsx';

/** Until a card is measured: with a bio of two lines and an address. */
const usualCardHeight = 124;

interface ResultsCardsProps {
  rows: SearchResult[];
  onOpen: (creatorId: string) => void;
  scroller: HTMLDivElement | null;
}

/** The results on a phone: a tap opens the whole. */
export function ResultsCards({ rows, onOpen, scroller }: ResultsCardsProps) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => usualCardHeight,
    getItemKey: (index) => rows[index]?.creator.id ?? index,
    overscan: 4,
  });
  return (
    <ul aria-label="Creators" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const result = rows[item.index];
        return result === undefined ? null : (
          <li
            key={result.creator.id}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <ResultCard result={result} onOpen={onOpen} />
          </li>
        );
      })}
    </ul>
  );
}

function ResultCard({ result, onOpen }: { result: SearchResult; onOpen: (creatorId: string) => void }) {
  const { creator, post, enrichment } = result;
  const [email, ...others] = creator.emails;
  return (
    <article className="relative flex gap-3 border-b px-4 py-3">
      <Face creator={creator} size={44} />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-1">
          <button
            type="button"
            id={rowElementId(creator.id)}
            onClick={() => onOpen(creator.id)}
            className="min-w-0 truncate rounded-sm text-left font-medium text-sm after:absolute after:inset-0"
          >
            <bdi>{creator.name ?? creator.handle}</bdi>
          </button>
          {creator.verified === true && <VerifiedMark />}
        </div>
        <p className="figures flex gap-x-1.5 text-ink-muted text-xs">
          <span dir="ltr" className="truncate">
            @{creator.handle}
          </span>
          <span aria-hidden>·</span>
          <span className="shrink-0">
            <Figure value={creator.followerCount} className="font-medium text-ink" /> followers
          </span>
          {post?.viewCount != null && (
            <span className="shrink-0">
              · <Figure value={post.viewCount} /> views
            </span>
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
    </article>
  );
}
