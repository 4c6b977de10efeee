import { type ErrorComponentProps, Link, Outlet, useRouter } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Toaster } from 'sonner';
import { HoverLayer } from '../components/hover-layer.tsx';
import { FailurePanel, Panel } from '../components/panels.tsx';
import { Button } from '../components/ui/button.tsx';
import { TooltipProvider } from '../components/ui/tooltip.tsx';
import { useTheme } from '../lib/theme.ts';

export function RootLayout() {
  const { dark } = useTheme();
  return (
    <TooltipProvider delayDuration={300}>
      <Outlet />
      <HoverLayer />
      <Toaster
        theme={dark ? 'dark' : 'light'}
        position="bottom-center"
        toastOptions={{
          style: {
            background: 'var(--raised)',
            color: 'var(--ink)',
            borderColor: 'var(--line-strong)',
            fontFamily: 'var(--font-sans)',
          },
          classNames: { description: '!text-ink-muted wrap-anywhere' },
        }}
      />
    </TooltipProvider>
  );
}

export function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col">
      <Panel
        icon={<Compass />}
        heading="h1"
        title="There is nothing at this address."
        actions={
          <Button asChild look="primary">
            <Link to="/campaigns">Go to your campaigns</Link>
          </Button>
        }
      >
        The page may have been moved or deleted.
      </Panel>
    </main>
  );
}

/** When drawing a page failed, or the server could not be asked who is signed in. */
export function PageFailure({ error: thrown, reset }: ErrorComponentProps) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className="flex min-h-dvh flex-col">
      <FailurePanel title="This page could not be shown." error={error} onRetry={retry} />
    </main>
  );
}
