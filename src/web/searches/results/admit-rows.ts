/** As many as are drawn within a frame on a slow machine; turning the wheel brings fewer new ones than that. */
export const rowsPerFrame = 5;

/** The rows in view that were whole already, and the next few of the others. */
export function admitRows(whole: ReadonlySet<string>, inView: string[]): Set<string> {
  const fresh = inView.filter((id) => !whole.has(id)).slice(0, rowsPerFrame);
  return new Set([...inView.filter((id) => whole.has(id)), ...fresh]);
}
