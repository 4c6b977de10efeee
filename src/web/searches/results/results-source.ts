import type { ListedResult } from '../../../domain/results-query.ts';
import type { ResultsScope } from '../../api.ts';
import type { Selection } from './selection.ts';

/** Whose results a page shows, and how they stand. */
export interface ResultsSource {
  scope: ResultsScope;
  /** Rows may still come. */
  running: boolean;
  /** When rows last became others, or may have. */
  changedAt: number;
  /** In the order of finding, rows only ever come after the last. */
  appends: boolean;
  /** Creators have a score and reasons. */
  scored: boolean;
  /** Keywords there are to filter by. */
  keywordCount: number;
  /** Rows are of several networks: each says of which. */
  manyNetworks: boolean;
}

/** What every way to show the rows needs. */
export interface RowsProps {
  rows: ListedResult[];
  /** Rows there are to scroll through, with those that are still to be asked for. */
  rowCount: number;
  activeCreatorId: string | undefined;
  selection: Selection;
  onOpen: (creatorId: string) => void;
  onSelect: (creatorId: string, range: boolean) => void;
  /** Which rows are in view. */
  onShow: (first: number, last: number) => void;
  /** The element that scrolls the rows. */
  scroller: HTMLDivElement | null;
}
