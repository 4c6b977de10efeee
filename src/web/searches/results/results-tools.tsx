import { ArrowDownWideNarrow, Columns3, Download, Rows3, Rows4 } from 'lucide-react';
import { isFinished, type Search } from '../../../domain/search.ts';
import { searchExportAddress } from '../../api.ts';
import { Button } from '../../components/ui/button.tsx';
import {
  Menu,
  MenuCheckItem,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from '../../components/ui/menu.tsx';
import { SegmentedControl } from '../../components/ui/segmented-control.tsx';
import { formatCounted } from '../../lib/format.ts';
import { hideableColumns } from './columns.tsx';
import { type ResultsParameters, type SortKey, sortKeys } from './results-parameters.ts';
import type { TablePreferences } from './results-table.tsx';

const sortTitles: Record<SortKey, string> = {
  followers: 'Followers',
  views: 'Views',
  likes: 'Likes',
  comments: 'Comments',
  shares: 'Shares',
  posted: 'Date posted',
};
const asFound = 'found';

interface SortMenuProps {
  view: ResultsParameters;
  onSort: (sort: SortKey | undefined) => void;
}

export function SortMenu({ view, onSort }: SortMenuProps) {
  const title = view.sort === undefined ? 'As found' : sortTitles[view.sort];
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={`Sort: ${title}`}>
          <ArrowDownWideNarrow aria-hidden />
          <span className="hidden min-[1400px]:inline">Sort: </span>
          {title}
        </Button>
      }
    >
      <MenuRadioGroup
        value={view.sort ?? asFound}
        onValueChange={(value) => onSort(sortKeys.find((key) => key === value))}
      >
        <MenuRadioItem value={asFound}>As found</MenuRadioItem>
        <MenuSeparator />
        {sortKeys.map((key) => (
          <MenuRadioItem key={key} value={key}>
            {sortTitles[key]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}

interface TableMenuProps {
  preferences: TablePreferences;
  onChange: (preferences: TablePreferences) => void;
}

export function ColumnsMenu({ preferences, onChange }: TableMenuProps) {
  const { hidden } = preferences;
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label="Columns">
          <Columns3 aria-hidden /> <span className="hidden min-[1400px]:inline">Columns</span>
        </Button>
      }
    >
      {hideableColumns.map(({ id, title }) => (
        <MenuCheckItem
          key={id}
          checked={hidden[id] !== false}
          onCheckedChange={(checked) => onChange({ ...preferences, hidden: { ...hidden, [id]: checked } })}
        >
          {title}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onChange({ ...preferences, hidden: {}, widths: {} })}>
        Reset columns and widths
      </MenuItem>
    </Menu>
  );
}

export function DensitySwitch({ preferences, onChange }: TableMenuProps) {
  return (
    <SegmentedControl
      label="Height of the rows"
      size="small"
      value={preferences.compact ? 'compact' : 'comfortable'}
      onChange={(value) => onChange({ ...preferences, compact: value === 'compact' })}
      options={[
        {
          value: 'comfortable',
          label: 'Comfortable rows',
          content: <Rows3 aria-hidden className="size-4" />,
        },
        { value: 'compact', label: 'Compact rows', content: <Rows4 aria-hidden className="size-4" /> },
      ]}
    />
  );
}

export function ExportMenu({ search }: { search: Search }) {
  const creators = formatCounted(search.counts.found, 'creator');
  return (
    <Menu
      className="w-72"
      trigger={
        <Button disabled={search.counts.found === 0}>
          <Download aria-hidden /> Export
        </Button>
      }
    >
      <MenuLabel>
        {isFinished(search.status)
          ? `All ${creators} of this search, whatever is filtered.`
          : `The ${creators} found up to now: the search still runs.`}
      </MenuLabel>
      <MenuItem asChild>
        <a href={searchExportAddress(search.id, false)} download>
          CSV
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={searchExportAddress(search.id, true)} download>
          CSV for Excel
        </a>
      </MenuItem>
    </Menu>
  );
}
