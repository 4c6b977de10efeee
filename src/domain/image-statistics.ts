import { z } from 'zod';

/** For how long it is known what became of images, by the hour. */
export const longestStatisticsHours = 720;

/**
 * Where an answer came from; the first three did not ask the network: this process's memory, the store, and the
 * browser's own copy, which was still good.
 */
export const imageSources = ['memory', 'store', 'not-modified', 'network', 'placeholder'] as const;
export const imageSourceSchema = z.enum(imageSources);
export type ImageSource = z.infer<typeof imageSourceSchema>;
export const sourcesWithoutNetwork: readonly ImageSource[] = ['memory', 'store', 'not-modified'];

export const imageStatisticsQuerySchema = z.object({
  /** The current hour and those before it. */
  hours: z.coerce.number().int().min(1).max(longestStatisticsHours).default(24),
});

const count = z.number().int();
/** Null where nothing was timed. */
const meanMs = z.number().nullable();

/** What became of images: hosts of networks and names of ours, nothing of any creator. */
export const imageStatisticsViewSchema = z.object({
  hours: z.number().int(),
  served: z.object({
    count,
    /** The share of answers that did not ask the network; null without answers. */
    hitRate: z.number().nullable(),
    meanMs,
    bySource: z.array(z.object({ source: imageSourceSchema, count, meanMs })),
  }),
  /** Images that networks gave, by host and by the step that got them. */
  fetches: z.array(z.object({ host: z.string(), strategy: z.string(), count, meanMs })),
  /** Why networks gave none: a code or an HTTP status. */
  failures: z.array(z.object({ host: z.string(), reason: z.string(), count })),
  conversions: z.array(
    z.object({
      format: z.string(),
      count,
      meanMs,
      refusals: z.array(z.object({ reason: z.string(), count })),
    }),
  ),
  /** Fetched before anybody asked. */
  warmed: count,
  /** Given up to stay below the store's limit. */
  evicted: count,
  store: z.object({ files: count, bytes: count, limitBytes: count }),
  /** Images that could not be had and will be asked for again. */
  waitingRetries: count,
  /** Answers by the hour, the oldest hour first, none left out. */
  series: z.array(z.object({ hour: z.iso.datetime(), served: z.record(imageSourceSchema, count) })),
});
export type ImageStatisticsView = z.infer<typeof imageStatisticsViewSchema>;
