import { useQuery } from '@tanstack/react-query';
import { maximumTarget } from '../../../domain/search.ts';
import { hasFilters } from '../../../domain/search-filters.ts';
import { recentSearchesQuery } from '../../queries.ts';
import { readFilterDraft } from './filter-draft.ts';
import { costWords, limitWords, type ModeCost, usualCredits } from './search-cost.ts';
import { queriesOf, readCreditLimit, type SearchDraft } from './search-draft.ts';

interface CostNoteProps {
  draft: SearchDraft;
  cost: ModeCost;
}

/** What the search will cost, said before it starts. */
export function CostNote({ draft, cost }: CostNoteProps) {
  const searches = useQuery(recentSearchesQuery).data ?? [];
  const { platform, mode, target } = draft;
  const words = (() => {
    if (!(Number.isInteger(target) && target >= 1 && target <= maximumTarget)) return null;
    const order = { mode, cost, target, seedCount: queriesOf(draft).length };
    const filtered = hasFilters(readFilterDraft(draft.filters).filters);
    const limit = readCreditLimit(draft.creditLimit);
    return {
      ...costWords(order, filtered, usualCredits(searches, platform, mode, target)),
      limit: limit === null || Number.isNaN(limit) ? null : limitWords(order, filtered, limit),
    };
  })();
  return (
    <p id="cost" aria-live="polite" className="figures text-pretty text-13 text-ink-muted">
      {words !== null && (
        <>
          <span className="font-medium text-ink">{words.atMost}</span> {words.explanation} {words.limit}
        </>
      )}
    </p>
  );
}
