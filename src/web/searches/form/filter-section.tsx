import { ChevronDown } from 'lucide-react';
import { Button } from '../../components/ui/button.tsx';
import { classes } from '../../lib/classes.ts';
import { type FilterDraft, noFilters, readFilterDraft } from './filter-draft.ts';
import { FilterFields } from './filter-fields.tsx';
import { filterSentence } from './filter-sentence.ts';

interface FilterSectionProps {
  draft: FilterDraft;
  onChange: (draft: FilterDraft) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

const panelId = 'filters';

/** "Only creators who …": folded, it reads back what is set as a sentence. */
export function FilterSection({ draft, onChange, open, onOpen }: FilterSectionProps) {
  const { filters, errors } = readFilterDraft(draft);
  const sentence = filterSentence(filters);
  const wrong = Object.keys(errors).length > 0;
  return (
    <section aria-label="Filters" className="rounded-lg border border-line-strong">
      <div className="flex items-start gap-1 pr-1.5">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => onOpen(!open)}
          className="flex min-h-11 min-w-0 flex-1 items-start gap-2 rounded-lg px-3 py-3 text-left text-sm"
        >
          <ChevronDown
            aria-hidden
            className={classes(
              'mt-0.5 size-4 shrink-0 text-ink-muted transition-transform duration-150',
              !open && '-rotate-90',
            )}
          />
          <span className="min-w-0">
            {sentence === '' ? (
              <>
                <span className="font-medium">Only creators who …</span>{' '}
                <span className="text-ink-muted">{!wrong && 'no filters set'}</span>
              </>
            ) : (
              <>
                <span className="font-medium">Only creators</span> <WithWholeWords text={sentence} />
              </>
            )}
            {wrong && !open && <span className="text-bad"> A filter is not right yet.</span>}
          </span>
        </button>
        {(sentence !== '' || wrong) && (
          <Button look="quiet" size="small" className="mt-2" onClick={() => onChange(noFilters)}>
            Clear
          </Button>
        )}
      </div>
      {open && (
        <div id={panelId} className="border-t px-3 pt-4 pb-3">
          <FilterFields draft={draft} onChange={onChange} errors={errors} />
          <p className="mt-4 border-t pt-3 text-13 text-ink-muted">
            Filters apply while collecting: the number you ask for counts only creators who match. Where a
            network does not say something, such as the country, the creator does not pass a filter by it.
          </p>
        </div>
      )}
    </section>
  );
}

/** “e-mail” is not to break at its hyphen. */
function WithWholeWords({ text }: { text: string }) {
  return text.split(/(e-mail)/u).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no identity but their place
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
