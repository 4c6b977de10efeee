import { Play } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { Creator, Post } from '../../domain/creator.ts';
import { initialColors } from '../../domain/image.ts';
import { classes } from '../lib/classes.ts';
import { behindPicture, StoredImage } from './stored-image.tsx';

interface ThumbnailProps {
  post: Pick<Post, 'thumbnailUrl'>;
  /** Whose post it is. */
  creator: Pick<Creator, 'handle'>;
  /** In pixels. */
  width: number;
  height: number;
  /** In the first screen. */
  eager?: boolean;
  priority?: 'low';
  className?: string;
}

/** A post's picture over a quiet tint of its creator's colour, which stays where the picture can't be had. */
export function Thumbnail(props: ThumbnailProps) {
  const { post, creator, width, height, eager = false, priority, className } = props;
  const { ground, letter } = initialColors(creator.handle);
  const markSize = Math.round(Math.min(28, width * 0.36));
  return (
    <span
      aria-hidden
      data-picture="post"
      className={classes(
        'group/picture relative flex shrink-0 items-center justify-center overflow-hidden rounded-sm',
        'bg-[color-mix(in_oklab,var(--tint)_30%,var(--sunken))] text-[color-mix(in_oklab,var(--shade)_20%,transparent)]',
        'dark:bg-[color-mix(in_oklab,var(--shade)_34%,var(--line))] dark:text-[color-mix(in_oklab,var(--tint)_26%,transparent)]',
        className,
      )}
      style={{ width, height, '--tint': ground, '--shade': letter } as CSSProperties}
    >
      <Play className={behindPicture} fill="currentColor" strokeWidth={0} size={markSize} />
      {post.thumbnailUrl !== null && (
        <StoredImage
          kind="post"
          address={post.thumbnailUrl}
          width={width}
          height={height}
          eager={eager}
          priority={priority}
        />
      )}
    </span>
  );
}
