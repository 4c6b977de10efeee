import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { classes } from '../lib/classes.ts';

interface PageHeaderProps {
  /** What the page is part of: the campaigns, or one of them (its name is undefined while loading). */
  within?: 'campaigns' | { campaignId: string; name: string | undefined };
  title: ReactNode;
  /** For the browser's tab. */
  documentTitle: string;
  /** Beside the title. */
  state?: ReactNode;
  actions?: ReactNode;
}

const crumbStyle = 'max-w-56 truncate rounded-sm hover:text-ink';

/** The sticky head of a page: where one is, what it is, how it stands, what can be done. */
export function PageHeader({ within, title, documentTitle, state, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${documentTitle} · Castlist`;
  }, [documentTitle]);
  return (
    <header className="sticky top-0 z-20 flex min-h-13 shrink-0 items-center gap-3 border-b bg-surface px-4 py-2 md:px-6">
      <div className="flex min-w-0 flex-1 items-center gap-1.5 text-13">
        {within !== undefined && (
          <nav aria-label="Breadcrumb" className="hidden min-w-0 items-center gap-1.5 text-ink-muted sm:flex">
            <Link to="/campaigns" className={crumbStyle}>
              Campaigns
            </Link>
            <CrumbArrow />
            {within !== 'campaigns' && (
              <>
                <Link
                  to="/campaigns/$campaignId"
                  params={{ campaignId: within.campaignId }}
                  className={crumbStyle}
                >
                  <bdi>{within.name ?? '…'}</bdi>
                </Link>
                <CrumbArrow />
              </>
            )}
          </nav>
        )}
        <h1 className="min-w-0 truncate font-semibold text-ink text-sm">{title}</h1>
      </div>
      {state}
      {actions !== undefined && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </header>
  );
}

function CrumbArrow() {
  return <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-faint" />;
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
