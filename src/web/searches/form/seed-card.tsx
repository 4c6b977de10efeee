import { BadgeCheck, CircleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Creator } from '../../../domain/creator.ts';
import type { PlatformDescription } from '../../../domain/platform.ts';
import type { CreatorLookUp } from '../../api.ts';
import { Face } from '../../components/face.tsx';
import { Figure } from '../../components/figure.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { classes } from '../../lib/classes.ts';

/** A creator to start from, as far as they are looked up. */
export interface SeedLookUp {
  /** As it was pasted. */
  text: string;
  /** Undefined while it is on its way. */
  answer: CreatorLookUp | undefined;
  failed: boolean;
}

interface SeedCardProps {
  seed: SeedLookUp;
  platform: PlatformDescription;
  onRemove: () => void;
}

export function SeedCard({ seed, platform, onRemove }: SeedCardProps) {
  const { text, answer, failed } = seed;
  const bare = text.replace(/^@/u, '');
  if (answer?.creator) {
    return (
      <CardFrame name={`@${answer.creator.handle}`} onRemove={onRemove}>
        <KnownCreator creator={answer.creator} />
      </CardFrame>
    );
  }
  if (answer?.reason === 'not_understood') {
    return (
      <CardFrame name={text} onRemove={onRemove} wrong>
        <CircleAlert aria-hidden className="mx-2.5 size-5 shrink-0 text-bad" />
        <Lines title={<bdi>{text}</bdi>}>
          <span className="text-bad">
            Not understood: paste a profile address of {platform.name}, or write @handle.
          </span>
        </Lines>
      </CardFrame>
    );
  }
  const handle = answer?.handle ?? bare;
  if (answer === undefined && !failed) {
    return (
      <CardFrame name={text} onRemove={onRemove}>
        <Skeleton className="size-10 shrink-0 rounded-full" />
        <Lines title={<bdi>{text}</bdi>}>
          <span role="status">
            <Skeleton className="mt-1 w-40" />
            <span className="sr-only">Looking up {text}</span>
          </span>
        </Lines>
      </CardFrame>
    );
  }
  return (
    <CardFrame name={text} onRemove={onRemove}>
      <Face creator={{ handle, avatarUrl: null }} size={40} />
      <Lines title={<bdi>{answer?.handle ? `@${handle}` : text}</bdi>}>
        {failed
          ? 'Could not be looked up now: its profile will be read when the search starts.'
          : 'Not known yet: its profile will be read when the search starts.'}
      </Lines>
    </CardFrame>
  );
}

function KnownCreator({ creator }: { creator: Creator }) {
  const { handle, name, bio, followerCount, verified } = creator;
  const written = <bdi className="min-w-0 truncate font-normal text-ink-muted">@{handle}</bdi>;
  const followers = (
    <span className="shrink-0 whitespace-nowrap font-normal text-ink-muted">
      <Figure value={followerCount} className="font-medium text-ink" /> followers
    </span>
  );
  return (
    <>
      <Face creator={creator} size={40} eager />
      <Lines
        title={
          <>
            <bdi className="truncate">{name ?? `@${handle}`}</bdi>
            {verified === true && (
              <BadgeCheck role="img" aria-label="Verified" className="size-4 shrink-0 text-accent-text" />
            )}
            <span className="flex min-w-[45%] flex-1 justify-between gap-3 max-sm:hidden">
              {name === null ? <span /> : written}
              {followers}
            </span>
          </>
        }
      >
        <span className="flex justify-between gap-3 sm:hidden">
          {written}
          {followers}
        </span>
        <span dir="auto" className="block truncate">
          {creator.private === true ? 'Private: there is nothing to compare others with.' : bio}
        </span>
      </Lines>
    </>
  );
}

function Lines({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 flex-1 text-13">
      <p className="flex min-w-0 items-center gap-1 font-medium [&>bdi]:truncate">{title}</p>
      <div className="text-ink-muted">{children}</div>
    </div>
  );
}

interface CardFrameProps {
  name: string;
  wrong?: boolean;
  onRemove: () => void;
  children: ReactNode;
}

function CardFrame({ name, wrong = false, onRemove, children }: CardFrameProps) {
  return (
    <li
      className={classes(
        'flex min-h-14 animate-in items-center gap-3 rounded-lg border bg-raised py-2 pr-2 pl-3 duration-120 fade-in-0',
        wrong && 'border-bad bg-bad-soft',
      )}
    >
      {children}
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
