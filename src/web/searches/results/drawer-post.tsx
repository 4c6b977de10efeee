import type { ListedResult } from '../../../domain/results-query.ts';
import { Figure } from '../../components/figure.tsx';
import { Moment } from '../../components/moment.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { formatElapsed } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { FigureBox } from './drawer-figures.tsx';
import { Section } from './drawer-sections.tsx';
import { Caption } from './post-cells.tsx';

/** The post that matched, whole. */
export function PostSection({ result: { creator, post, matchedPostCount } }: { result: ListedResult }) {
  const now = useNow(true, 60_000);
  if (post === null) return null;
  return (
    <Section title={matchedPostCount > 1 ? `Best of ${matchedPostCount} matching posts` : 'Matching post'}>
      <div className="overflow-hidden rounded-lg border">
        <div className="flex gap-4 p-4">
          <Thumbnail post={post} creator={creator} width={80} height={104} />
          <div className="min-w-0 flex-1">
            <Caption post={post} className="line-clamp-4 text-sm" />
            <p className="figures mt-2 text-ink-muted text-xs">
              <Moment at={post.publishedAt} now={now} />
              {post.durationSeconds !== null && ` · ${formatElapsed(post.durationSeconds * 1000)}`}
            </p>
          </div>
        </div>
        <dl className="grid grid-cols-4 divide-x border-t">
          <FigureBox title="Views">
            <Figure value={post.viewCount} />
          </FigureBox>
          <FigureBox title="Likes">
            <Figure value={post.likeCount} />
          </FigureBox>
          <FigureBox title="Comments">
            <Figure value={post.commentCount} />
          </FigureBox>
          <FigureBox title="Shares">
            <Figure value={post.shareCount} />
          </FigureBox>
        </dl>
      </div>
      {post.hashtags.length > 0 && (
        <ul aria-label="Hashtags" className="mt-3 flex flex-wrap gap-x-2 gap-y-1 text-13 text-ink-muted">
          {post.hashtags.map((hashtag) => (
            <li key={hashtag} dir="auto" className="break-all">
              #{hashtag}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
