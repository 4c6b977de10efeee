import { Download } from 'lucide-react';
import { type ResultsParameterValues, searchExportAddress } from '../../api.ts';
import { Button } from '../../components/ui/button.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/ui/menu.tsx';
import { formatCounted, formatExact } from '../../lib/format.ts';
import type { LoadedPage } from './results-pages.ts';
import { parametersOfView, type ResultsView } from './results-view.ts';

interface ExportMenuProps {
  searchId: string;
  view: ResultsView;
  /** A filter is set. */
  narrowed: boolean;
  page: LoadedPage | undefined;
  running: boolean;
}

/** The creators as a file: those who pass the filters, or all. */
export function ExportMenu({ searchId, view, narrowed, page, running }: ExportMenuProps) {
  const { total = 0, all = 0 } = page ?? {};
  return (
    <Menu
      className="w-64"
      trigger={
        <Button disabled={all === 0}>
          <Download aria-hidden /> Export
        </Button>
      }
    >
      {narrowed && total > 0 && (
        <>
          <MenuLabel>
            {total === 1 ? 'The one shown' : `The ${formatExact(total)} shown`}
          </MenuLabel>
          <ExportItems searchId={searchId} which={narrowingOf(view)} />
          <MenuSeparator />
        </>
      )}
      <MenuLabel>
        {running
          ? `The ${formatCounted(all, 'creator')} found up to now: the search still runs`
          : `All ${formatCounted(all, 'creator')}`}
      </MenuLabel>
      <ExportItems searchId={searchId} which={{}} />
    </Menu>
  );
}

/** A file has the order of finding: only what narrows is passed on. */
export function narrowingOf(view: ResultsView): ResultsParameterValues {
  const { sort: _, order: __, ...parameters } = parametersOfView(view);
  return parameters;
}

interface ExportItemsProps {
  searchId: string;
  which: Parameters<typeof searchExportAddress>[1];
}

export function ExportItems({ searchId, which }: ExportItemsProps) {
  return (
    <>
      <MenuItem asChild>
        <a href={searchExportAddress(searchId, which, false)} download>
          CSV
        </a>
      </MenuItem>
      <MenuItem asChild>
        <a href={searchExportAddress(searchId, which, true)} download>
          CSV for Excel
        </a>
      </MenuItem>
    </>
  );
}
