import { type ReactNode, useId } from 'react';
import { classes } from '../lib/classes.ts';

interface SectionProps {
  title: string;
  /** Part of a part. */
  inner?: boolean;
  /** At the right of the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A part of an admin's page that can be found by its title. */
export function Section({ title, inner = false, tools, children }: SectionProps) {
  const id = useId();
  const Heading = inner ? 'h3' : 'h2';
  return (
    <section aria-labelledby={id} className={inner ? 'mt-3' : 'mt-9'}>
      <div
        className={classes(
          'flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2',
          !inner && 'mb-2',
        )}
      >
        <Heading id={id} className={inner ? 'font-medium text-13 text-ink-muted' : 'font-semibold text-sm'}>
          {title}
        </Heading>
        {tools}
      </div>
      {children}
    </section>
  );
}
