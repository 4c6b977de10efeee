import type { ListedResult } from '../../../domain/results-query.ts';
import type { SimilarityReason } from '../../../domain/similar-profile.ts';
import { Unknown } from '../../components/figure.tsx';
import { useTableLook } from './table-look.ts';

const radius = 13;
const circumference = 2 * Math.PI * radius;

/** How near a creator is to the seed: a number in a quiet ring. */
export function ScoreRing({ score }: { score: number }) {
  return (
    <span className="figures relative inline-flex size-8 items-center justify-center font-medium text-xs">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="-rotate-90 absolute inset-0 fill-none">
        <circle cx="16" cy="16" r={radius} strokeWidth="2.5" className="stroke-line" />
        <circle
          cx="16"
          cy="16"
          r={radius}
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeDasharray={`${(score / 100) * circumference} ${circumference}`}
          className={score === 0 ? 'stroke-none' : 'stroke-accent'}
        />
      </svg>
      {score}
      <span className="sr-only"> of 100</span>
    </span>
  );
}

export function ScoreCell({ result: { score } }: { result: ListedResult }) {
  return score === null ? <Unknown what="not compared yet" /> : <ScoreRing score={score} />;
}

export function ReasonsCell({ result: { reasons } }: { result: ListedResult }) {
  const { compact } = useTableLook();
  if (reasons.length === 0) return <Unknown what="no reasons" />;
  return (
    <ul className={compact ? 'flex gap-1 overflow-hidden' : 'flex max-h-11 flex-wrap gap-1 overflow-hidden'}>
      {reasons.map((reason) => (
        <ReasonChip key={reason.text} reason={reason} />
      ))}
    </ul>
  );
}

/** "4 shared hashtags"; on hover, which. */
export function ReasonChip({ reason: { text, details } }: { reason: SimilarityReason }) {
  return (
    <li
      dir="auto"
      data-hover={details.length === 0 ? text : `${text}\n${details.join(', ')}`}
      className="max-w-full truncate rounded-sm bg-line/50 px-1.5 py-0.5 text-ink-muted text-xs leading-4"
    >
      {text}
    </li>
  );
}
