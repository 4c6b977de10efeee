/** Who is chosen: some by id, or everybody who passes the filters. */
export interface Selection {
  ids: ReadonlySet<string>;
  all: boolean;
  /** Where a range that is marked with shift begins. */
  anchor: string | null;
}

export const nobody: Selection = { ids: new Set(), all: false, anchor: null };
export const everybody: Selection = { ids: new Set(), all: true, anchor: null };

export function isSelected({ ids, all }: Selection, id: string): boolean {
  return all || ids.has(id);
}

export function selectedCount({ ids, all }: Selection, total: number): number {
  return all ? total : ids.size;
}

/** Chooses one or lets it go; with `range`, it and all between it and the one before. `rows` are ids in order. */
export function select(selection: Selection, rows: string[], id: string, range: boolean): Selection {
  const chosen = !isSelected(selection, id);
  const ids = new Set(selection.all ? rows : selection.ids);
  const from = range && selection.anchor !== null ? rows.indexOf(selection.anchor) : -1;
  const to = rows.indexOf(id);
  const touched = from === -1 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const one of touched) {
    if (chosen) ids.add(one);
    else ids.delete(one);
  }
  return { ids, all: false, anchor: id };
}
