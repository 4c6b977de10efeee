import { useQuery } from '@tanstack/react-query';
import type { PlatformDescription } from '../../domain/platform.ts';
import { classes } from '../lib/classes.ts';
import { platformsQuery } from '../queries.ts';

/** What the network with this id says of itself; undefined while loading. */
export function usePlatform(id: string): PlatformDescription | undefined {
  return useQuery(platformsQuery).data?.find((platform) => platform.id === id);
}

interface PlatformIconProps {
  id: string;
  /** Says the network's name; leave out where the name stands beside it. */
  named?: boolean;
  className?: string;
}

export function PlatformIcon({ id, named = false, className }: PlatformIconProps) {
  const platform = usePlatform(id);
  const style = classes('size-4 shrink-0 fill-current', className);
  const path = platform !== undefined && <path d={platform.iconPath} />;
  return named ? (
    <svg viewBox="0 0 24 24" role="img" aria-label={platform?.name ?? id} className={style}>
      {path}
    </svg>
  ) : (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={style}>
      {path}
    </svg>
  );
}
