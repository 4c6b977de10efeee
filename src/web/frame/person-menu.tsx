import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, LogOut } from 'lucide-react';
import { api } from '../api.ts';
import { Face } from '../components/face.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../components/ui/menu.tsx';
import { classes } from '../lib/classes.ts';
import { tellFailure } from '../lib/tell-failure.ts';
import { queryClient, sessionQuery } from '../queries.ts';

/** Who is signed in, and the way out. */
export function PersonMenu({ collapsed }: { collapsed: boolean }) {
  const account = useQuery(sessionQuery).data?.account;
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
    onError: tellFailure('You are still signed in.'),
  });
  if (account === null || account === undefined) return null;
  const face = <Face creator={{ handle: account.name, avatarUrl: null }} size={24} />;
  return (
    <Menu
      align="start"
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          aria-label={`${account.name}: account`}
          className={classes(
            'flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left text-13 hover:bg-line/60',
            collapsed && 'justify-center',
          )}
        >
          {face}
          {!collapsed && (
            <>
              <span dir="auto" className="min-w-0 flex-1 truncate font-medium">
                {account.name}
              </span>
              <ChevronsUpDown aria-hidden className="size-3.5 text-ink-faint" />
            </>
          )}
        </button>
      }
    >
      <MenuLabel>
        <span className="block truncate">{account.email}</span>
      </MenuLabel>
      <MenuSeparator />
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}
