import { isFinished, type Search } from '../../../domain/search.ts';
import { type SearchFilterName, searchFilterNames } from '../../../domain/search-filters.ts';
import { Popover } from '../../components/ui/popover.tsx';
import { formatCounted, formatExact } from '../../lib/format.ts';
import { filterPhrase } from '../filter-phrases.ts';

/** Creators that were read but did not pass the search's own filters; on a click, which filter kept how many away. */
export function LeftOut({ search }: { search: Search }) {
  const { leftOut, leftOutBy } = search.counts;
  const reasons = searchFilterNames.flatMap((name): [SearchFilterName, number][] => {
    const count = leftOutBy[name];
    return count === undefined || count === 0 ? [] : [[name, count]];
  });
  return (
    <Popover
      label="Left out by your filters"
      trigger={
        <button
          type="button"
          className="figures rounded-sm underline decoration-line-strong decoration-dotted underline-offset-3 hover:text-ink"
        >
          {formatExact(leftOut)} left out by your filters
        </button>
      }
    >
      <p className="mb-2 text-ink-muted">
        {formatCounted(leftOut, 'creator')} {isFinished(search.status) ? 'were' : 'are'} found but did not
        pass. Each is counted where it failed first.
      </p>
      <dl className="flex flex-col gap-1">
        {reasons.map(([name, count]) => (
          <div key={name} className="flex items-baseline gap-3">
            <dt className="min-w-0 flex-1">Not “{filterPhrase(name, { filters: search.filters })}”</dt>
            <dd className="figures text-ink-muted">{formatExact(count)}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
