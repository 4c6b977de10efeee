/** How tall the letter is that stands for a picture, as a share of the picture's width. */
export const initialHeight = 0.42;

/**
 * What stands in a picture's place: `final` when it can't be had for now, `pending` when it is still on its way. A page
 * can't read the headers of an <img>, so the drawing says it by its own width: wider than any picture, and even, as
 * screens with two pixels per point halve it.
 */
export const placeholderWidths = { final: 1000, pending: 1002 } as const;
export type PlaceholderKind = keyof typeof placeholderWidths;

/** What a loaded image is by the width that the browser tells; null for a picture. */
export function placeholderKind(naturalWidth: number): PlaceholderKind | null {
  const kinds = Object.keys(placeholderWidths) as PlaceholderKind[];
  const isOf = (kind: PlaceholderKind) =>
    naturalWidth === placeholderWidths[kind] || naturalWidth * 2 === placeholderWidths[kind];
  return kinds.find(isOf) ?? null;
}
