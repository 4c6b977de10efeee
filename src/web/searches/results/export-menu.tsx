import { Download } from 'lucide-react';
import { resultsQueryToParameters } from '../../../domain/results-query-parameters.ts';
import { exportAddress, type ResultsParameterValues, type ResultsScope } from '../../api.ts';
import { Button } from '../../components/ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/ui/menu.tsx';
import { formatCounted, formatExact } from '../../lib/format.ts';
import type { LoadedPage } from './results-pages.ts';
import type { ResultsView } from './results-view.ts';

interface ExportMenuProps {
  scope: ResultsScope;
  view: ResultsView;
  /** A filter is set. */
  narrowed: boolean;
  page: LoadedPage | undefined;
  running: boolean;
}

/** The creators as a file: those who pass the filters, or all. */
export function ExportMenu({ scope, view, narrowed, page, running }: ExportMenuProps) {
  const { total = 0, all = 0 } = page ?? {};
  return (
    <Menu
      className="w-64"
      trigger={
        <Button disabled={all === 0} aria-label="Export" className="max-sm:px-2">
          <Download aria-hidden /> <span className="max-sm:hidden">Export</span>
        </Button>
      }
    >
      {narrowed && total > 0 && (
        <>
          <MenuLabel>{total === 1 ? 'The one shown' : `The ${formatExact(total)} shown`}</MenuLabel>
          <ExportItems scope={scope} which={narrowingOf(view)} />
          <MenuSeparator />
        </>
      )}
      <MenuLabel>
        {running
          ? `The ${formatCounted(all, 'creator')} found up to now: more may come`
          : `All ${formatCounted(all, 'creator')}`}
      </MenuLabel>
      <ExportItems scope={scope} which={{}} />
    </Menu>
  );
}

/** A file has the order of finding: only what narrows is passed on. */
export function narrowingOf(view: ResultsView): ResultsParameterValues {
  const { sort: _, order: __, ...narrowing } = view;
  return resultsQueryToParameters(narrowing);
}

interface ExportItemsProps {
  scope: ResultsScope;
  which: Parameters<typeof exportAddress>[1];
}

export function ExportItems({ scope, which }: ExportItemsProps) {
  return (
    <>
      <MenuItem asChild>
        <a href={exportAddress(scope, which, false)} download>
          CSV
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={exportAddress(scope, which, true)} download>
          CSV for Excel
        </a>
      </MenuItem>
    </>
  );
}
