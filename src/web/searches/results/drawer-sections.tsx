import { EyeOff, Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Creator, EmailAddress as Email } from '../../../domain/creator.ts';
import type { SearchResult } from '../../../domain/search.ts';
import { Figure, Unknown } from '../../components/figure.tsx';
import { Moment } from '../../components/moment.tsx';
import { Skeleton } from '../../components/ui/skeleton.tsx';
import { readableLink, safeLink } from '../../lib/safe-link.ts';
import { useNow } from '../../lib/use-now.ts';
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

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const regionNames = new Intl.DisplayNames('en', { type: 'region' });

/** A code that has no name is better shown as it is than not at all. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

export function FigureSection({ creator }: { creator: Creator }) {
  const facts = [
    creator.category,
    creator.country === null ? null : nameOf(regionNames, creator.country),
    creator.language === null ? null : nameOf(languageNames, creator.language),
  ].filter((fact) => fact !== null);
  return (
    <>
      <dl className="mt-6 grid grid-cols-3 divide-x rounded-lg border">
        <FigureBox title="Followers" value={creator.followerCount} />
        <FigureBox title="Following" value={creator.followingCount} />
        <FigureBox title="Posts" value={creator.postCount} />
      </dl>
      {facts.length > 0 && <p className="mt-3 text-13 text-ink-muted">{facts.join(' · ')}</p>}
    </>
  );
}

export function FigureBox({ title, value }: { title: string; value: number | null }) {
  return (
    <div className="px-4 py-3">
      <dt className="text-ink-muted text-xs">{title}</dt>
      <dd className="font-semibold text-base leading-6">
        <Figure value={value} />
      </dd>
    </div>
  );
}

export function BioSection({ result: { creator, enrichment, enrichmentError } }: { result: SearchResult }) {
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
      <ReadAt at={creator.profileReadAt} />
    </Section>
  );
}

function ReadAt({ at }: { at: string | null }) {
  const now = useNow(true, 60_000);
  if (at === null) return null;
  return (
    <p className="mt-2 text-ink-faint text-xs">
      Profile read <Moment at={at} now={now} />
    </p>
  );
}

const places: Record<Email['foundIn'], string> = {
  bio: 'in the bio',
  link: 'among the links',
  provider: 'in the profile’s contact field',
};

export function EmailSection({ result: { creator, enrichment } }: { result: SearchResult }) {
  return (
    <Section title="E-mail">
      {creator.emails.length === 0 ? (
        enrichment === 'pending' ? (
          <Skeleton className="w-48" />
        ) : (
          <p className="text-ink-muted">
            <Unknown what="none" /> No address in the profile.
          </p>
        )
      ) : (
        <ul className="flex flex-col gap-2">
          {creator.emails.map((email) => (
            <li key={email.address} className="min-w-0">
              <EmailAddress email={email} className="-ml-1 max-w-full font-medium" />
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

export function KeywordSection({ result: { queries, position } }: { result: SearchResult }) {
  return (
    <Section title="Found by">
      <ul className="flex flex-wrap items-center gap-1.5">
        {queries.map((query) => (
          <li key={query} dir="auto" className="max-w-full truncate rounded-md bg-sunken px-2 py-1 text-13">
            {query}
          </li>
        ))}
      </ul>
      <p className="figures mt-2 text-ink-faint text-xs">Number {position} of this search</p>
    </Section>
  );
}
