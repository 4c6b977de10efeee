import { EyeOff, Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EmailAddress as Email } from '../../../domain/creator.ts';
import type { ListedResult } from '../../../domain/results-query.ts';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { readableLink, safeLink } from '../../lib/safe-link.ts';
import { EmailAddress } from './email-address.tsx';
import { enrichmentWords } from './enrichment-words.ts';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-7">
      <h3 className="mb-2 font-medium text-ink-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

export function BioSection({ result: { creator, enrichment, enrichmentError } }: { result: ListedResult }) {
  const words = enrichmentWords[enrichment];
  return (
    <Section title="Bio">
      {creator.bio !== null && (
        <p dir="auto" className="max-w-[70ch] whitespace-pre-wrap break-words">
          {creator.bio}
        </p>
      )}
      {creator.bio === null && enrichment === 'enriched' && (
        <p className="text-ink-muted">This profile has no bio.</p>
      )}
      {enrichment === 'pending' && (
        <div className="flex flex-col gap-2">
          <Skeleton className="w-full" />
          <Skeleton className="w-2/3" />
        </div>
      )}
      {words !== null && (
        <p className="mt-2 flex items-start gap-2 text-13 text-ink-muted">
          <EyeOff aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>
            {words.long}
            {enrichmentError !== null && ` (${enrichmentError})`}
          </span>
        </p>
      )}
    </Section>
  );
}

const places: Record<Email['foundIn'], string> = {
  bio: 'in the bio',
  link: 'among the links',
  provider: 'in the profile’s contact field',
};

export function EmailSection({ result: { creator, enrichment } }: { result: ListedResult }) {
  return (
    <Section title="E-mail">
      {creator.emails.length === 0 ? (
        enrichment === 'pending' ? (
          <Skeleton className="w-48" />
        ) : (
          <p className="text-ink-muted">No address in the profile.</p>
        )
      ) : (
        <ul className="flex flex-col gap-2">
          {creator.emails.map((email) => (
            <li key={email.address} className="min-w-0">
              <EmailAddress
                email={email}
                className="-ml-1 max-w-full font-medium [&>button]:wrap-anywhere [&>button]:whitespace-normal [&>button]:text-left"
              />
              <p className="break-words pl-6 text-ink-muted text-xs">
                Found {places[email.foundIn]}
                {email.form === 'disguised' && (
                  <>
                    , written as <q dir="auto">{email.writtenAs}</q>
                  </>
                )}
                {email.confidence < 0.8 && ', perhaps not theirs'}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

export function LinkSection({ links }: { links: string[] }) {
  if (links.length === 0) return null;
  return (
    <Section title="Links">
      <ul className="flex flex-col gap-1">
        {links.map((link) => {
          const address = safeLink(link);
          return (
            <li key={link} dir="ltr" className="flex min-w-0 items-center gap-2">
              <Link2 aria-hidden className="size-4 shrink-0 text-ink-faint" />
              {address === undefined ? (
                <span className="truncate text-ink-muted">{link}</span>
              ) : (
                <a
                  href={address}
                  target="_blank"
                  rel="noreferrer"
                  className="truncate rounded-sm text-accent-text hover:underline hover:underline-offset-2"
                >
                  {readableLink(link)}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
