import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode, useEffect } from 'react';
import { classes } from '../lib/classes.ts';

/** Where one is above the page: a name, and where it leads. */
export interface Crumb {
  label: string;
  to: LinkProps['to'];
  params?: Record<string, string>;
}

interface PageHeaderProps {
  crumbs?: Crumb[];
  title: ReactNode;
  /** For the browser's tab. */
  documentTitle: string;
  /** Beside the title. */
  state?: ReactNode;
  actions?: ReactNode;
}

/** The sticky head of a page: where one is, what it is, how it stands, what can be done. */
export function PageHeader({ crumbs = [], title, documentTitle, state, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${documentTitle} · Castlist`;
  }, [documentTitle]);
  return (
    <header className="sticky top-0 z-20 flex min-h-13 shrink-0 items-center gap-3 border-b bg-surface px-4 py-2 md:px-6">
      <div className="flex min-w-0 flex-1 items-center gap-1.5 text-13">
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumb" className="hidden min-w-0 items-center gap-1.5 text-ink-muted sm:flex">
            {crumbs.map((crumb) => (
              <Fragment key={crumb.label}>
                <Link
                  to={crumb.to}
                  params={crumb.params ?? {}}
                  className="max-w-56 truncate rounded-sm hover:text-ink"
                >
                  <bdi>{crumb.label}</bdi>
                </Link>
                <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
              </Fragment>
            ))}
          </nav>
        )}
        <h1 className="min-w-0 truncate font-semibold text-ink text-sm">{title}</h1>
      </div>
      {state}
      {actions !== undefined && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  );
}

/** The scrolling content below the head. */
export function PageBody({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={classes('mx-auto flex w-full max-w-[1120px] flex-1 flex-col px-4 py-6 md:px-6', className)}
    >
      {children}
    </div>
  );
}
