import { Columns3, LayoutGrid, Rows3 } from 'lucide-react';
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
import { type ColumnId, hideableColumns } from './columns.tsx';
import type { TablePreferences } from './table-look.ts';
import { isColumnShown, usualPreferences } from './table-look.ts';

interface ColumnsMenuProps {
  preferences: TablePreferences;
  /** Columns that have nothing to say here, such as the score of a keyword search. */
  absent: ColumnId[];
  onChange: (preferences: TablePreferences) => void;
}

/** Which columns there are, and how high the rows. */
export function ColumnsMenu({ preferences, absent, onChange }: ColumnsMenuProps) {
  const { shown, compact } = preferences;
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label="Columns">
          <Columns3 aria-hidden /> <span className="hidden min-[1500px]:inline">Columns</span>
        </Button>
      }
    >
      {hideableColumns
        .filter(({ id }) => !absent.includes(id))
        .map(({ id, title }) => (
          <MenuCheckItem
            key={id}
            checked={isColumnShown(preferences, id)}
            onCheckedChange={(checked) => onChange({ ...preferences, shown: { ...shown, [id]: checked } })}
          >
            {title}
          </MenuCheckItem>
        ))}
      <MenuSeparator />
      <MenuLabel>Rows</MenuLabel>
      <MenuRadioGroup
        value={compact ? 'compact' : 'comfortable'}
        onValueChange={(value) => onChange({ ...preferences, compact: value === 'compact' })}
      >
        <MenuRadioItem value="comfortable">Comfortable</MenuRadioItem>
        <MenuRadioItem value="compact">Compact</MenuRadioItem>
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem onSelect={() => onChange({ ...usualPreferences, compact })}>
        Reset columns and widths
      </MenuItem>
    </Menu>
  );
}

export type ResultsLayout = 'table' | 'gallery';

interface LayoutSwitchProps {
  layout: ResultsLayout;
  onChange: (layout: ResultsLayout) => void;
}

export function LayoutSwitch({ layout, onChange }: LayoutSwitchProps) {
  return (
    <SegmentedControl
      label="Layout"
      size="small"
      value={layout}
      onChange={onChange}
      options={[
        { value: 'table', label: 'Table', content: <Rows3 aria-hidden className="size-4" /> },
        { value: 'gallery', label: 'Gallery', content: <LayoutGrid aria-hidden className="size-4" /> },
      ]}
    />
  );
}
