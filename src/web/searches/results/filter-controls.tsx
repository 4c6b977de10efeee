import type { ResultsPage } from '../../../domain/results-query.ts';
import type { SearchFilters } from '../../../domain/search-filters.ts';
import { Toggle } from '../../components/pill.tsx';
import { countryName, languageName } from '../../lib/code-names.ts';
import { formatCompact, formatRate } from '../../lib/format.ts';
import { parseCount, parsePercent } from '../../lib/parse-number.ts';
import { daysText, filterTitles, type NarrowingName } from '../filter-phrases.ts';
import { ChoiceRow, ChoicesField, OneOfField, RangeField } from './filter-fields.tsx';
import type { ResultsView } from './results-view.ts';
import type { ChangeView } from './use-results-view.ts';

export interface FilterProps {
  view: ResultsView;
  counts: ResultsPage['counts'] | undefined;
  onChange: ChangeView;
}

const sizes = [
  { from: 1_000, to: 10_000 },
  { from: 10_000, to: 100_000 },
  { from: 100_000, to: 1_000_000 },
  { from: 1_000_000 },
];
const viewSizes = [{ from: 1_000 }, { from: 10_000 }, { from: 100_000 }, { from: 1_000_000 }];
const rates = [{ from: 0.01 }, { from: 0.03 }, { from: 0.05 }, { from: 0.1 }];
const recentDays = [7, 30, 90, 365];

/** What can be set of one filter; the text has its own field. */
export function FilterControl({ name, view, counts, onChange }: FilterProps & { name: NarrowingName }) {
  const { filters, keyword } = view;
  const set = (changes: { [Name in keyof SearchFilters]?: SearchFilters[Name] | undefined }) =>
    onChange({ filters: withoutAbsent({ ...filters, ...changes }) });
  const label = filterTitles[name];
  switch (name) {
    case 'text':
      return null;
    case 'followers':
    case 'views':
      return (
        <RangeField
          label={label}
          range={filters[name]}
          presets={name === 'followers' ? sizes : viewSizes}
          format={formatCompact}
          parse={parseCount}
          onChange={(range) => set({ [name]: range })}
        />
      );
    case 'engagement':
      return (
        <RangeField
          label={label}
          range={filters.engagement}
          presets={rates}
          format={formatRate}
          parse={parsePercent}
          unit="%"
          onChange={(engagement) => set({ engagement })}
        />
      );
    case 'languages':
    case 'countries':
      return (
        <ChoicesField
          label={label}
          choices={counts?.[name] ?? []}
          chosen={filters[name] ?? []}
          nameOf={name === 'languages' ? languageName : countryName}
          onChange={(chosen) => set({ [name]: chosen })}
        />
      );
    case 'keyword':
      return (
        <OneOfField
          label={label}
          anyTitle="Any keyword"
          options={counts?.keywords ?? []}
          value={keyword}
          onChange={(value) => onChange({ keyword: value })}
        />
      );
    case 'postedWithinDays':
      return (
        <ul aria-label="Posted within" className="flex flex-wrap gap-1.5">
          {recentDays.map((days) => {
            const pressed = filters.postedWithinDays === days;
            return (
              <li key={days}>
                <Toggle
                  pressed={pressed}
                  onToggle={() => set({ postedWithinDays: pressed ? undefined : days })}
                  className="figures h-7 px-2"
                >
                  {daysText(days)}
                </Toggle>
              </li>
            );
          })}
        </ul>
      );
    default:
      return (
        <ChoiceRow
          type="checkbox"
          name={label}
          count={counts?.[name]}
          checked={filters[name] === true}
          onChange={(checked) => set({ [name]: checked ? true : undefined })}
        />
      );
  }
}

function withoutAbsent(filters: object): SearchFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
