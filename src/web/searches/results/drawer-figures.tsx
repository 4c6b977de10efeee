import type { ReactNode } from 'react';
import type { Creator } from '../../../domain/creator.ts';
import { Figure, Unknown } from '../../components/figure.tsx';
import { Moment } from '../../components/moment.tsx';
import { countryName, languageName } from '../../lib/code-names.ts';
import { formatRate } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { engagementNote, notMeasured } from './figure-cells.tsx';

/** What is known of a creator in figures, and what those stand on. */
export function FigureSection({ creator }: { creator: Creator }) {
  const now = useNow(true, 60_000);
  const facts = [
    creator.category,
    creator.country === null ? null : countryName(creator.country),
    creator.language === null ? null : languageName(creator.language),
  ].filter((fact) => fact !== null);
  const note = engagementNote(creator);
  return (
    <>
      <dl className="mt-6 grid shrink-0 grid-cols-3 overflow-hidden rounded-lg border [&>div:nth-child(n+4)]:border-t [&>div:not(:nth-child(3n+1))]:border-l">
        <FigureBox title="Followers">
          <Figure value={creator.followerCount} />
        </FigureBox>
        <FigureBox title="Engagement">
          {creator.engagementRate === null ? (
            <Unknown what={notMeasured} />
          ) : (
            <span data-hover={note}>{formatRate(creator.engagementRate)}</span>
          )}
        </FigureBox>
        <FigureBox title="Average views">
          <Figure value={creator.averageViewCount} />
        </FigureBox>
        <FigureBox title="Following">
          <Figure value={creator.followingCount} />
        </FigureBox>
        <FigureBox title="Posts">
          <Figure value={creator.postCount} />
        </FigureBox>
        <FigureBox title="Last post">
          {creator.lastPostAt === null ? (
            <Unknown />
          ) : (
            <Moment at={creator.lastPostAt} now={now} style="narrow" />
          )}
        </FigureBox>
      </dl>
      {note !== undefined && (
        <p className="mt-2 text-ink-faint text-xs">Engagement: {note.replace('\n', '. ')}.</p>
      )}
      {facts.length > 0 && <p className="mt-3 text-13 text-ink-muted">{facts.join(' · ')}</p>}
    </>
  );
}

export function FigureBox({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 px-2.5 py-3 sm:px-4">
      <dt className="truncate text-ink-muted text-xs">{title}</dt>
      <dd className="figures font-semibold text-base leading-6">{children}</dd>
    </div>
  );
}
