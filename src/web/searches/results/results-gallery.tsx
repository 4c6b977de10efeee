import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useState } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import { Face } from '../../components/face.tsx';
import { Figure } from '../../components/figure.tsx';
import { PlatformIcon } from '../../components/platform-icon.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { classes } from '../../lib/classes.ts';
import { VerifiedMark } from './creator-cells.tsx';
import { Engagement, SeenMark } from './figure-cells.tsx';
import { KeywordsCell } from './post-cells.tsx';
import { rowElementId } from './result-row.tsx';
import type { RowsProps } from './results-source.ts';
import { SelectBox } from './select-box.tsx';
import { isSelected } from './selection.ts';
import { ScoreRing } from './similarity-cells.tsx';

/** Pixels. */
/** At least: the cards of a line share what is left. */
const leastCardWidth = 240;
const cardHeight = 316;
const pictureHeight = 176;
const gap = 12;
const margin = 24;

/** About as many as a screen shows. */
const firstCards = 12;

/** The results as cards with the post that matched: for those who choose by eye. */
export function ResultsGallery(props: RowsProps & { manyNetworks: boolean }) {
  const { rows, rowCount, activeCreatorId, selection, onOpen, onSelect, onShow, scroller, manyNetworks } =
    props;
  const width = useWidth(scroller) - 2 * margin;
  const columns = Math.max(1, Math.floor((width + gap) / (leastCardWidth + gap)));
  const cardWidth = Math.floor((width + gap) / columns) - gap;
  const virtualizer = useVirtualizer({
    // Nothing until it is known how wide the cards are.
    count: width > 0 ? Math.ceil(rowCount / columns) : 0,
    getScrollElement: () => scroller,
    estimateSize: () => cardHeight + gap,
    overscan: 1,
    paddingStart: gap,
    paddingEnd: margin,
  });
  const activeIndex = rows.findIndex((result) => result.creator.id === activeCreatorId);
  const { scrollToIndex } = virtualizer;
  useEffect(() => {
    if (activeIndex >= 0) scrollToIndex(Math.floor(activeIndex / columns), { align: 'auto' });
  }, [activeIndex, columns, scrollToIndex]);
  const lines = virtualizer.getVirtualItems();
  const first = lines[0]?.index;
  const last = lines.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) onShow(first * columns, (last + 1) * columns - 1);
  }, [onShow, first, last, columns]);
  const places = lines.flatMap((line) =>
    Array.from({ length: columns }, (_, column) => ({
      index: line.index * columns + column,
      style: {
        width: cardWidth,
        height: cardHeight,
        transform: `translate(${margin + column * (cardWidth + gap)}px, ${line.start}px)`,
      },
    })).filter(({ index }) => index < rowCount),
  );
  return (
    <ul aria-label="Creators" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {places.map(({ index, style }) => {
        const result = rows[index];
        return (
          <li
            key={result?.creator.id ?? index}
            aria-setsize={rowCount}
            aria-posinset={index + 1}
            className="absolute top-0 left-0"
            style={style}
          >
            {result === undefined ? (
              <ComingCard />
            ) : (
              <GalleryCard
                result={result}
                width={cardWidth}
                eager={index < firstCards}
                active={result.creator.id === activeCreatorId}
                selected={isSelected(selection, result.creator.id)}
                manyNetworks={manyNetworks}
                onOpen={onOpen}
                onSelect={onSelect}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface GalleryCardProps extends Pick<RowsProps, 'onOpen' | 'onSelect'> {
  result: ListedResult;
  width: number;
  eager: boolean;
  active: boolean;
  selected: boolean;
  manyNetworks: boolean;
}

function GalleryCard(props: GalleryCardProps) {
  const { result, width, eager, active, selected, manyNetworks, onOpen, onSelect } = props;
  const { creator, post, score, seenIn } = result;
  return (
    <article
      className={classes(
        'group relative flex h-full flex-col overflow-hidden rounded-lg border bg-raised transition-colors hover:border-line-strong',
        (active || selected) && 'border-accent-line bg-accent-soft hover:border-accent-line',
      )}
    >
      <div className="relative">
        {post === null ? (
          <span className="flex items-center justify-center bg-line/70" style={{ height: pictureHeight }}>
            <Face creator={creator} size={96} eager={eager} />
          </span>
        ) : (
          <Thumbnail
            post={post}
            creator={creator}
            width={width}
            height={pictureHeight}
            eager={eager}
            className="rounded-none"
          />
        )}
        <SelectBox
          label={`Select ${creator.name ?? creator.handle}`}
          checked={selected}
          onSelect={(range) => onSelect(creator.id, range)}
          className={classes(
            'absolute top-4 left-4 z-2 opacity-0 focus-within:opacity-100 group-hover:opacity-100',
            selected && 'opacity-100',
          )}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col px-3 pt-2.5 pb-3 text-13">
        <div className="flex items-center gap-2.5">
          <Face creator={creator} size={32} eager={eager} />
          <div className="min-w-0 flex-1">
            <div className="flex items-center gap-1">
              <button
                type="button"
                id={rowElementId(creator.id)}
                onClick={() => onOpen(creator.id)}
                dir="auto"
                className="min-w-0 truncate rounded-sm text-left font-medium after:absolute after:inset-0 after:z-1"
              >
                {creator.name ?? creator.handle}
              </button>
              {creator.verified === true && <VerifiedMark />}
              <SeenMark seenIn={seenIn} />
            </div>
            <div className="flex items-center gap-1 text-ink-muted text-xs">
              {manyNetworks && <PlatformIcon id={creator.platform} named className="size-3" />}
              <span dir="ltr" className="truncate">
                @{creator.handle}
              </span>
            </div>
          </div>
          {score !== null && <ScoreRing score={score} />}
        </div>
        <dl className="mt-3 grid grid-cols-3 gap-2">
          <CardFigure title="Followers">
            <Figure value={creator.followerCount} />
          </CardFigure>
          <CardFigure title="Engagement">
            <Engagement creator={creator} />
          </CardFigure>
          <CardFigure title="Views">
            <Figure value={creator.averageViewCount ?? post?.viewCount ?? null} />
          </CardFigure>
        </dl>
        <div className="mt-auto flex min-w-0">
          <KeywordsCell result={result} />
        </div>
      </div>
    </article>
  );
}

function CardFigure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-muted text-xs">{title}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function ComingCard() {
  return (
    <div aria-hidden className="h-full overflow-hidden rounded-lg border">
      <Skeleton className="h-44 rounded-none" />
      <div className="flex items-center gap-2.5 p-3">
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="w-28" />
      </div>
    </div>
  );
}

function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
