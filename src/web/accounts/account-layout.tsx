import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Mark } from '../components/mark.tsx';
import { useMediaQuery } from '../lib/use-media-query.ts';

// The form comes first; the table behind the glimpse is much larger than the form.
const Glimpse = lazy(async () => ({ default: (await import('./glimpse.tsx')).Glimpse }));

interface AccountLayoutProps {
  title: string;
  documentTitle: string;
  children: ReactNode;
}

/** The form on one side; on a wide screen, a glimpse of what it leads to on the other. */
export function AccountLayout({ title, documentTitle, children }: AccountLayoutProps) {
  const wide = useMediaQuery('(min-width: 1024px)');
  useEffect(() => {
    document.title = `${documentTitle} · Castlist`;
  }, [documentTitle]);
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(440px,5fr)_7fr]">
      <main className="flex flex-col px-6 py-8 sm:px-12">
        <div className="flex items-center gap-2.5">
          <Mark className="size-7" />
          <span className="font-semibold text-base tracking-[-0.01em]">Castlist</span>
        </div>
        <div className="mx-auto flex w-full max-w-[360px] flex-1 flex-col justify-center py-10">
          <p className="text-balance font-semibold text-display tracking-[-0.022em]">
            Find the creators worth talking to.
          </p>
          <h1 className="mt-2 mb-7 text-base text-ink-muted">{title}</h1>
          {children}
        </div>
      </main>
      {wide && (
        <div className="relative overflow-hidden border-l bg-ground">
          <Suspense>
            <Glimpse />
          </Suspense>
        </div>
      )}
    </div>
  );
}
