import { BadgeCheck, EyeOff, Lock, UserX } from 'lucide-react';
import type { ListedResult } from '../../../domain/results-query.ts';
import type { EnrichmentStatus } from '../../../domain/search.ts';
import { Face } from '../../components/face.tsx';
import { Unknown } from '../../components/figure.tsx';
import { PlatformIcon } from '../../components/platform-icon.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { classes } from '../../lib/classes.ts';
import { safeLink } from '../../lib/safe-link.ts';
import { shorten } from '../../lib/shorten.ts';
import { EmailAddress } from './email-address.tsx';
import { enrichmentWords } from './enrichment-words.ts';
import { SeenMark } from './figure-cells.tsx';
import { useTableLook } from './table-look.ts';

interface CellProps {
  result: ListedResult;
}

interface IdentityCellProps extends CellProps {
  /** In the first screen. */
  eager?: boolean;
}

export function VerifiedMark() {
  return (
    <span data-hover="Verified by the network" className="shrink-0 text-accent-text">
      <BadgeCheck aria-hidden className="size-3.5" />
      <span className="sr-only">verified</span>
    </span>
  );
}

/** Face, name, handle. The name leads to the profile; anywhere else on the row opens the drawer. */
export function IdentityCell({ result: { creator, seenIn }, eager = false }: IdentityCellProps) {
  const { compact, manyNetworks } = useTableLook();
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Face creator={creator} size={compact ? 24 : 36} eager={eager} />
      <div className={classes('min-w-0 flex-1', compact && 'flex items-baseline gap-2')}>
        <div className="flex min-w-0 items-center gap-1">
          <a
            href={safeLink(creator.profileUrl)}
            target="_blank"
            rel="noreferrer"
            dir="auto"
            data-hover={creator.name ?? creator.handle}
            className="truncate rounded-sm font-medium text-ink hover:underline hover:underline-offset-2"
          >
            {creator.name ?? creator.handle}
          </a>
          {creator.verified === true && <VerifiedMark />}
          <SeenMark seenIn={seenIn} />
          {creator.private === true && (
            <span data-hover="Private account" className="shrink-0 text-ink-faint">
              <Lock aria-hidden className="size-3" />
              <span className="sr-only">private</span>
            </span>
          )}
        </div>
        <div className="flex min-w-0 items-center gap-1 text-ink-muted text-xs">
          {manyNetworks && <PlatformIcon id={creator.platform} named className="size-3" />}
          <span dir="ltr" data-hover={`@${creator.handle}`} className="truncate">
            @{creator.handle}
          </span>
        </div>
      </div>
    </div>
  );
}

const statusIcons: Partial<Record<EnrichmentStatus, typeof Lock>> = { private: Lock, deleted: UserX };

/** The bio in two lines; while it is being read, the breath of it; where it can't be had, why. */
export function BioCell({ result: { creator, enrichment } }: CellProps) {
  const { compact } = useTableLook();
  if (creator.bio !== null) {
    return (
      <p
        dir="auto"
        data-hover={creator.bio}
        className={classes('break-words text-ink-muted', compact ? 'truncate' : 'line-clamp-2')}
      >
        {shorten(creator.bio)}
      </p>
    );
  }
  if (enrichment === 'pending') return <PendingText lines={compact ? 1 : 2} />;
  const words = enrichmentWords[enrichment];
  if (words === null) return <Unknown what="no bio" />;
  const Icon = statusIcons[enrichment] ?? EyeOff;
  return (
    <span data-hover={words.long} className="inline-flex items-center gap-1.5 text-ink-faint">
      <Icon aria-hidden className="size-3.5" /> {words.short}
    </span>
  );
}

function PendingText({ lines }: { lines: 1 | 2 }) {
  return (
    <span className="flex flex-col gap-1.5">
      <span className="sr-only">being read</span>
      <Skeleton className="h-2.5 w-11/12" />
      {lines === 2 && <Skeleton className="h-2.5 w-3/5" />}
    </span>
  );
}

export function EmailsCell({ result: { creator, enrichment } }: CellProps) {
  const [first, ...others] = creator.emails;
  if (first === undefined) {
    return enrichment === 'pending' ? <PendingText lines={1} /> : <Unknown what="no e-mail known" />;
  }
  return (
    <span className="-ml-1 flex min-w-0 items-center gap-1">
      <EmailAddress email={first} />
      {others.length > 0 && (
        <span
          data-hover={others.map((email) => email.address).join('\n')}
          className="figures shrink-0 rounded-sm bg-line/60 px-1 text-ink-muted text-xs"
        >
          +{others.length}
        </span>
      )}
    </span>
  );
}
