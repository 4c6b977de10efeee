import { useState } from 'react';
import type { Creator } from '../../domain/creator.ts';
import { classes } from '../lib/classes.ts';
import { hueOf, initialOf } from '../lib/initial.ts';
import { largeImage } from '../lib/large-image.ts';

interface FaceProps {
  creator: Pick<Creator, 'handle' | 'name' | 'avatarUrl'>;
  /** Side in pixels. */
  size: number;
  eager?: boolean;
  className?: string;
}

/** A creator's picture over a coloured initial, which stays where there is no picture or it can't be had. */
export function Face({ creator, size, eager = false, className }: FaceProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const hue = hueOf(creator.handle);
  // The small ones have 96 pixels, for screens with two of them per point.
  const avatarUrl =
    creator.avatarUrl !== null && size > 48 ? largeImage(creator.avatarUrl) : creator.avatarUrl;
  return (
    <span
      aria-hidden
      className={classes(
        'relative inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-full font-semibold',
        className,
      )}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.42),
        backgroundColor: `oklch(0.88 0.065 ${hue})`,
        color: `oklch(0.36 0.09 ${hue})`,
      }}
    >
      {initialOf(creator.name ?? creator.handle)}
      {avatarUrl !== null && avatarUrl !== failedUrl && (
        <img
          src={avatarUrl}
          alt=""
          width={size}
          height={size}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          className="absolute inset-0 size-full object-cover"
          onError={() => setFailedUrl(avatarUrl)}
        />
      )}
      <span className="absolute inset-0 rounded-full shadow-[inset_0_0_0_1px_oklch(0_0_0/0.08)] dark:shadow-[inset_0_0_0_1px_oklch(1_0_0/0.1)]" />
    </span>
  );
}
