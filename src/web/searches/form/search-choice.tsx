import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import type { PlatformDescription } from '../../../domain/platform.ts';
import type { SearchMode } from '../../../domain/search.ts';
import { PlatformIcon } from '../../components/platform-icon.tsx';
import { SegmentedControl } from '../../components/ui/segmented-control.tsx';

interface NetworkChoiceProps {
  platforms: PlatformDescription[];
  value: string;
  onChange: (platform: PlatformDescription) => void;
}

export function NetworkChoice({ platforms, value, onChange }: NetworkChoiceProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="font-medium text-13">
        Network
      </span>
      <SegmentedControl
        label="Network"
        size="large"
        className="flex self-stretch"
        value={value}
        onChange={(id) => {
          const platform = platforms.find((other) => other.id === id);
          if (platform !== undefined) onChange(platform);
        }}
        options={platforms.map(({ id, name }) => ({
          value: id,
          content: (
            <span className="-mx-3 flex min-w-0 items-center justify-center gap-1.5 sm:gap-2">
              <PlatformIcon id={id} /> <span className="truncate">{name}</span>
            </span>
          ),
        }))}
      />
    </div>
  );
}

interface ModeTabsProps {
  platform: PlatformDescription;
  value: SearchMode;
  onChange: (mode: SearchMode) => void;
  /** What the chosen mode searches by. */
  children: ReactNode;
}

/** The modes that the network has, and a line of what the chosen one does. */
export function ModeTabs({ platform, value, onChange, children }: ModeTabsProps) {
  return (
    <Tabs.Root
      value={value}
      onValueChange={(next) => {
        const mode = platform.modes.find(({ id }) => id === next);
        if (mode !== undefined) onChange(mode.id);
      }}
    >
      <Tabs.List aria-label="How to search" className="flex gap-5 border-b">
        {platform.modes.map(({ id, title }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="-mb-px h-9 rounded-t-sm border-transparent border-b-2 px-0.5 font-medium text-ink-muted text-sm transition-colors hover:text-ink data-[state=active]:border-accent-text data-[state=active]:text-ink"
          >
            {title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {platform.modes.map(({ id, hint }) => (
        <Tabs.Content key={id} value={id} tabIndex={-1} className="pt-3 outline-none">
          <p className="mb-5 text-13 text-ink-muted">{hint}</p>
          {children}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
