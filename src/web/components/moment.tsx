import { formatMoment, formatRelative } from '../lib/format.ts';

interface MomentProps {
  at: string | null;
  now: number;
  style?: 'long' | 'narrow';
}

/** "2 hours ago", exact on hover. */
export function Moment({ at, now, style = 'long' }: MomentProps) {
  if (at === null) return null;
  return (
    <time dateTime={at} data-hover={formatMoment(at)} className="whitespace-nowrap">
      {formatRelative(at, now, style)}
    </time>
  );
}
