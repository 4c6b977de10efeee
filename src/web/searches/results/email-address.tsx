import { Mail, Wand } from 'lucide-react';
import type { EmailAddress as Email } from '../../../domain/creator.ts';
import { classes } from '../../lib/classes.ts';
import { copyText } from '../../lib/copy-text.ts';

/** An address: a click copies it, the icon writes to it, a mark tells that it was written in disguise. */
export function EmailAddress({ email, className }: { email: Email; className?: string }) {
  return (
    <span className={classes('inline-flex min-w-0 items-center gap-1', className)}>
      <a
        href={`mailto:${encodeURIComponent(email.address).replaceAll('%40', '@')}`}
        aria-label={`Write to ${email.address}`}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-faint hover:bg-line/70 hover:text-accent-text"
      >
        <Mail aria-hidden className="size-3.5" />
      </a>
      <button
        type="button"
        dir="ltr"
        aria-label={`Copy ${email.address}`}
        data-hover={`${email.address}\nClick to copy`}
        onClick={() => void copyText(email.address, 'E-mail')}
        className="min-w-0 truncate rounded-sm hover:text-accent-text hover:underline hover:decoration-accent-line hover:underline-offset-2"
      >
        {email.address}
      </button>
      {email.form === 'disguised' && (
        <span data-hover={`Written as “${email.writtenAs}”`} className="shrink-0 text-ink-faint">
          <Wand aria-hidden className="size-3" />
          <span className="sr-only">written as {email.writtenAs}</span>
        </span>
      )}
    </span>
  );
}
