import type { SearchResult } from '../../../domain/search.ts';

export interface HeldOrder {
  /** What to show. */
  rows: SearchResult[];
  /** Rows that wait, or were added below what one reads. */
  newCount: number;
  /** The order would be another one if it were arranged now. */
  waiting: boolean;
}

/**
 * Rows stream in while somebody reads: what is shown must not move. Given the order shown so far (`held`, ids) and the
 * order that the rows would have now, answers what to show. Rows that only append are shown at once; anything that
 * would move a row waits until it is asked for, with every row shown in its newest state.
 */
export function holdOrder(arranged: SearchResult[], held: string[] | null): HeldOrder {
  if (held === null) return { rows: arranged, newCount: 0, waiting: false };
  const appended = held.every((id, index) => arranged[index]?.creator.id === id);
  if (appended) return { rows: arranged, newCount: arranged.length - held.length, waiting: false };
  const byId = new Map(arranged.map((result) => [result.creator.id, result]));
  const rows = held.flatMap((id) => byId.get(id) ?? []);
  return { rows, newCount: arranged.length - rows.length, waiting: true };
}
