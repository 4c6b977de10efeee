import { Heart, MessageCircle, Share2 } from 'lucide-react';
import type { Post } from '../../../domain/creator.ts';
import type { ListedResult } from '../../../domain/results-query.ts';
import { Figure, Unknown } from '../../components/figure.tsx';
import { Moment } from '../../components/moment.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { classes } from '../../lib/classes.ts';
import { safeLink } from '../../lib/safe-link.ts';
import { shorten } from '../../lib/shorten.ts';
import { useTableLook } from './table-look.ts';

/** The matched post: picture, caption, and a quiet line of what it earned. */
export function PostCell({ result, eager }: { result: ListedResult; eager: boolean }) {
  const { creator, post, matchedPostCount } = result;
  const { compact, now } = useTableLook();
  if (post === null) return <Unknown what="no post" />;
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Thumbnail
        post={post}
        creator={creator}
        width={compact ? 22 : 34}
        height={compact ? 28 : 44}
        eager={eager}
        // After the faces.
        priority="low"
      />
      <div className="min-w-0 flex-1">
        <Caption brief post={post} className={compact ? 'truncate' : 'line-clamp-2 leading-[15px]'} />
        {!compact && (
          <div className="figures mt-0.5 flex items-center gap-2 text-[11px] text-ink-faint leading-3.5">
            <Moment at={post.publishedAt} now={now} style="narrow" />
            <PostFigures post={post} />
            {matchedPostCount > 1 && (
              <span data-hover={`${matchedPostCount} posts matched; this one has the most views`}>
                +{matchedPostCount - 1}
              </span>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

interface CaptionProps {
  post: Post;
  /** Its beginning only, where many captions are laid out at once. */
  brief?: boolean;
  className?: string;
}

export function Caption({ post, brief = false, className }: CaptionProps) {
  const { caption } = post;
  const address = safeLink(post.url);
  const text = caption !== null && brief ? shorten(caption) : caption;
  const content = text ?? (address === undefined ? null : 'Post without a caption');
  if (content === null) return <Unknown what="no caption" />;
  const style = classes('break-words text-xs text-ink', caption === null && 'text-ink-muted', className);
  return (
    <div dir="auto" data-hover={caption ?? undefined}>
      {address === undefined ? (
        <p className={style}>{content}</p>
      ) : (
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          // One line of it is lower than a finger needs.
          className={classes('block min-h-6 rounded-sm hover:underline hover:underline-offset-2', style)}
        >
          {content}
        </a>
      )}
    </div>
  );
}

const postFigures = [
  { key: 'likeCount', name: 'likes', Icon: Heart },
  { key: 'commentCount', name: 'comments', Icon: MessageCircle },
  { key: 'shareCount', name: 'shares', Icon: Share2 },
] as const;

function PostFigures({ post }: { post: Post }) {
  return postFigures.map(({ key, name, Icon }) => {
    const value = post[key];
    return value === null ? null : (
      <span key={key} className="inline-flex items-center gap-0.5">
        <Icon aria-hidden className="size-3" />
        <Figure value={value} />
        <span className="sr-only">{name}</span>
      </span>
    );
  });
}

export function HashtagsCell({ result: { post } }: { result: ListedResult }) {
  const { compact } = useTableLook();
  const hashtags = post?.hashtags ?? [];
  if (hashtags.length === 0) return <Unknown what="no hashtags" />;
  const text = hashtags.map((hashtag) => `#${hashtag}`).join(' ');
  return (
    <p
      dir="auto"
      data-hover={text}
      className={classes('break-words text-ink-muted text-xs', compact ? 'truncate' : 'line-clamp-2')}
    >
      {shorten(text)}
    </p>
  );
}

export function KeywordsCell({ result: { queries } }: { result: ListedResult }) {
  const [first, ...others] = queries;
  if (first === undefined) return <Unknown />;
  return (
    <span className="flex min-w-0 items-center gap-1" data-hover={queries.join('\n')}>
      <span dir="auto" className="min-w-0 truncate rounded-sm bg-line/50 px-1.5 py-0.5 text-xs">
        {first}
      </span>
      {others.length > 0 && <span className="figures shrink-0 text-ink-muted text-xs">+{others.length}</span>}
    </span>
  );
}

export function PostedCell({ result: { post } }: { result: ListedResult }) {
  const { now } = useTableLook();
  const publishedAt = post?.publishedAt ?? null;
  if (publishedAt === null) return <Unknown />;
  return (
    <span className="text-ink-muted">
      <Moment at={publishedAt} now={now} style="narrow" />
    </span>
  );
}
