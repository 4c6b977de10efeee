import { createContext, useContext } from 'react';

/** What every cell needs to know, besides its row. */
export interface TableLook {
  compact: boolean;
  /** For relative dates. */
  now: number;
}

export const TableLookContext = createContext<TableLook>({ compact: false, now: 0 });

export function useTableLook(): TableLook {
  return useContext(TableLookContext);
}

/** Pixels: rows are of one height, so that ten thousand of them need no measuring. */
export const rowHeights = { comfortable: 52, compact: 36 } as const;
export const headerHeight = 36;
