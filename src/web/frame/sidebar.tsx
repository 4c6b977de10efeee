import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Images, Megaphone, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Mark } from '../components/mark.tsx';
import { Button } from '../components/ui/button.tsx';
import { Key } from '../components/ui/key.tsx';
import { Tooltip } from '../components/ui/tooltip.tsx';
import { classes } from '../lib/classes.ts';
import { sessionQuery } from '../queries.ts';
import { PersonMenu } from './person-menu.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

interface SidebarProps {
  collapsed: boolean;
  /** Absent where it can't be collapsed: in the drawer. */
  onCollapse?: (collapsed: boolean) => void;
  onCommand: () => void;
  onNavigate?: () => void;
}

const entryStyle =
  'flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-13 font-medium text-ink-muted transition-colors hover:bg-line/60 hover:text-ink [&_svg]:size-4 [&_svg]:shrink-0';

export function Sidebar({ collapsed, onCollapse, onCommand, onNavigate }: SidebarProps) {
  const isAdmin = useQuery(sessionQuery).data?.account?.admin === true;
  const shape = { collapsed, onNavigate };
  return (
    <div className={classes('flex h-full flex-col gap-1 py-3', collapsed ? 'px-2.5' : 'px-3')}>
      <div className={classes('mb-2 flex h-8 items-center', collapsed ? 'justify-center' : 'pl-1')}>
        {!collapsed && (
          <Link to="/campaigns" className="flex flex-1 items-center gap-2 rounded-md" onClick={onNavigate}>
            <Mark className="size-6" />
            <span className="font-semibold text-[15px] tracking-[-0.01em]">Castlist</span>
          </Link>
        )}
        {onCollapse !== undefined && (
          <Tooltip text={collapsed ? 'Open the sidebar' : 'Collapse the sidebar'} side="right">
            <Button
              look="quiet"
              size="smallIcon"
              aria-label={collapsed ? 'Open the sidebar' : 'Collapse the sidebar'}
              aria-expanded={!collapsed}
              onClick={() => onCollapse(!collapsed)}
            >
              {collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
            </Button>
          </Tooltip>
        )}
      </div>
      <WithTooltip text="Commands and search" shown={collapsed}>
        <button
          type="button"
          aria-label="Commands and search"
          onClick={onCommand}
          className={classes(
            entryStyle,
            'mb-2 border bg-raised font-normal hover:bg-raised',
            collapsed && 'justify-center',
          )}
        >
          <Search aria-hidden />
          {!collapsed && (
            <>
              <span className="flex-1 text-left">Search</span>
              {onCollapse !== undefined && <Key>Ctrl K</Key>}
            </>
          )}
        </button>
      </WithTooltip>
      <nav aria-label="Main" className="flex flex-col gap-0.5">
        <Entry to="/campaigns" title="Campaigns" icon={<Megaphone aria-hidden />} {...shape} />
        {isAdmin && (
          <>
            {collapsed ? (
              <hr className="mx-2 my-2" />
            ) : (
              <h2 className="mt-4 mb-1 px-2 font-medium text-ink-muted text-xs">Admin</h2>
            )}
            <Entry to="/admin/images" title="Images" icon={<Images aria-hidden />} {...shape} />
          </>
        )}
      </nav>
      <div className="flex-1" />
      <ThemeSwitch collapsed={collapsed} />
      <PersonMenu collapsed={collapsed} />
    </div>
  );
}

interface EntryProps {
  to: NonNullable<LinkProps['to']>;
  title: string;
  icon: ReactNode;
  collapsed: boolean;
  onNavigate: (() => void) | undefined;
}

function Entry({ to, title, icon, collapsed, onNavigate }: EntryProps) {
  return (
    <WithTooltip text={title} shown={collapsed}>
      <Link
        to={to}
        aria-label={title}
        onClick={onNavigate}
        className={classes(entryStyle, collapsed && 'justify-center')}
        activeProps={{ className: 'bg-line/70 text-ink' }}
      >
        {icon}
        {!collapsed && title}
      </Link>
    </WithTooltip>
  );
}

function WithTooltip({ text, shown, children }: { text: string; shown: boolean; children: ReactNode }) {
  if (!shown) return children;
  return (
    <Tooltip text={text} side="right">
      {children}
    </Tooltip>
  );
}
