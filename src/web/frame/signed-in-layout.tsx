import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Mark } from '../components/mark.tsx';
import { Button } from '../components/ui/button.tsx';
import { classes } from '../lib/classes.ts';
import { useRemembered } from '../lib/remembered.ts';
import { usePhone } from '../lib/use-media-query.ts';
import { sessionQuery } from '../queries.ts';
import { NavigationDrawer } from './navigation-drawer.tsx';
import { SandboxBanner } from './sandbox-banner.tsx';
import { Sidebar } from './sidebar.tsx';

const CommandMenu = lazy(async () => ({ default: (await import('./command-menu.tsx')).CommandMenu }));

/** The frame around every page of a person who is signed in. */
export function SignedInLayout() {
  const phone = usePhone();
  const session = useQuery(sessionQuery).data;
  const [collapsed, setCollapsed] = useRemembered('sidebar-collapsed', false);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [commandOpen, setCommandOpen] = useState(false);
  useCommandKey(() => setCommandOpen(true));

  const openCommand = () => {
    setDrawerOpen(false);
    setCommandOpen(true);
  };
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-60 rounded-md bg-accent px-3 py-2 text-white focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      {session?.sandbox === true && <SandboxBanner />}
      <div className="flex min-h-0 flex-1 flex-col md:flex-row">
        {phone ? (
          <PhoneBar onOpen={() => setDrawerOpen(true)} />
        ) : (
          <aside className={classes('shrink-0 transition-[width] duration-150', collapsed ? 'w-14' : 'w-56')}>
            <Sidebar collapsed={collapsed} onCollapse={setCollapsed} onCommand={openCommand} />
          </aside>
        )}
        <main
          id="content"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto border-t bg-surface outline-none md:my-2 md:mr-2 md:rounded-lg md:border"
        >
          <Outlet />
        </main>
      </div>
      {phone && <NavigationDrawer open={drawerOpen} onOpenChange={setDrawerOpen} onCommand={openCommand} />}
      {commandOpen && (
        <Suspense>
          <CommandMenu onClose={() => setCommandOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}

function useCommandKey(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

function PhoneBar({ onOpen }: { onOpen: () => void }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 px-2">
      <Button look="quiet" size="icon" aria-label="Open the menu" onClick={onOpen}>
        <MenuIcon />
      </Button>
      <Mark className="size-5" />
      <span className="font-semibold">Castlist</span>
    </header>
  );
}
