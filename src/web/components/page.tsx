import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
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

const crumbStyle = 'rounded-sm hover:text-ink';

/** The sticky head of a page: where one is, what it is, how it stands, what can be done. */
export function PageHeader({ within, title, documentTitle, state, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${documentTitle} · Castlist`;
  }, [documentTitle]);
  return (
    <header className="sticky top-0 z-20 flex min-h-13 shrink-0 items-center gap-3 border-b bg-surface px-4 py-2 md:px-6">
      <div className="flex min-w-0 flex-1 items-center gap-1.5 text-13">
        {within !== undefined && (
          <>
            <StepUp within={within} />
            <nav
              aria-label="Breadcrumb"
              className="hidden shrink-0 items-center gap-1.5 text-ink-muted sm:flex"
            >
              <Link to="/campaigns" className={crumbStyle}>
                Campaigns
              </Link>
              <CrumbArrow />
              {within !== 'campaigns' && (
                <>
                  <Link
                    to="/campaigns/$campaignId"
                    params={{ campaignId: within.campaignId }}
                    dir="auto"
                    data-hover={within.name}
                    className={classes(crumbStyle, 'max-w-32 truncate lg:max-w-56')}
                  >
                    {within.name ?? '…'}
                  </Link>
                  <CrumbArrow />
                </>
              )}
            </nav>
          </>
        )}
        <h1 className="min-w-0 truncate font-semibold text-ink text-sm">{title}</h1>
      </div>
      {state}
      {actions !== undefined && actions !== false && (
        <div className="flex shrink-0 items-center gap-2">{actions}</div>
      )}
    </header>
  );
}

/** On a phone, one step of the breadcrumb is all there is room for. */
function StepUp({ within }: Required<Pick<PageHeaderProps, 'within'>>) {
  const style = '-ml-2 flex size-8 shrink-0 items-center justify-center rounded-md text-ink-muted sm:hidden';
  const arrow = <ChevronLeft aria-hidden className="size-5" />;
  return within === 'campaigns' ? (
    <Link to="/campaigns" aria-label="Back to the campaigns" className={style}>
      {arrow}
    </Link>
  ) : (
    <Link
      to="/campaigns/$campaignId"
      params={{ campaignId: within.campaignId }}
      aria-label={`Back to ${within.name ?? 'the campaign'}`}
      className={style}
    >
      {arrow}
    </Link>
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
