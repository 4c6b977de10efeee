import { Link } from '@tanstack/react-router';
import type { Creator } from '../../../domain/creator.ts';
import type { ListedResult } from '../../../domain/results-query.ts';
import type { ResultsScope } from '../../api.ts';
import { Moment } from '../../components/moment.tsx';
import { formatDay } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { Section } from './drawer-sections.tsx';
import { ScoreRing } from './similarity-cells.tsx';

const chipStyle = 'max-w-full truncate rounded-md bg-sunken px-2 py-1 text-13';

/** Why a creator is near to those that the search began with. */
export function SimilaritySection({ result: { score, reasons } }: { result: ListedResult }) {
  if (score === null) return null;
  return (
    <Section title="How similar">
      <div className="flex gap-4">
        <ScoreRing score={score} />
        <dl className="flex min-w-0 flex-1 flex-col gap-1.5 pt-1.5 text-13">
          {reasons.map(({ text, details }) => (
            <div key={text}>
              <dt dir="auto">{text}</dt>
              {details.length > 0 && (
                <dd dir="auto" className="break-words text-ink-muted text-xs">
                  {details.join(', ')}
                </dd>
              )}
            </div>
          ))}
          {reasons.length === 0 && <p className="text-ink-muted">No single thing stands out.</p>}
        </dl>
      </div>
    </Section>
  );
}

export function TagSection({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <Section title="The account’s own tags">
      <Chips words={tags} />
    </Section>
  );
}

interface FoundSectionProps {
  result: ListedResult;
  scope: ResultsScope;
}

export function FoundSection({ result: { queries, position, score }, scope }: FoundSectionProps) {
  if (score !== null) {
    return (
      <Section title="Similar to">
        <Chips words={queries.map((text) => (/^@|\//u.test(text) ? text : `@${text}`))} />
      </Section>
    );
  }
  return (
    <Section title="Found by">
      <Chips words={queries} />
      {scope.of === 'search' && (
        <p className="figures mt-2 text-ink-faint text-xs">Found as number {position} of this search</p>
      )}
    </Section>
  );
}

function Chips({ words }: { words: string[] }) {
  return (
    <ul className="flex flex-wrap items-center gap-1.5">
      {words.map((word) => (
        <li key={word} dir="auto" className={chipStyle}>
          {word}
        </li>
      ))}
    </ul>
  );
}

/** Earlier searches that found the same creator. */
export function SeenSection({ seenIn }: Pick<ListedResult, 'seenIn'>) {
  const now = useNow(true, 60_000);
  if (seenIn.length === 0) return null;
  return (
    <Section title="Seen before in">
      <ul className="flex flex-col gap-1">
        {seenIn.map(({ searchId, campaignId, campaignName, at }) => (
          <li key={searchId} className="flex min-w-0 items-baseline gap-2">
            <Link
              to="/campaigns/$campaignId/searches/$searchId"
              params={{ campaignId, searchId }}
              className="min-w-0 truncate rounded-sm text-accent-text hover:underline hover:underline-offset-2"
            >
              <bdi>{campaignName}</bdi>
            </Link>
            <span className="shrink-0 text-ink-muted text-xs">
              <Moment at={at} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** How old what one reads is. */
export function ReadSection({ creator: { profileReadAt, countsReadAt } }: { creator: Creator }) {
  return (
    <p className="mt-7 border-t pt-4 text-ink-faint text-xs">
      Counts read {formatDay(countsReadAt)}
      {profileReadAt === null
        ? '; the profile has not been read.'
        : `, profile read ${formatDay(profileReadAt)}.`}
    </p>
  );
}
