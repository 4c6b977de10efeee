import { Check, CircleAlert, CirclePause, LoaderCircle } from 'lucide-react';
import type { Search } from '../../../domain/search.ts';
import { Face } from '../../components/face.tsx';
import { Figure } from '../../components/figure.tsx';
import { classes } from '../../lib/classes.ts';
import { formatExact } from '../../lib/format.ts';
import { givenQueries, type QueryView, queryName, reason } from '../search-words.ts';
import { useResultsView } from './use-results-view.ts';

/**
 * Where each keyword stands; of a similar search, whom it began with and the words that led to others. Where several
 * were given, a click shows whom one of them found.
 */
export function QueryChips({ search }: { search: Search }) {
  const { view, change } = useResultsView(search.mode === 'similar');
  const given = givenQueries(search);
  const led = search.queries.filter(({ parentId }) => parentId !== null);
  return (
    // One line however many there are, so that nothing below moves while they come.
    <ul
      aria-label={search.mode === 'similar' ? 'Searched from' : 'Keywords'}
      className="relative -mt-1 flex gap-1.5 overflow-x-auto px-4 pt-1 pb-2.5 [scrollbar-width:none] md:px-6"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too
      tabIndex={0}
    >
      {given.map((query) => (
        <QueryChip
          key={query.id}
          search={search}
          query={query}
          pressed={view.keyword === query.text}
          {...(given.length > 1
            ? { onToggle: () => change({ keyword: view.keyword === query.text ? undefined : query.text }) }
            : {})}
        />
      ))}
      {led.map((query) => (
        <QueryChip key={query.id} search={{ mode: 'keyword' }} query={query} />
      ))}
    </ul>
  );
}

const states: Record<QueryView['status'], { word: string; Icon: typeof Check | null; style: string }> = {
  pending: { word: 'waiting', Icon: null, style: '' },
  processing: { word: 'searching', Icon: LoaderCircle, style: 'animate-spin text-accent-text' },
  done: { word: 'done', Icon: Check, style: 'text-good' },
  failed: { word: 'failed', Icon: CircleAlert, style: 'text-bad' },
  stopped: { word: 'stopped', Icon: CirclePause, style: 'text-ink-faint' },
};

interface QueryChipProps {
  search: Pick<Search, 'mode'>;
  query: QueryView;
  pressed?: boolean;
  onToggle?: () => void;
}

function QueryChip({ search, query, pressed = false, onToggle }: QueryChipProps) {
  const { seed, status, error, foundCount } = query;
  const { word, Icon, style: iconStyle } = states[status];
  const why = error === null ? null : `Failed: ${reason(error)}`;
  const style = classes(
    'flex h-7 items-center gap-1.5 rounded-full border bg-surface px-2.5 text-13',
    status === 'failed' && 'border-bad/40 bg-bad-soft',
    onToggle !== undefined && 'hover:border-line-strong',
    pressed && 'border-accent-line bg-accent-soft text-accent-text hover:border-accent-line',
    seed !== null && 'pl-1',
  );
  const content = (
    <>
      {seed !== null && <Face creator={seed} size={20} />}
      <bdi className="max-w-52 truncate font-medium">
        {seed === null ? queryName(search, query) : (seed.name ?? seed.handle)}
      </bdi>
      {seed !== null ? (
        <span className="text-ink-muted text-xs">
          <span dir="ltr">@{seed.handle}</span> · <Figure value={seed.followerCount} />
        </span>
      ) : (
        <span className={classes('figures text-ink-muted', pressed && 'text-inherit')}>
          {formatExact(foundCount)}
        </span>
      )}
      {Icon !== null && <Icon aria-hidden className={classes('size-3.5', iconStyle)} />}
      <span className="sr-only">{why ?? word}</span>
    </>
  );
  return (
    <li data-hover={why ?? `${queryName(search, query)}: ${word}`} className="shrink-0">
      {onToggle === undefined ? (
        <span className={style}>{content}</span>
      ) : (
        <button type="button" aria-pressed={pressed} onClick={onToggle} className={style}>
          {content}
        </button>
      )}
    </li>
  );
}
