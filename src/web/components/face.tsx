import type { Creator } from '../../domain/creator.ts';
import { initialColors, initialOf } from '../../domain/image.ts';
import { initialHeight } from '../../domain/placeholder.ts';
import { classes } from '../lib/classes.ts';
import { behindPicture, StoredImage } from './stored-image.tsx';

interface FaceProps {
  creator: Pick<Creator, 'handle' | 'avatarUrl'>;
  /** Side in pixels. */
  size: number;
  /** In the first screen. */
  eager?: boolean;
  className?: string;
}

/** A creator's picture over a coloured initial, which stays where there is no picture or it can't be had. */
export function Face({ creator: { handle, avatarUrl }, size, eager = false, className }: FaceProps) {
  const { ground, letter } = initialColors(handle);
  return (
    <span
      aria-hidden
      data-picture="creator"
      className={classes(
        'group/picture relative inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-full font-semibold',
        className,
      )}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * initialHeight),
        backgroundColor: ground,
        color: letter,
      }}
    >
      <span className={behindPicture}>{initialOf(handle)}</span>
      {avatarUrl !== null && (
        <StoredImage
          kind="creator"
          address={avatarUrl}
          width={size}
          height={size}
          eager={eager}
          priority={eager ? 'high' : undefined}
        />
      )}
      <span className="absolute inset-0 rounded-full shadow-[inset_0_0_0_1px_oklch(0_0_0/0.08)] dark:shadow-[inset_0_0_0_1px_oklch(1_0_0/0.1)]" />
    </span>
  );
}
