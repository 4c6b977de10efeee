import type { ColumnSizingState } from '@tanstack/react-table';
import { createContext, useContext } from 'react';

/** How this browser's person likes the table. */
export interface TablePreferences {
  compact: boolean;
  /** Where they chose otherwise than usual. */
  shown: Record<string, boolean>;
  widths: ColumnSizingState;
}

export const usualPreferences: TablePreferences = { compact: false, shown: {}, widths: {} };

/** Figures of the post that stand in its own cell too. */
const usuallyHidden = ['likes', 'comments', 'shares', 'posted', 'country'];

export function isColumnShown({ shown }: TablePreferences, id: string): boolean {
  return shown[id] ?? !usuallyHidden.includes(id);
}

/** What every cell needs to know, besides its row. */
export interface TableLook {
  compact: boolean;
  /** For relative dates. */
  now: number;
  /** Rows are of several networks: each says of which. */
  manyNetworks: boolean;
}

export const TableLookContext = createContext<TableLook>({ compact: false, now: 0, manyNetworks: false });

export function useTableLook(): TableLook {
  return useContext(TableLookContext);
}

/** Pixels: rows are of one height, so that ten thousand of them need no measuring. */
export const rowHeights = { comfortable: 52, compact: 36 } as const;
export const headerHeight = 36;
