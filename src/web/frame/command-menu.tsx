import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Images, Megaphone, Monitor, Moon, Plus, Search as SearchIcon, Sun } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { PlatformIcon } from '../components/platform-icon.tsx';
import { dialogStyle, overlayStyle } from '../components/ui/dialog.tsx';
import { classes } from '../lib/classes.ts';
import { useTheme } from '../lib/theme.ts';
import { campaignsQuery, recentSearchesQuery, sessionQuery } from '../queries.ts';

/** Ctrl K: campaigns, recent searches and commands by name. */
export function CommandMenu({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { setTheme } = useTheme();
  const campaigns = useQuery(campaignsQuery).data ?? [];
  const searches = useQuery(recentSearchesQuery).data ?? [];
  const isAdmin = useQuery(sessionQuery).data?.account?.admin === true;
  const run = (action: () => unknown) => () => {
    onClose();
    action();
  };
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className={classes(dialogStyle, 'max-w-[560px] overflow-hidden')}
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command label="Search and commands" className="flex max-h-[min(440px,70dvh)] flex-col">
            <div className="flex items-center gap-2.5 border-b px-4">
              <SearchIcon aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <Command.Input
                autoFocus
                placeholder="Campaign, search or command"
                className="h-12 flex-1 bg-transparent text-sm outline-none placeholder:text-ink-faint"
              />
            </div>
            <Command.List className="min-h-0 flex-1 overflow-y-auto p-2">
              <Command.Empty className="px-2 py-8 text-center text-ink-muted text-sm">
                Nothing has this name.
              </Command.Empty>
              <Group heading="Commands">
                <Item onSelect={run(() => navigate({ to: '/campaigns', search: { new: true } }))}>
                  <Plus aria-hidden /> New campaign
                </Item>
                <Item onSelect={run(() => navigate({ to: '/campaigns' }))}>
                  <Megaphone aria-hidden /> Go to campaigns
                </Item>
              </Group>
              {isAdmin && (
                <Group heading="Admin">
                  <Item onSelect={run(() => navigate({ to: '/admin/images' }))}>
                    <Images aria-hidden /> Go to images
                  </Item>
                </Group>
              )}
              {campaigns.length > 0 && (
                <Group heading="Campaigns">
                  {campaigns.map((campaign) => (
                    <Item
                      key={campaign.id}
                      value={`${campaign.name} ${campaign.id}`}
                      onSelect={run(() =>
                        navigate({ to: '/campaigns/$campaignId', params: { campaignId: campaign.id } }),
                      )}
                    >
                      <Megaphone aria-hidden />
                      <span dir="auto" className="truncate">
                        {campaign.name}
                      </span>
                    </Item>
                  ))}
                </Group>
              )}
              {searches.length > 0 && (
                <Group heading="Recent searches">
                  {searches.map((search) => (
                    <Item
                      key={search.id}
                      value={`${search.queries.map((query) => query.text).join(' ')} ${search.id}`}
                      onSelect={run(() =>
                        navigate({
                          to: '/campaigns/$campaignId/searches/$searchId',
                          params: { campaignId: search.campaignId, searchId: search.id },
                        }),
                      )}
                    >
                      <PlatformIcon id={search.platform} named />
                      <span dir="auto" className="truncate">
                        {search.queries.map((query) => query.text).join(', ')}
                      </span>
                    </Item>
                  ))}
                </Group>
              )}
              <Group heading="Colours">
                <Item onSelect={run(() => setTheme('light'))}>
                  <Sun aria-hidden /> Light theme
                </Item>
                <Item onSelect={run(() => setTheme('dark'))}>
                  <Moon aria-hidden /> Dark theme
                </Item>
                <Item onSelect={run(() => setTheme('system'))}>
                  <Monitor aria-hidden /> Theme of the system
                </Item>
              </Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-ink-muted [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

function Item({ className, ...rest }: ComponentProps<typeof Command.Item>) {
  return (
    <Command.Item
      className={classes(
        'flex h-9 select-none items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-text [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted',
        className,
      )}
      {...rest}
    />
  );
}
