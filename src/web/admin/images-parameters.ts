/** How far back is looked: a day, unless the address says otherwise. */
export const imageRanges = {
  day: { hours: 24, title: '24 hours' },
  week: { hours: 168, title: '7 days' },
  month: { hours: 720, title: '30 days' },
} as const;
export type ImageRange = keyof typeof imageRanges;
export const imageRangeNames: readonly ImageRange[] = ['day', 'week', 'month'];

/** How the statistics of images are looked at: all of it lives in the address. */
export interface ImagesParameters {
  range?: Exclude<ImageRange, 'day'>;
  /** Text to filter hosts by. */
  host?: string;
}

export function readImagesParameters(search: Record<string, unknown>): ImagesParameters {
  const range = imageRangeNames.find((name) => name === search.range);
  // The router reads "16" in an address as a number.
  const host = search.host === undefined ? '' : String(search.host);
  return {
    ...(range === undefined || range === 'day' ? {} : { range }),
    ...(host === '' ? {} : { host }),
  };
}
