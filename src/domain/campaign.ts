import { z } from 'zod';
import { searchSchema } from './search.ts';

export const campaignSearchTypes = ['keyword', 'similar'] as const;
export const campaignStatuses = ['draft', 'active', 'completed', 'archived'] as const;

const name = z
  .string()
  .trim()
  .min(1, 'Give the campaign a name.')
  .max(120, 'A name has at most 120 characters.');
const description = z.string().trim().max(2000, 'A description has at most 2,000 characters.');

export const createCampaignInputSchema = z.strictObject({
  name,
  description: description.default(''),
  searchType: z.enum(campaignSearchTypes),
});
export type CreateCampaignInput = z.infer<typeof createCampaignInputSchema>;

export const changeCampaignInputSchema = z
  .strictObject({
    name,
    description,
    /** False brings it back from the archive. */
    archived: z.boolean(),
  })
  .partial()
  .refine((input) => Object.keys(input).length > 0, 'Say what to change.');
export type ChangeCampaignInput = z.infer<typeof changeCampaignInputSchema>;

export const campaignSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  searchType: z.enum(campaignSearchTypes),
  status: z.enum(campaignStatuses),
  /** Networks searched so far. */
  platforms: z.array(z.string()),
  searchCount: z.number().int(),
  creatorCount: z.number().int(),
  withEmailCount: z.number().int(),
  createdAt: z.iso.datetime(),
  /** The last time a search of it was started or ended, or it was changed. */
  lastActivityAt: z.iso.datetime(),
});
export type Campaign = z.infer<typeof campaignSchema>;

export const campaignDetailSchema = campaignSchema.extend({ searches: z.array(searchSchema) });
export type CampaignDetail = z.infer<typeof campaignDetailSchema>;

/** What is written down as it happens; how searches start and end is read from them. */
export const recordedEventKinds = [
  'renamed',
  'archived',
  'restored',
  'search_retried',
  'search_run_again',
] as const;

export const campaignEventSchema = z.object({
  at: z.iso.datetime(),
  kind: z.enum([...recordedEventKinds, 'created', 'search_started', 'search_ended']),
  /** As in "Renamed from “Spring” to “Summer”". */
  text: z.string(),
  searchId: z.uuid().nullable(),
});
export type CampaignEvent = z.infer<typeof campaignEventSchema>;
